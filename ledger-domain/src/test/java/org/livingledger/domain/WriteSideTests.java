package org.livingledger.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.junit.jupiter.api.Test;
import org.livingledger.api.activity.ActivityCommand;
import org.livingledger.api.adoption.AdoptionCommand;
import org.livingledger.api.adoption.AdoptionStep;
import org.livingledger.api.book.BookCommand;
import org.livingledger.api.discipline.DisciplineCommand;
import org.livingledger.api.elimination.EliminationCommand;
import org.livingledger.api.evidence.EvidenceCommand;
import org.livingledger.api.gate.GateCommand;
import org.livingledger.api.group.GroupCommand;
import org.livingledger.api.membership.MembershipCommand;
import org.livingledger.api.points.PointsCommand;
import org.livingledger.api.programme.ProgrammeCommand;
import org.livingledger.api.recognition.RecognitionCommand;
import org.livingledger.api.reversal.ReversalCommand;
import org.livingledger.api.rotation.RotationCommand;
import org.livingledger.api.tier.TierCommand;
import org.livingledger.api.title.TitleCommand;

/// The write side as a whole: every command of the vocabulary is handled, each once.
class WriteSideTests {

    private static final List<Class<?>> FAMILIES =
            List.of(
                    BookCommand.class,
                    GroupCommand.class,
                    MembershipCommand.class,
                    TitleCommand.class,
                    RotationCommand.class,
                    DisciplineCommand.class,
                    GateCommand.class,
                    EvidenceCommand.class,
                    PointsCommand.class,
                    ProgrammeCommand.class,
                    AdoptionCommand.class,
                    AdoptionStep.class,
                    ActivityCommand.class,
                    TierCommand.class,
                    RecognitionCommand.class,
                    ReversalCommand.class,
                    EliminationCommand.class);

    @Test
    void handlesEveryCommandOnce() {
        var writeSide =
                new WriteSide(
                        new Repositories() {
                            @Override
                            public <T extends Snapshottable<?>> Repository<T> repository(
                                    AggregateType<T, ?> type) {
                                return new NoRepository<>();
                            }
                        },
                        new SmallExpressions(),
                        (_, _, _) -> null);
        List<Class<?>> handled =
                writeSide.handlers().stream()
                        .flatMap(handler -> Stream.of(handler.getClass().getMethods()))
                        .filter(method -> method.isAnnotationPresent(CommandHandler.class))
                        .<Class<?>>map(WriteSideTests::command)
                        .toList();

        assertThat(handled)
                .containsExactlyInAnyOrderElementsOf(
                        FAMILIES.stream()
                                .flatMap(family -> Arrays.stream(family.getPermittedSubclasses()))
                                .toList());
    }

    @Test
    void namesEachKindOfAggregateOnce() {
        var names = new HashSet<String>();

        assertThat(WriteSide.aggregates())
                .hasSize(10)
                .allSatisfy(type -> {
                    assertThat(names.add(type.name())).isTrue();
                    assertThat(type.schemaVersion()).isPositive();
                    assertThat(type.state().isRecord()).isTrue();
                });
    }

    private static Class<?> command(Method handler) {
        assertThat(handler.getParameterTypes()).hasSize(2).endsWith(Desk.class);
        return handler.getParameterTypes()[0];
    }
}
