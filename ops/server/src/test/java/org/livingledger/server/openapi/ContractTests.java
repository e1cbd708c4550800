package org.livingledger.server.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.livingledger.api.LedgerId;
import org.livingledger.api.Rejection;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.membership.Sealed;
import org.livingledger.api.registry.Vocabulary;
import org.livingledger.server.lanes.CommandReader;
import org.livingledger.server.lanes.InvalidRequest;
import org.livingledger.server.people.Named;
import org.livingledger.server.people.Newcomer;
import org.livingledger.server.people.People;
import org.livingledger.server.problem.Fault;
import org.livingledger.server.problem.Language;
import org.livingledger.server.problem.Texts;
import org.livingledger.server.security.Rights;
import org.livingledger.server.wire.Wire;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The contract is what the vocabulary is, and every refusal in it is explained in both languages.
class ContractTests {

    private static final String REFRESH = "ledger.openapi.refresh";
    private static final Pattern FIGURE = Pattern.compile("\\{([a-z_]+)(\\|[^}]*)?}");
    private static final LedgerId ACME = new LedgerId("acme");

    private final CommandReader reader = new CommandReader(new Strangers());

    @Test
    void isFrozenInGit() throws IOException {
        String generated = Contract.text(Contract.generate());
        if (Boolean.getBoolean(REFRESH)) {
            Files.writeString(Path.of("src/main/resources" + Contract.RESOURCE), generated);
            return;
        }
        assertThat(generated)
                .as(
                        "the contract has changed. If it only grew, refresh it: mvn -pl ops/server"
                                + " -am test -Dtest=ContractTests -Dsurefire.failIfNoSpecifiedTests"
                                + "=false -DargLine=-D"
                                + REFRESH
                                + "=true, and look at the diff")
                .isEqualTo(Contract.frozen());
    }

    @Test
    void hasAnOperationForEveryEndpointAndEveryCommand() {
        JsonNode paths = Contract.generate().get("paths");
        for (Rights.Right right : Rights.table()) {
            String path = right.path().getPatternString();
            if (path.contains("{command}")) {
                for (String command : Vocabulary.commands().keySet()) {
                    String own = path.replace("{command}", command);
                    assertThat(paths.path(own).has("post")).as(own).isTrue();
                }
            } else if (!path.equals("/actuator/health/{group}")) {
                assertThat(paths.path(path).has(right.method().toLowerCase(java.util.Locale.ROOT)))
                        .as(right.method() + " " + path)
                        .isTrue();
            }
        }
    }

    @Test
    void givesAnExampleOfEveryCommandThatIsAccepted() {
        JsonNode examples = Wire.mapper().readTree(Contract.resource(CommandDocs.EXAMPLES));
        for (String command : Vocabulary.commands().keySet()) {
            JsonNode body = examples.path(command).path("body");
            assertThat(reader.read(ACME, command, "k", "test", body).command())
                    .as(command)
                    .isInstanceOf(Vocabulary.commands().get(command));
        }
        assertThat(examples.propertyNames())
                .containsExactlyInAnyOrderElementsOf(Vocabulary.commands().keySet());
    }

    @Test
    void namesTheFieldsOfEveryCommandAsTheyAreRead() {
        JsonNode examples = Wire.mapper().readTree(Contract.resource(CommandDocs.EXAMPLES));
        for (var command : Vocabulary.commands().entrySet()) {
            var unknown = (ObjectNode) examples.get(command.getKey()).get("body");
            unknown.put("no_such_field", 1);
            assertThatThrownBy(() -> reader.read(ACME, command.getKey(), "k", "test", unknown))
                    .isInstanceOfSatisfying(
                            InvalidRequest.class,
                            invalid -> {
                                String detail = invalid.problems().getFirst().detail();
                                String known =
                                        detail.substring(
                                                detail.indexOf('[') + 1, detail.indexOf(']'));
                                assertThat(known.split(", "))
                                        .containsExactlyInAnyOrderElementsOf(
                                                names(command.getValue()));
                            });
        }
    }

    @Test
    void namesEveryRejectionAtSomeCommandAndNoneThatIsNot() {
        assertThat(CommandRefusals.all().keySet()).isEqualTo(Vocabulary.commands().keySet());
        var used = new TreeSet<String>();
        CommandRefusals.all().values().forEach(used::addAll);
        assertThat(used).isEqualTo(new TreeSet<>(Vocabulary.rejections().keySet()));
    }

    @Test
    void explainsEveryRejectionInBothLanguagesWithItsFigures() {
        var texts = new Texts();
        for (var rejection : Vocabulary.rejections().entrySet()) {
            Set<String> figures = names(rejection.getValue());
            for (Language language : Language.values()) {
                assertExplained(texts, rejection.getKey(), language);
                String said =
                        texts.find(rejection.getKey() + ".why", language)
                                + texts.find(rejection.getKey() + ".do", language);
                assertThat(figures(said))
                        .as(rejection.getKey() + " in " + language)
                        .isEqualTo(figures);
            }
        }
    }

    @Test
    void explainsEveryFaultOfTheEdgeInBothLanguages() {
        var texts = new Texts();
        for (Fault fault : Fault.values()) {
            assertThat(Vocabulary.rejections()).doesNotContainKey(fault.code());
            for (Language language : Language.values()) {
                assertExplained(texts, fault.code(), language);
            }
        }
    }

    @Test
    void answersEveryRejectionWithTheStatusOfItsKind() {
        for (Class<? extends Rejection> type : Vocabulary.rejections().values()) {
            assertThat(Kinds.status(type)).isIn(404, 409, 422);
        }
    }

    /// What happened, why, and what to do: three parts, each a whole of its own.
    private static void assertExplained(Texts texts, String code, Language language) {
        String title = texts.find(code + ".title", language);
        String why = texts.find(code + ".why", language);
        String advice = texts.find(code + ".do", language);
        String end = language == Language.ZH ? "。" : ".";
        assertThat(title).as(code + " in " + language).isNotBlank().doesNotEndWith(end);
        assertThat(why).as(code + " in " + language).isNotNull().endsWith(end);
        assertThat(advice).as(code + " in " + language).isNotNull().endsWith(end);
        if (language == Language.ZH) {
            assertThat(title + why).containsPattern("\\p{IsHan}");
        }
    }

    private static Set<String> figures(String text) {
        return FIGURE.matcher(text)
                .results()
                .map(place -> place.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> names(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .map((RecordComponent component) -> Schemas.name(component))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// Nobody was introduced yet.
    private static final class Strangers implements People {

        private static final MemberId SOMEONE = new MemberId("~0000000000000000000000");

        @Override
        public @Nullable MemberId find(LedgerId ledger, String outsideId) {
            return null;
        }

        @Override
        public Newcomer newcomer(LedgerId ledger, String outsideId) {
            byte[] nothing = new byte[0];
            return new Newcomer(SOMEONE, outsideId, new Sealed("", ""), nothing, nothing);
        }

        @Override
        public String outsideId(LedgerId ledger, MemberId member) {
            return member.value();
        }

        @Override
        public String reveal(LedgerId ledger, String json, List<Named> named) {
            return json;
        }
    }
}
