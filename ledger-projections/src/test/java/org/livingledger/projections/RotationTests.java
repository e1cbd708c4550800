package org.livingledger.projections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.livingledger.projections.House.ACME;
import static org.livingledger.projections.House.FANS;
import static org.livingledger.projections.House.NOON;
import static org.livingledger.projections.House.member;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.livingledger.api.activity.ActivityEvent.ActivityRecorded;
import org.livingledger.api.activity.ActivityType;
import org.livingledger.api.group.GroupEvent.GroupDissolved;
import org.livingledger.api.rotation.Candidate;
import org.livingledger.api.rotation.RotationEvent.RotationConfirmed;
import org.livingledger.api.rotation.RotationEvent.RotationProposed;
import org.livingledger.api.rotation.RotationEvent.RotationSet;
import org.livingledger.api.rotation.RotationPolicy;
import org.livingledger.api.rotation.RotationQuery.DueRotation;
import org.livingledger.api.rotation.RotationQuery.FindDueRotations;
import org.livingledger.api.rotation.RotationQuery.FindRotation;
import org.livingledger.api.rotation.RotationQuery.RotationView;
import org.livingledger.api.rotation.RotationQuery.Status;

/// Whose turn it is (`systems.md` S2).
@ParameterizedClass
@EnumSource(TestDatabase.class)
class RotationTests {

    private static final LocalDate FIRST = LocalDate.of(2026, 5, 11);
    private static final Instant BEGINS = Instant.parse("2026-05-10T16:00:00Z");
    private static final Instant ENDS = BEGINS.plus(Duration.ofDays(10));
    private static final RotationPolicy POLICY =
            new RotationPolicy(2, 10, 7, null, 2, false, FIRST);

    private final House house;
    private int recorded;

    RotationTests(TestDatabase database) {
        house = House.open(database, "Asia/Shanghai");
        house.given(House.founded(FANS, member("a"), 5, NOON))
                .given(House.joined(FANS, member("b"), 2, NOON))
                .given(House.joined(FANS, member("c"), 3, NOON))
                .given(new RotationSet(FANS, POLICY, BEGINS, member("a"), NOON));
        did("a", FIRST.minusDays(1), 9);
        did("b", FIRST.minusDays(1), 3);
        did("b", FIRST.minusDays(8), 9);
        did("c", FIRST.minusDays(1), 2);
        did("c", FIRST.minusDays(7), 1);
    }

    @AfterEach
    void close() {
        house.close();
    }

    private void did(String member, LocalDate day, int times) {
        for (int i = 0; i < times; i++) {
            house.given(
                    new ActivityRecorded(
                            member(member),
                            FANS,
                            1,
                            new ActivityType("post"),
                            "p" + ++recorded,
                            Map.of(),
                            day,
                            NOON));
        }
    }

    private static Candidate candidate(String member, long activities, int days) {
        return new Candidate(member(member), activities, days, NOON);
    }

    private RotationView turns(Instant at) {
        return house.ask(new FindRotation(ACME, FANS, at));
    }

    @Test
    void ranksOrdinaryMembersByWhatTheyDidInTheWindow() {
        assertThat(turns(BEGINS).policy()).isEqualTo(POLICY);
        assertThat(turns(BEGINS).ranking())
                .containsExactly(candidate("c", 3, 2), candidate("b", 3, 1));
        assertThat(turns(BEGINS.minusMillis(1)).term()).isNull();
        assertThat(turns(BEGINS.minusMillis(1)).ranking()).isEmpty();
    }

    @Test
    void isDueWhenATermBeginsAndNoMoreWhenItIsProposedFor() {
        assertThat(house.ask(new FindDueRotations(ACME, BEGINS.minusMillis(1), 10))).isEmpty();
        assertThat(house.ask(new FindDueRotations(ACME, BEGINS, 10)))
                .containsExactly(new DueRotation(FANS, List.of(member("c"), member("b"))));

        house.given(
                new RotationProposed(
                        FANS,
                        BEGINS,
                        ENDS,
                        FIRST.minusDays(7),
                        FIRST.minusDays(1),
                        2,
                        List.of(candidate("c", 3, 2)),
                        null,
                        BEGINS));

        assertThat(house.ask(new FindDueRotations(ACME, BEGINS, 10))).isEmpty();
        assertThat(house.ask(new FindDueRotations(ACME, ENDS, 10))).hasSize(1);
        assertThat(turns(BEGINS).proposal())
                .satisfies(made -> {
                    assertThat(made.status()).isEqualTo(Status.OPEN);
                    assertThat(made.candidates()).containsExactly(candidate("c", 3, 2));
                });
        house.given(new RotationConfirmed(FANS, BEGINS, List.of(member("c")), member("a"), BEGINS));
        assertThat(turns(BEGINS).proposal())
                .satisfies(made -> {
                    assertThat(made.status()).isEqualTo(Status.CONFIRMED);
                    assertThat(made.promoted()).containsExactly(member("c"));
                });
    }

    @Test
    void isOverWithThePolicyAndWithTheGroup() {
        house.given(new GroupDissolved(FANS, null, NOON));
        assertThat(house.ask(new FindDueRotations(ACME, BEGINS, 10))).isEmpty();
        house.given(
                new RotationSet(FANS, POLICY, BEGINS, null, NOON),
                new RotationSet(FANS, null, null, null, NOON));
        assertThat(turns(BEGINS).policy()).isNull();
    }
}
