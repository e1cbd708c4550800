package org.livingledger.api;

import java.util.regex.Pattern;

/// The forms of the short texts that are stored in clear. A code never names a person.
public final class Codes {

    /// The most characters that a code may have.
    public static final int LONGEST = 64;

    private static final Pattern CODE = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");
    private static final Pattern REFERENCE =
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:/@+-]{0,127}");

    private Codes() {}

    /// The given text, if it is a code: lower-case letters, digits, `.`, `_` and `-`, at most 64.
    ///
    /// @throws IllegalArgumentException if it is not
    public static String code(String what, String value) {
        if (!CODE.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    what + " must match " + CODE.pattern() + ", got '" + shown(value) + "'");
        }
        return value;
    }

    /// The given text, if it is another system's reference: at most 128 characters without blanks.
    ///
    /// @throws IllegalArgumentException if it is not
    public static String reference(String what, String value) {
        if (!REFERENCE.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    what + " must match " + REFERENCE.pattern() + ", got '" + shown(value) + "'");
        }
        return value;
    }

    private static String shown(String value) {
        return value.length() <= LONGEST ? value : value.substring(0, LONGEST) + "…";
    }
}
