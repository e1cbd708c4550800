package org.livingledger.server.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Executable;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.LedgerId;
import org.livingledger.api.activity.ActivityType;
import org.livingledger.api.adoption.AdoptionMode;
import org.livingledger.api.discipline.DisciplineQuery;
import org.livingledger.api.discipline.Measure;
import org.livingledger.api.discipline.TimeOfDay;
import org.livingledger.api.elimination.EliminationPolicy;
import org.livingledger.api.elimination.LotPolicy;
import org.livingledger.api.elimination.Review;
import org.livingledger.api.elimination.Span;
import org.livingledger.api.explanation.EliminationExplanation;
import org.livingledger.api.explanation.RankExplanation;
import org.livingledger.api.gate.Gate;
import org.livingledger.api.gate.GatePolicy;
import org.livingledger.api.group.Founders;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.group.GroupKind;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.points.AccountId;
import org.livingledger.api.points.Expiry;
import org.livingledger.api.points.ReversalPolicy;
import org.livingledger.api.programme.BoardId;
import org.livingledger.api.programme.Period;
import org.livingledger.api.programme.Programme;
import org.livingledger.api.programme.RuleId;
import org.livingledger.api.recognition.BadgeId;
import org.livingledger.api.recognition.Criterion;
import org.livingledger.api.recognition.Scope;
import org.livingledger.api.recognition.Within;
import org.livingledger.api.reversal.RecognitionPolicy;
import org.livingledger.api.rotation.RotationQuery;
import org.livingledger.api.tier.Ladder;
import org.livingledger.api.tier.LadderId;
import org.livingledger.api.tier.TierEvent;
import org.livingledger.api.tier.Window;
import org.livingledger.api.whatif.MemberDifference;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedField;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedMethod;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/// The one JSON form of the vocabulary: snake_case, ids as plain strings, enums in kebab-case, no
/// nulls written, and nothing read that was not declared.
public final class Wire {

    /// The most levels that a document may nest.
    private static final int DEEPEST = 32;

    /// The most characters of one text: a rule's expression is the longest that anyone needs.
    private static final int LONGEST_TEXT = 64 * 1024;

    /// The most digits of one number: the largest that is accepted has 19.
    private static final int LONGEST_NUMBER = 40;

    private Wire() {}

    /// The form in which events, outcomes and answers are written: member ids are internal.
    public static JsonMapper mapper() {
        return builder().addModule(words()).build();
    }

    /// The form in which commands come from outside: a text in the place of a member's id is given to
    /// the resolver that the reading carries, and the internal id that it answers with is read.
    public static JsonMapper commands() {
        SimpleModule words = words();
        words.addDeserializer(MemberId.class, new OutsideIds.Member());
        words.addDeserializer(AccountId.class, new OutsideIds.Account());
        return builder().addModule(words).build();
    }

    /// A reader of commands that resolves members with the given function, which throws
    /// [IllegalArgumentException] on a text that names nobody and could not.
    public static ObjectReader resolving(JsonMapper commands, Function<String, MemberId> members) {
        return commands.reader().withAttribute(OutsideIds.RESOLVER, members);
    }

    private static JsonMapper.Builder builder() {
        JsonFactory factory =
                JsonFactory.builder()
                        .streamReadConstraints(
                                StreamReadConstraints.builder()
                                        .maxNestingDepth(DEEPEST)
                                        .maxStringLength(LONGEST_TEXT)
                                        .maxNumberLength(LONGEST_NUMBER)
                                        .build())
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .build();
        return Kinds.of(Gate.class)
                .in(JsonMapper.builder(factory))
                .propertyNamingStrategy(new Components())
                .annotationIntrospector(new Requirements())
                .changeDefaultPropertyInclusion(
                        inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY);
    }

