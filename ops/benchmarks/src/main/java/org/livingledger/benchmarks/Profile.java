package org.livingledger.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Where a server's processor time goes, asked of its flight recorder while it is loaded. The
/// recording costs a little, so nothing that is profiled is a measurement.
final class Profile {

    private static final List<String> VIEWS =
            List.of(
                    "cpu-time-hot-methods",
                    "gc-pauses",
                    "allocation-by-class",
                    "contention-by-site");

    private Profile() {}

    /// Loads a contestant once more and writes down what its server did meanwhile.
    ///
    /// @return the file that was written
    static Path write(Contestant contestant, JavaProcess server, Duration duration, Path folder)
            throws Exception {
        Files.createDirectories(folder);
        Path recording = Files.createTempFile("ledger-profile", ".jfr");
        String pid = Long.toString(server.pid());
        tool(
                "jcmd",
                pid,
                "JFR.start",
                "name=benchmark",
                "settings=profile",
                "jdk.CPUTimeSample#enabled=true");
        contestant.measure(duration);
        tool("jcmd", pid, "JFR.stop", "name=benchmark", "filename=" + recording);
        StringBuilder text = new StringBuilder();
        for (String view : VIEWS) {
            text.append(
                    tool(
                            "jfr",
                            "view",
                            "--width",
                            "140",
                            "--truncate",
                            "beginning",
                            view,
                            recording.toString()));
        }
        Files.delete(recording);
        Path file = folder.resolve("profile-" + contestant.name() + ".txt");
        Files.writeString(file, text.toString().strip() + "\n");
        return file;
    }

    private static String tool(String name, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", name).toString());
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
