package org.livingledger.server.problem;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What each code says in each language: `CODE.title` what happened, `CODE.why` the reason with its
/// figures, `CODE.do` what to do about it. A gate among the figures is told by its own text, `gate.KIND`.
public final class Texts {

    /// `{available}`, or `{expires_at|never}` with a word for a figure that is not there.
    static final Pattern FIGURE = Pattern.compile("\\{([a-z_]+)(?:\\|([^}]*))?}");

    private final Map<Language, Properties> bundles = new EnumMap<>(Language.class);

    /// The texts of the bundles on the class path.
    public Texts() {
        for (Language language : Language.values()) {
            bundles.put(language, load(language.bundle()));
        }
    }

    /// What happened, in a few words.
    String title(String code, Language language) {
        return text(code + ".title", language);
    }

    /// Why it happened with its figures, and what to do.
    String detail(String code, Language language, JsonNode figures) {
        String joint = language == Language.ZH ? "" : " ";
        return filled(text(code + ".why", language), figures, language)
                + joint
                + filled(text(code + ".do", language), figures, language);
    }

    /// A text as it stands in its bundle.
    String text(String key, Language language) {
        String text = find(key, language);
        if (text == null) {
            throw new IllegalStateException("there is no text " + key + " in " + language);
        }
        return text;
    }

    /// A text as it stands in its bundle, or null if there is none.
    public @Nullable String find(String key, Language language) {
        Properties bundle = bundles.get(language);
        return bundle == null ? null : bundle.getProperty(key);
    }

    private String filled(String text, JsonNode figures, Language language) {
        Matcher places = FIGURE.matcher(text);
        var filled = new StringBuilder(text.length() + 32);
        while (places.find()) {
            JsonNode figure = figures.path(places.group(1));
            String otherwise = places.group(2) == null ? "–" : places.group(2);
            String shown =
                    figure.isMissingNode() || figure.isNull() ? otherwise : shown(figure, language);
            places.appendReplacement(filled, Matcher.quoteReplacement(shown));
        }
        return places.appendTail(filled).toString();
    }

    private String shown(JsonNode figure, Language language) {
        if (figure.isArray()) {
            var all = new StringJoiner("; ");
            figure.forEach(each -> all.add(shown(each, language)));
            return all.toString();
        }
        if (figure.path("gate").isString()) {
            String gate = find("gate." + figure.path("gate").asString(), language);
            if (gate != null) {
                return filled(gate, figure, language);
            }
        }
        if (figure.isObject()) {
            var all = new StringJoiner(": ");
            figure.forEach(each -> all.add(shown(each, language)));
            return all.toString();
        }
        return figure.asString();
    }

    private static Properties load(String bundle) {
        try (InputStream in = Texts.class.getResourceAsStream(bundle)) {
            if (in == null) {
                throw new IllegalStateException("there is no " + bundle);
            }
            var texts = new Properties();
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
