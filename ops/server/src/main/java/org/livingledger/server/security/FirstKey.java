package org.livingledger.server.security;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// The admin key of the first start: random, printed once, and kept in the data folder where only
/// its owner can read it. It can be revoked like any other; later starts leave it alone. Whoever has
/// lost it and can start the server, and so reaches all that is in its database anyway, can have
/// another made at a start.
final class FirstKey {

    /// One fixed id, so that of two servers starting on one empty database only one makes the key.
    static final String ID = "admin";

    static final String FILE = "admin.key";

    private final ApiKeys keys;
    private final Path data;
    private final PrintStream out;

    /// @param out where the key is printed: never the log, which others may read and keep
    FirstKey(ApiKeys keys, Path data, PrintStream out) {
        this.keys = keys;
        this.data = data;
        this.out = out;
    }

    /// Issues the key if none was ever issued.
    void issue() {
        if (keys.any()) {
            return;
        }
        try {
            issueNow();
        } catch (IOException e) {
            throw new UncheckedIOException("the admin key cannot be kept in " + data, e);
        }
    }

    /// Issues another admin key in place of one that was lost. The lost one is honoured until it is
    /// revoked: it may be lost to its owner only.
    void issueAnother() {
        try {
            issue(Secret.random(), "recovered");
        } catch (IOException e) {
            throw new UncheckedIOException("the admin key cannot be kept in " + data, e);
        }
    }

    private void issueNow() throws IOException {
        issue(Secret.random(ID), "first start");
    }

    private void issue(Secret secret, String label) throws IOException {
        // the file comes first: a key in the database that nobody was ever shown would lock us out
        Path draft = write(secret);
        if (keys.issueOnce(secret, Role.ADMIN, Grant.ALL, label) == null) {
            Files.delete(draft);
            return;
        }
        Path file = data.resolve(FILE);
        Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
        out.println();
        out.println("The admin key of this ledger server, shown this once and kept in");
        out.println(file.toAbsolutePath().normalize() + " :");
        out.println();
        out.println("    " + secret.text());
        out.println();
        out.flush();
    }

    private Path write(Secret secret) throws IOException {
        Files.createDirectories(data);
        Path draft = data.resolve(FILE + "." + ProcessHandle.current().pid());
        Files.deleteIfExists(draft);
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] onlyOwner =
                posix
                        ? new FileAttribute<?>[] {
                            PosixFilePermissions.asFileAttribute(
                                    PosixFilePermissions.fromString("rw-------"))
                        }
                        : new FileAttribute<?>[0];
        try (var file =
                Files.newByteChannel(
                        draft,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        onlyOwner)) {
            file.write(StandardCharsets.US_ASCII.encode(secret.text() + "\n"));
        }
        return draft;
    }
}
