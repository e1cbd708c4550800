package org.livingledger.server.problem;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The languages in which a refusal is explained. Codes are never translated.
public enum Language {
    /// English, for everyone who does not ask for another.
    EN("en"),
    /// Simplified Chinese.
    ZH("zh-CN");

    private static final int LONGEST_HEADER = 256;
    private static final List<Locale> OFFERED = List.of(Locale.ENGLISH, Locale.CHINESE);

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /// The language that an `Accept-Language` header prefers among those offered.
    public static Language of(@Nullable String header) {
        if (header == null || header.isEmpty() || header.length() > LONGEST_HEADER) {
            return EN;
        }
        try {
            Locale best = Locale.lookup(Locale.LanguageRange.parse(header), OFFERED);
            return Locale.CHINESE.equals(best) ? ZH : EN;
        } catch (IllegalArgumentException e) {
            // a header that is not a list of languages asks for nothing
            return EN;
        }
    }

    /// Its name in `Content-Language`.
    public String tag() {
        return tag;
    }

    String bundle() {
        return "/messages/problems_" + name().toLowerCase(Locale.ROOT) + ".properties";
    }
}
