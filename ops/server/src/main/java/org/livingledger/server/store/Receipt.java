package org.livingledger.server.store;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The first answer to a command, and what a repetition of the command must be equal to.
///
/// @param salt the key of the fingerprint; without it the fingerprint says nothing
/// @param fingerprint HMAC-SHA-256 under the salt of the command's name and its canonical body
/// @param status what was answered
/// @param body what was answered, members by their internal ids
/// @param position the ledger's last position after the decision
@SuppressWarnings("ArrayRecordComponent") // compared by Receipt.matches alone
public record Receipt(
        String ledger,
        String key,
        byte[] salt,
        byte[] fingerprint,
        int status,
        String body,
        long position,
        long recordedMicros) {

    /// Whether a command is the one that this receipt is for.
    public boolean matches(String name, String content) {
        return MessageDigest.isEqual(fingerprint, fingerprint(salt, name, content));
    }

    /// The fingerprint of a command under a salt.
    public static byte[] fingerprint(byte[] salt, String name, String content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(salt, "HmacSHA256"));
            mac.update(name.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return mac.doFinal(content.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
