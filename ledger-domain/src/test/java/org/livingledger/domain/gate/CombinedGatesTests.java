package org.livingledger.domain.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.livingledger.domain.gate.SevenGates.APPROVAL;
import static org.livingledger.domain.gate.SevenGates.FACT;
import static org.livingledger.domain.gate.SevenGates.FEE;
import static org.livingledger.domain.gate.SevenGates.INVITATION;
import static org.livingledger.domain.gate.SevenGates.POINTS;
import static org.livingledger.domain.gate.SevenGates.PRODUCT;
import static org.livingledger.domain.gate.SevenGates.QUIZ;
import static org.livingledger.domain.gate.SevenGates.chosen;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.livingledger.api.gate.Gate;
import org.livingledger.api.gate.MissingGate;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.tier.LadderId;

/// Gates (门槛) combined with all-of and any-of: whom they let in, what they tell the refused, and how
/// many stand in a place and how deep (`systems.md` S3).
class CombinedGatesTests {

    /// All-of: every subset of the seven asked for, and every subset of that brought. The approval is
    /// awaited unless something else is missing too; whoever lacks more is told all of it.
    @Test
    void letsInByAllOfWhoBringsEverythingAndNamesEveryGateThatIsMissing() {
        for (int asked = 1; asked < 128; asked++) {
            var gate = new Gate.AllOf(chosen(asked));
            for (int brought = asked; ; brought = (brought - 1) & asked) {
                List<MissingGate> failed =
                        chosen(asked & ~brought).stream().map(SevenGates::missing).toList();
                Verdict verdict = Verdict.of(gate, new Bringing(chosen(brought)));

                assertThat(verdict.missing()).isEqualTo(failed);
                assertThat(verdict.state())
                        .isEqualTo(
                                failed.isEmpty()
                                        ? Verdict.State.OPEN
                                        : failed.stream().allMatch(MissingGate::awaited)
                                                ? Verdict.State.AWAITS
                                                : Verdict.State.SHUT);
                if (brought == 0) {
                    break;
                }
            }
        }
    }

    /// Any-of: the same subsets. One is enough; with none, all that were asked for are named.
    @Test
    void letsInByAnyOfWhoBringsOneThingAndNamesAllOfThemToWhoBringsNone() {
        for (int asked = 1; asked < 128; asked++) {
            var gate = new Gate.AnyOf(chosen(asked));
            for (int brought = asked; ; brought = (brought - 1) & asked) {
                Verdict verdict = Verdict.of(gate, new Bringing(chosen(brought)));

                if (brought != 0) {
                    assertThat(verdict.state()).isEqualTo(Verdict.State.OPEN);
                    assertThat(verdict.missing()).isEmpty();
                    assertThat(verdict.passed()).hasSize(Integer.bitCount(brought));
                } else {
                    assertThat(verdict.missing())
                            .isEqualTo(chosen(asked).stream().map(SevenGates::missing).toList());
                    assertThat(verdict.state())
                            .isEqualTo(
                                    chosen(asked).contains(APPROVAL)
                                            ? Verdict.State.AWAITS
                                            : Verdict.State.SHUT);
                    break;
                }
            }
        }
    }

    /// Each split of the seven into two, one half all-of and the other any-of, joined either way; with
    /// every subset brought.
    @Test
    void combinesAllOfAndAnyOfAsLogicDoes() {
        for (int half = 1; half < 127; half++) {
            Gate all = new Gate.AllOf(chosen(half));
            Gate any = new Gate.AnyOf(chosen(127 & ~half));
            for (int brought = 0; brought < 128; brought++) {
                var who = new Bringing(chosen(brought));
                boolean allOpen = (brought & half) == half;
                boolean anyOpen = (brought & ~half) != 0;

                assertThat(isOpen(new Gate.AllOf(List.of(all, any)), who))
                        .isEqualTo(allOpen && anyOpen);
                assertThat(isOpen(new Gate.AnyOf(List.of(all, any)), who))
                        .isEqualTo(allOpen || anyOpen);
            }
        }
    }

    private static boolean isOpen(Gate gate, Applicant who) {
        return Verdict.of(gate, who).state() == Verdict.State.OPEN;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 21})
    void hasAtLeastOneGateInAPlaceAndNotTooMany(int gates) {
        assertThatThrownBy(() -> new Gate.AllOf(java.util.Collections.nCopies(gates, APPROVAL)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void standsNoDeeperThanAnyoneUnderstands() {
        Gate gate = APPROVAL;
        for (int depth = 1; depth < Gate.DEEPEST; depth++) {
            gate = new Gate.AnyOf(List.of(gate));
        }
        Gate deepest = gate;
        assertThatThrownBy(() -> new Gate.AllOf(List.of(deepest)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /// Someone who brings exactly what opens some of the seven.
    private record Bringing(List<Gate> brought) implements Applicant {
        @Override
        public boolean invited() {
            return brought.contains(INVITATION);
        }

        @Override
        public boolean approved() {
            return brought.contains(APPROVAL);
        }

        @Override
        public long paid(String currency) {
            return brought.contains(FEE) ? 9_900 : 0;
        }

        @Override
        public boolean bought(String product) {
            return brought.contains(PRODUCT);
        }

        @Override
        public long points(@Nullable GroupId group) {
            return brought.contains(POINTS) ? 100 : 0;
        }

        @Override
        public boolean reaches(LadderId ladder, String tier) {
            return false;
        }

        @Override
        public int score(String quiz) {
            return brought.contains(QUIZ) ? 60 : 0;
        }

        @Override
        public boolean done(String task) {
            return false;
        }

        @Override
        public int profile() {
            return 0;
        }

        @Override
        public @Nullable Long number(String fact) {
            return brought.contains(FACT) ? 200L : null;
        }

        @Override
        public @Nullable String code(String fact) {
            return null;
        }

        @Override
        public @Nullable Boolean holds(String fact) {
            return brought.contains(FACT) ? true : null;
        }
    }
}
