import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Adds up the test reports below a folder and prints them as the build's last word. Fails when there
/// are none: a build that ran no test has shown nothing.
public final class TestCounts {

    private static final Pattern SUITE = Pattern.compile("<testsuite\\s[^>]*>");
    private static final Pattern ATTRIBUTE =
            Pattern.compile("\\s(tests|failures|errors|skipped)=\"(\\d+)\"");

    private TestCounts() {}

    /// Counts below the folder that is the first argument.
    public static void main(String[] arguments) throws IOException {
        int tests = 0;
        int failed = 0;
        int skipped = 0;
        for (Path report : reports(Path.of(arguments[0]))) {
            Matcher suite = SUITE.matcher(Files.readString(report));
            if (!suite.find()) {
                continue;
            }
            Matcher attribute = ATTRIBUTE.matcher(suite.group());
            while (attribute.find()) {
                int count = Integer.parseInt(attribute.group(2));
                switch (attribute.group(1)) {
                    case "tests" -> tests += count;
                    case "skipped" -> skipped += count;
                    default -> failed += count;
                }
            }
        }
        System.out.println(
                (tests - failed - skipped) + " passed, " + failed + " failed, " + skipped + " skipped");
        if (tests == 0) {
            System.exit(1);
        }
    }

    private static List<Path> reports(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("TEST-.*\\.xml"))
                    .filter(file -> file.toString().matches(".*/target/(surefire|failsafe)-reports/.*"))
                    .toList();
        }
    }
}
