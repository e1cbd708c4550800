package org.livingledger.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.livingledger.api.Rejection;
import org.livingledger.api.registry.Vocabulary;
import org.livingledger.server.problem.Language;
import org.livingledger.server.problem.Texts;
import tools.jackson.databind.JsonNode;

/// Every rejection there is, provoked over HTTP: it says in English and in Chinese what happened, why
/// with its figures, and what to do. One without a scene is a red build.
@OnlyOn(Database.H2)
class RefusalsTests extends AcceptanceCase {

    /// Which scene provokes what, and by which command.
    private static final List<Scene> SCENES =
            Stream.of(
                            GroupScenes.ALL,
                            GateScenes.ALL,
                            OrderScenes.ALL,
                            PointsScenes.ALL,
                            ReversalScenes.ALL,
                            ProgrammeScenes.ALL)
                    .flatMap(List::stream)
                    .toList();

    /// What is in every problem document (RFC 9457); the rest are the figures of the rejection.
    private static final Set<String> COMMON =
            Set.of("type", "title", "status", "detail", "code", "retryable", "trace_id");

    private static final Pattern FIGURE = Pattern.compile("\\{[a-z_]+(\\|[^}]*)?}");
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");
    private static final int MOST_IN_A_BULK = 1_000;

    private final Texts texts = new Texts();
    private final Map<String, Long> positions = new HashMap<>();

    @Test
    void provokesEveryRejectionOfTheRegistryOnce() {
        List<Class<? extends Rejection>> provoked = new ArrayList<>();
        for (Scene scene : SCENES) {
            for (Scene.Step step : scene.steps()) {
                if (step instanceof Scene.Refused refused) {
                    provoked.add(refused.rejection());
                }
            }
        }
        assertThat(provoked)
                .as("what is refused in the scenes of this package")
                .containsExactlyInAnyOrderElementsOf(Vocabulary.rejections().values());
    }

    @ParameterizedTest
    @FieldSource("SCENES")
    void saysWhatAndWhyWithItsFiguresAndWhatToDoInBothLanguages(Scene scene) {
        for (Scene.Step step : scene.steps()) {
            switch (step) {
                case Scene.At at -> clock(at.now());
                case Scene.Done done -> perform(done);
                case Scene.Refused refused -> {
                    Reply reply = command(refused.command(), body(refused.body()));
                    told(reply, refused, Language.EN);
                    told(inChinese(reply), refused, Language.ZH);
                }
            }
        }
    }

    private void perform(Scene.Done done) {
        if (done.times() > 1) {
            performOften(done);
            return;
        }
        for (JsonNode event :
                accepted(command(done.command(), body(done.body()))).json("/events")) {
            positions.put(event.at("/type").asString(), event.at("/position").longValue());
        }
    }

    private void performOften(Scene.Done done) {
        for (int from = 1; from <= done.times(); from += MOST_IN_A_BULK) {
            var items = new StringJoiner(",", "[", "]");
            for (int i = from; i <= done.times() && i < from + MOST_IN_A_BULK; i++) {
                items.add(
                        "{'command':'%s','key':'often-%d','body':%s}"
                                .formatted(done.command(), i, done.body().formatted(i)));
            }
            for (JsonNode item : bulk("?atomic=true", items.toString()).json("/items")) {
                assertThat(item.at("/status").intValue()).as(item.toString()).isEqualTo(201);
            }
        }
    }

    /// A body with the positions that it names in their places.
    private String body(String body) {
        String filled = body;
        for (Map.Entry<String, Long> position : positions.entrySet()) {
            filled = filled.replace("@" + position.getKey(), position.getValue().toString());
        }
        return filled;
    }

    private void told(Reply reply, Scene.Refused expected, Language language) {
        String code = code(expected.rejection());
        JsonNode problem = reply.json("");
        assertThat(reply.word("/code")).as(reply.text()).isEqualTo(code);
        assertThat(reply.status()).as(reply.text()).isEqualTo(expected.status());
        assertThat(reply.number("/status")).isEqualTo(expected.status());
        assertThat(reply.word("/type")).isEqualTo("urn:ledger:rejection:" + code);
        assertThat(reply.language()).isEqualTo(language.tag());

        String title = reply.word("/title");
        String detail = reply.word("/detail");
        assertThat(title).isEqualTo(text(code + ".title", language));
        assertThat(detail)
                .as("why, and what to do")
                .matches(
                        sentence(text(code + ".why", language))
                                + " ?"
                                + sentence(text(code + ".do", language)));
        assertThat(detail).as("each figure is filled in").doesNotContain("{", "}", "–");
        assertThat(figures(problem))
                .as(reply.text())
                .isNotEmpty()
                .allSatisfy(figure -> assertThat(detail).contains(figure));
        boolean chinese = language == Language.ZH;
        assertThat(CHINESE.matcher(title).find()).as(title).isEqualTo(chinese);
        assertThat(CHINESE.matcher(detail).find()).as(detail).isEqualTo(chinese);
    }

    private static String code(Class<? extends Rejection> rejection) {
        return Vocabulary.rejections().entrySet().stream()
                .filter(each -> each.getValue().equals(rejection))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    private String text(String key, Language language) {
        return Objects.requireNonNull(texts.find(key, language), key);
    }

    /// A text of the bundles as a pattern, with anything in the place of a figure.
    private static String sentence(String text) {
        Matcher figures = FIGURE.matcher(text);
        var pattern = new StringBuilder();
        int from = 0;
        for (; figures.find(); from = figures.end()) {
            pattern.append(Pattern.quote(text.substring(from, figures.start()))).append(".+");
        }
        return pattern.append(Pattern.quote(text.substring(from))).toString();
    }

    /// The figures of a rejection, and those in lists of them; a gate is told by its own text, and what
    /// is so or not by the sentence.
    private static List<String> figures(JsonNode problem) {
        var figures = new ArrayList<String>();
        problem.forEachEntry((name, value) -> {
            if (!COMMON.contains(name)) {
                leaves(name, value, figures);
            }
        });
        return figures;
    }

    private static void leaves(String name, JsonNode node, List<String> into) {
        if (node.isArray()) {
            node.forEach(each -> leaves(name, each, into));
        } else if (node.isObject()) {
            node.forEachEntry((inner, value) -> leaves(inner, value, into));
        } else if (!node.isNull() && !node.isBoolean() && !name.equals("gate")) {
            into.add(node.asString());
        }
    }
}
