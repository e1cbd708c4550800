package org.livingledger.projections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.livingledger.projections.House.ACME;
import static org.livingledger.projections.House.FANS;
import static org.livingledger.projections.House.NOON;
import static org.livingledger.projections.House.member;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.livingledger.api.discipline.DisciplineEvent.AppealDecided;
import org.livingledger.api.discipline.DisciplineEvent.AppealFiled;
import org.livingledger.api.discipline.DisciplineEvent.MeasureLifted;
import org.livingledger.api.discipline.DisciplineEvent.MeasureTaken;
import org.livingledger.api.discipline.DisciplineQuery.Appeal;
import org.livingledger.api.discipline.DisciplineQuery.ConductView;
import org.livingledger.api.discipline.DisciplineQuery.FindConduct;
import org.livingledger.api.discipline.DisciplineQuery.FindHouse;
import org.livingledger.api.discipline.DisciplineQuery.HouseView;
import org.livingledger.api.discipline.DisciplineQuery.ListMeasures;
import org.livingledger.api.discipline.DisciplineQuery.MeasureView;
import org.livingledger.api.discipline.DisciplineQuery.Which;
import org.livingledger.api.discipline.HouseEvent.GroupMuted;
import org.livingledger.api.discipline.HouseEvent.GroupUnmuted;
import org.livingledger.api.discipline.HouseEvent.HouseRulesSet;
import org.livingledger.api.discipline.HouseRules;
import org.livingledger.api.discipline.Measure;
import org.livingledger.api.membership.MembershipQuery.FindMemberHistory;

/// House rules, measures in force, and appeals (`systems.md` S5).
@ParameterizedClass
@EnumSource(TestDatabase.class)
class DisciplineTests {

    private static final Instant END = NOON.plusSeconds(60);

    private final House house;

    DisciplineTests(TestDatabase database) {
        house = House.open(database, "Asia/Shanghai");
        house.given(House.founded(FANS, member("a"), 5, NOON))
                .given(House.joined(FANS, member("b"), 2, NOON))
                .given(House.joined(FANS, member("c"), 3, NOON))
                .given(
                        taken("b", 1, Measure.WARNING, END),
                        taken("b", 2, Measure.MUTE, END),
                        taken("c", 1, Measure.MUTE, null));
    }

    @AfterEach
    void close() {
        house.close();
    }

    private static MeasureTaken taken(
            String member, int measure, Measure kind, @Nullable Instant until) {
        return new MeasureTaken(
                member(member),
                FANS,
                measure,
                kind,
                "spam",
                "rule-3",
                until,
                1,
                null,
                NOON.plusSeconds(90),
                member("a"),
                NOON);
    }

    private List<Measure> kinds(Which which, Instant at) {
        return house.ask(new ListMeasures(ACME, FANS, which, at, 0, 50)).items().stream()
                .map(MeasureView::kind)
                .toList();
    }

    private ConductView conduct(String member, Instant at) {
        return house.ask(new FindConduct(ACME, member(member), at)).getFirst();
    }

    @Test
    void tellWhatIsInForceAtAnInstant() {
        assertThat(kinds(Which.IN_FORCE, NOON))
                .containsExactly(Measure.WARNING, Measure.MUTE, Measure.MUTE);
        assertThat(kinds(Which.IN_FORCE, END)).containsExactly(Measure.MUTE);
        assertThat(kinds(Which.ALL, END)).hasSize(3);
        var first = house.ask(new ListMeasures(ACME, FANS, Which.ALL, NOON, 0, 2));
        assertThat(first.items()).hasSize(2);
        assertThat(
                        house.ask(
                                        new ListMeasures(
                                                ACME,
                                                FANS,
                                                Which.ALL,
                                                NOON,
                                                Long.parseLong(String.valueOf(first.next())),
                                                2))
                                .items())
                .extracting(MeasureView::member)
                .containsExactly(member("c"));
    }

    @Test
    void tellHowAMemberStands() {
        assertThat(conduct("b", NOON)).matches(ConductView::muted);
        assertThat(conduct("b", NOON).strikes()).isEqualTo(1);
        assertThat(conduct("b", NOON).mutedUntil()).isEqualTo(END);
        assertThat(conduct("b", END).strikes()).isZero();
        assertThat(conduct("b", END).muted()).isFalse();
        assertThat(conduct("c", END).muted()).isTrue();
        assertThat(conduct("c", END).mutedUntil()).isNull();
        assertThat(house.ask(new FindConduct(ACME, member("a"), NOON))).isEmpty();
    }

    @Test
    void tellWhatBecameOfAnAppeal() {
        house.given(new AppealFiled(member("b"), FANS, 1, NOON));
        assertThat(kinds(Which.APPEALED, NOON)).containsExactly(Measure.WARNING);

        house.given(
                new AppealDecided(member("b"), FANS, 1, true, "mistaken", member("a"), NOON),
                new MeasureLifted(member("b"), FANS, 1, "mistaken", member("a"), NOON));

        assertThat(kinds(Which.APPEALED, NOON)).isEmpty();
        assertThat(conduct("b", NOON).strikes()).isZero();
        MeasureView warning = conduct("b", NOON).measures().getLast();
        assertThat(warning.appeal()).isEqualTo(Appeal.OVERTURNED);
        assertThat(warning.decision()).isEqualTo("mistaken");
        assertThat(warning.liftedBy()).isEqualTo(member("a"));
        assertThat(warning.inForce()).isFalse();
    }

    @Test
    void tellTheHouseRulesAndWhetherTheGroupIsMuted() {
        assertThat(house.ask(new FindHouse(ACME, FANS, NOON)))
                .isEqualTo(new HouseView(FANS, HouseRules.NONE, false, null, null));
        var rules = new HouseRules(2, Measure.BAN, null, null, null, null);

        house.given(
                new GroupMuted(FANS, "announcement", END, member("a"), NOON),
                new HouseRulesSet(FANS, rules, member("a"), NOON));

        assertThat(house.ask(new FindHouse(ACME, FANS, NOON)))
                .isEqualTo(new HouseView(FANS, rules, true, END, "announcement"));
        assertThat(house.ask(new FindHouse(ACME, FANS, END)))
                .isEqualTo(new HouseView(FANS, rules, false, null, null));
        house.given(new GroupUnmuted(FANS, member("a"), NOON));
        assertThat(house.ask(new FindHouse(ACME, FANS, NOON)).muted()).isFalse();
    }

    @Test
    void standInTheHistoryOfWhomTheyConcernAndOfWhoTookThem() {
        for (String one : List.of("a", "b")) {
            assertThat(house.ask(new FindMemberHistory(ACME, member(one), 0, 50)).items())
                    .extracting(recorded -> recorded.event())
                    .contains(taken("b", 2, Measure.MUTE, END));
        }
    }
}
