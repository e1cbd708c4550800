package org.livingledger.server.people;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.livingledger.api.membership.Sealed;

/// Keys and what is done with them: AES-256-GCM under a key per member, those keys wrapped in the
/// same way under the master key, HMAC-SHA-256 for lookups.
public final class Vault {

    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final byte COMMITMENT = 0x02;
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final SecretKeySpec master;
    private final SecureRandom random = new SecureRandom();

    /// A vault under a master key of 32 bytes.
    public Vault(byte[] master) {
        if (master.length != KEY_BYTES) {
            throw new IllegalArgumentException(
                    "a master key has " + KEY_BYTES + " bytes, got " + master.length);
        }
        this.master = new SecretKeySpec(master, "AES");
    }

    /// A vault whose master key lies in a file, which is made, readable by its owner alone, if there
    /// is none. Servers that share a database must share this file.
    public static Vault at(Path file) {
        try {
            if (Files.notExists(file)) {
                make(file);
            }
            return new Vault(Base64.getUrlDecoder().decode(Files.readString(file).strip()));
        } catch (IOException e) {
            throw new UncheckedIOException("the master key in " + file + " cannot be used", e);
        }
    }

    /// The file appears whole or not at all, and of two servers that make it at once one wins.
    private static void make(Path file) throws IOException {
        byte[] master = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(master);
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path draft =
                Files.createTempFile(folder, "master", ".draft"); // readable by its owner alone
        try {
            Files.writeString(draft, BASE64.encodeToString(master), StandardOpenOption.SYNC);
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException e) {
            // the other server's key is the key
        } finally {
            Files.delete(draft);
        }
    }

    /// Random bytes.
    public byte[] random(int bytes) {
        byte[] drawn = new byte[bytes];
        random.nextBytes(drawn);
        return drawn;
    }

    /// A new key for one member.
    public byte[] newKey() {
        return random(KEY_BYTES);
    }

    /// A key or a secret as it may be stored.
    public byte[] wrap(byte[] key) {
        return crypt(master, key);
    }

    /// The key or secret that was stored.
    public byte[] unwrap(byte[] wrapped) {
        return decrypt(master, wrapped);
    }

    /// A text under a member's key.
    ///
    /// @param salt the salt of its commitment, 32 bytes
    public Sealed seal(String text, byte[] key, byte[] salt) {
        byte[] ciphertext =
                crypt(new SecretKeySpec(key, "AES"), text.getBytes(StandardCharsets.UTF_8));
        return new Sealed(
                BASE64.encodeToString(ciphertext),
                BASE64.encodeToString(commitment(ciphertext, salt)));
    }

    /// The text that was sealed under a member's key.
    public String open(String ciphertext, byte[] key) {
        byte[] text =
                decrypt(new SecretKeySpec(key, "AES"), Base64.getUrlDecoder().decode(ciphertext));
        return new String(text, StandardCharsets.UTF_8);
    }

    /// What a text is looked up by: nobody without the secret can tell what it was.
    public static byte[] lookup(byte[] secret, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    /// What a secret text can be recognised by: nobody without the master key can tell it, or try texts
    /// until one fits.
    ///
    /// @param place where it is a secret; elsewhere the same text is recognised by something else
    public String digest(String place, String text) {
        byte[] key = lookup(master.getEncoded(), "digest");
        return BASE64.encodeToString(lookup(key, place + '\n' + text));
    }

    private static byte[] commitment(byte[] ciphertext, byte[] salt) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(COMMITMENT);
            sha.update(salt);
            return sha.digest(ciphertext);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private byte[] crypt(SecretKeySpec key, byte[] text) {
        try {
            byte[] nonce = random(NONCE_BYTES);
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
            byte[] ciphertext = cipher.doFinal(text);
            return ByteBuffer.allocate(NONCE_BYTES + ciphertext.length)
                    .put(nonce)
                    .put(ciphertext)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-256-GCM failed", e);
        }
    }

    private static byte[] decrypt(SecretKeySpec key, byte[] sealed) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    key,
                    new GCMParameterSpec(TAG_BITS, Arrays.copyOf(sealed, NONCE_BYTES)));
            return cipher.doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "what was sealed cannot be opened: another master key, or changed bytes", e);
        }
    }
}
