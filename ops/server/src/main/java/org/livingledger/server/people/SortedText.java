package org.livingledger.server.people;

import java.util.Base64;

/// Bytes as text that sorts as they do: base64 of the characters that are safe in URLs, taken in the order of
/// their codes. In the usual order a letter stands for less than a digit and sorts after it.
final class SortedText {

    private static final String USUAL =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static final String SORTED =
            "-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";

    private SortedText() {}

    static String of(byte[] bytes) {
        String usual = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        var sorted = new StringBuilder(usual.length());
        for (int i = 0; i < usual.length(); i++) {
            sorted.append(SORTED.charAt(USUAL.indexOf(usual.charAt(i))));
        }
        return sorted.toString();
    }
}