    private static SimpleModule words() {
        var words = new SimpleModule("living-ledger");
        Words.text(words, LedgerId.class, LedgerId::new);
        Words.text(words, GroupId.class, GroupId::new);
        Words.text(words, MemberId.class, MemberId::new);
        Words.text(words, AccountId.class, AccountId::new);
        Words.text(words, RuleId.class, RuleId::new);
        Words.text(words, BoardId.class, BoardId::new);
        Words.text(words, LadderId.class, LadderId::new);
        Words.text(words, Window.class, Window::new);
        Words.text(words, BadgeId.class, BadgeId::new);
        Words.text(words, Span.class, Span::new);
        Words.text(words, ActivityType.class, ActivityType::new);
        Words.text(words, Expiry.class, Expiry::new);
        Words.text(words, Period.class, Period::new);
        Words.text(words, TimeOfDay.class, TimeOfDay::new);
        Words.kebab(words, Measure.class);
        Words.kebab(words, RotationQuery.Status.class);
        Words.kebab(words, DisciplineQuery.Appeal.class);
        Words.kebab(words, GatePolicy.Inviters.class);
        Words.kebab(words, GroupKind.class);
        Words.kebab(words, Founders.class);
        Words.kebab(words, ReversalPolicy.class);
        Words.kebab(words, AdoptionMode.class);
        Words.kebab(words, RecognitionPolicy.class);
        Words.kebab(words, Programme.AttributeType.class);
        Words.kebab(words, Programme.Cap.Per.class);
        Words.kebab(words, Programme.Metric.class);
        Words.kebab(words, Programme.Ties.class);
        Words.kebab(words, Ladder.Downgrade.class);
        Words.kebab(words, TierEvent.Cause.class);
        Words.kebab(words, Scope.class);
        Words.kebab(words, Within.class);
        Words.kebab(words, Criterion.Kind.class);
        Words.kebab(words, EliminationPolicy.Measure.class);
        Words.kebab(words, EliminationPolicy.Role.class);
        Words.kebab(words, LotPolicy.class);
        Words.kebab(words, Review.Verdict.class);
        Words.kebab(words, RankExplanation.Unlisted.class);
        Words.kebab(words, EliminationExplanation.Status.class);
        Words.kebab(words, MemberDifference.Change.class);
        Words.instants(words);
        return words;
    }

    /// A component that is named after its id's type gets the suffix `_id`.
    private static final class Components extends PropertyNamingStrategies.SnakeCaseStrategy {

        private static final List<Class<?>> IDS =
                List.of(
                        LedgerId.class,
                        GroupId.class,
                        MemberId.class,
                        AccountId.class,
                        RuleId.class,
                        BoardId.class,
                        LadderId.class,
                        BadgeId.class);

        @Override
        public String nameForField(MapperConfig<?> config, AnnotatedField field, String name) {
            return name(field, name);
        }

        @Override
        public String nameForGetterMethod(
                MapperConfig<?> config, AnnotatedMethod method, String name) {
            return name(method, name);
        }

        @Override
        public String nameForConstructorParameter(
                MapperConfig<?> config, AnnotatedParameter parameter, String name) {
            return name(parameter, name);
        }

        private String name(AnnotatedMember component, String name) {
            String snake = translate(name);
            for (Class<?> id : IDS) {
                if (component.getRawType() == id
                        && id.getSimpleName().equalsIgnoreCase(name + "Id")) {
                    return snake + "_id";
                }
            }
            return snake;
        }
    }

    /// What is not `@Nullable` must be there, and must not be null.
    private static final class Requirements extends JacksonAnnotationIntrospector {

        @Override
        public @Nullable Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
            return member instanceof AnnotatedParameter parameter ? !nullable(parameter) : null;
        }

        @Override
        public JsonSetter.Value findSetterInfo(MapperConfig<?> config, Annotated annotated) {
            return annotated instanceof AnnotatedParameter parameter && !nullable(parameter)
                    ? JsonSetter.Value.forValueNulls(Nulls.FAIL)
                    : super.findSetterInfo(config, annotated);
        }

        private static boolean nullable(AnnotatedParameter parameter) {
            if (!(parameter.getOwner().getAnnotated() instanceof Executable executable)
                    || !executable.getDeclaringClass().isRecord()) {
                return true;
            }
            AnnotatedType[] types = executable.getAnnotatedParameterTypes();
            return types[parameter.getIndex()].isAnnotationPresent(Nullable.class);
        }
    }
}
