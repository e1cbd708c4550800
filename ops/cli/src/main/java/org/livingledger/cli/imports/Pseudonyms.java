package org.livingledger.cli.imports;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.livingledger.cli.Exit;
import org.livingledger.cli.Failure;

/// Names for people whose e-mail addresses must not be told: `m-` and the first ten hexadecimal
/// digits of HMAC-SHA256(salt, address in lower case). Who has the salt can tell whether an address
/// is in the ledger; nobody can read addresses from it. The salt is drawn once for each ledger and
/// kept in a file that only its owner can read, so that a second import meets the same people.
final class Pseudonyms {

    private static final String HMAC = "HmacSHA256";
    private static final int SALT_BYTES = 32;
    private static final int DIGITS = 10;

    private final byte[] salt;

    Pseudonyms(byte[] salt) {
        this.salt = salt.clone();
    }

    /// The pseudonyms of a ledger: with the first salt that is found in these files, or else with a
    /// new one, which is written to the first of them.
    static Pseudonyms kept(List<Path> files) {
        try {
            for (Path file : files) {
                if (Files.exists(file)) {
                    return new Pseudonyms(read(file));
                }
            }
            return new Pseudonyms(draw(files.getFirst()));
        } catch (IOException e) {
            throw new Failure(
                    Exit.USAGE,
                    "cannot keep the salt of the pseudonyms",
                    e.toString(),
                    "make " + files.getFirst().getParent() + " writable");
        }
    }

    private static byte[] read(Path file) throws IOException {
        try {
            return HexFormat.of().parseHex(Files.readString(file).strip());
        } catch (IllegalArgumentException e) {
            throw new IOException(file + " does not hold a salt", e);
        }
    }

    private static byte[] draw(Path file) throws IOException {
        var drawn = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(drawn);
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        try {
            Files.createFile(file, onlyOwner());
        } catch (FileAlreadyExistsException e) {
            return read(file);
        }
        Files.writeString(file, HexFormat.of().formatHex(drawn) + "\n");
        return drawn;
    }

    /// Permissions 0600, where the file system knows of them.
    static FileAttribute<?>[] onlyOwner() {
        Set<String> views = FileSystems.getDefault().supportedFileAttributeViews();
        return views.contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    /// The pseudonym of an e-mail address.
    String of(String address) {
        return "m-" + digest(address.strip().toLowerCase(Locale.ROOT)).substring(0, DIGITS);
    }

    /// Sixteen hexadecimal digits that stand for a member in an idempotency key: keys are stored in
    /// clear, and a member's id may say who someone is.
    String inKey(String member) {
        return digest("key:" + member).substring(0, 16);
    }

    private String digest(String text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(salt, HMAC));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + HMAC, e);
        }
    }
}
