package org.livingledger.server.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A key as its holder has it: `lk_{id}_{secret}`.
///
/// @param id names the key; no secret
/// @param text the whole, to be shown once
record Secret(String id, String text) {

    private static final String ID_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int ID_LENGTH = 12;
    private static final int SECRET_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern FORM = Pattern.compile("lk_([a-z0-9]{1,32})_[A-Za-z0-9_-]{43}");

    /// A key that nobody has had before.
    static Secret random() {
        var id = new StringBuilder(ID_LENGTH);
        for (int i = 0; i < ID_LENGTH; i++) {
            id.append(ID_LETTERS.charAt(RANDOM.nextInt(ID_LETTERS.length())));
        }
        return random(id.toString());
    }

    /// A key of a given id with a secret of 256 random bits.
    static Secret random(String id) {
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        return new Secret(
                id,
                "lk_" + id + "_" + Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }

    /// The key that a text is, or null if it has not the form of one.
    static @Nullable Secret read(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches() ? new Secret(form.group(1), text) : null;
    }

    /// What is stored of it. 256 random bits need no slow hash.
    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "lk_" + id + "_…";
    }
}
