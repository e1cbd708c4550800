package org.livingledger.projections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.livingledger.projections.House.ACME;
import static org.livingledger.projections.House.FANS;
import static org.livingledger.projections.House.NOON;
import static org.livingledger.projections.House.earned;
import static org.livingledger.projections.House.member;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.livingledger.api.membership.MembershipEvent.MemberLeft;
import org.livingledger.api.programme.Programme;
import org.livingledger.api.programme.Programme.Metric;
import org.livingledger.api.programme.ProgrammeEvent.ProgrammePublished;
import org.livingledger.api.tier.Ladder;
import org.livingledger.api.tier.Ladder.Measure;
import org.livingledger.api.tier.Ladder.Tier;
import org.livingledger.api.tier.LadderId;
import org.livingledger.api.tier.TierAt;
import org.livingledger.api.tier.TierAt.Next;
import org.livingledger.api.tier.TierEvent.Cause;
import org.livingledger.api.tier.TierEvent.TierChanged;
import org.livingledger.api.tier.TierQuery.Count;
import org.livingledger.api.tier.TierQuery.DueTiers;
import org.livingledger.api.tier.TierQuery.FindDueTiers;
import org.livingledger.api.tier.TierQuery.FindLadder;
import org.livingledger.api.tier.TierQuery.FindMemberTiers;
import org.livingledger.api.tier.TierQuery.ListLadders;
import org.livingledger.api.tier.TierQuery.Place;
import org.livingledger.api.tier.Window;
import org.livingledger.projections.reading.Rebuilt;

/// Tiers as they are remembered (`systems.md` S8): at any instant what is true then.
@ParameterizedClass
@EnumSource(TestDatabase.class)
class TierTests {

    private static final LadderId STATUS = new LadderId("status");
    private static final Instant APRIL = Instant.parse("2026-04-20T04:00:00Z");
    private static final Instant QUARTER_ENDS = Instant.parse("2026-06-30T16:00:00Z");
    private static final Instant NEXT_ENDS = Instant.parse("2026-09-30T16:00:00Z");

    private final House house;
    private int version;

    TierTests(TestDatabase database) {
        house = House.open(database, "Asia/Shanghai");
        house.given(House.founded(FANS, member("a"), 9, NOON))
                .given(House.joined(FANS, member("b"), 2, NOON))
                .given(House.joined(FANS, member("c"), 3, NOON));
    }

    @AfterEach
    void close() {
        house.close();
    }

    private static Ladder ladder(long silver) {
        return ladder(silver, false);
    }

    private static Ladder ladder(long silver, boolean inGroup) {
        return new Ladder(
                STATUS,
                inGroup ? FANS : null,
                List.of(new Measure("points", Metric.POINTS_EARNED, null)),
                List.of(
                        new Tier("bronze", null, null),
                        new Tier("silver", Map.of("points", silver), List.of("lounge"))),
                new Window("quarter"),
                null,
                null,
                14);
    }

    private void publish(Ladder... ladders) {
        house.given(
                new ProgrammePublished(
                        ++version, Programme.EMPTY.withLadders(List.of(ladders)), NOON));
    }

    private List<Count> counts(Instant at) {
        return house.ask(new ListLadders(ACME, at)).getFirst().tiers();
    }

    private List<Place> places(Instant at) {
        return house.ask(new FindLadder(ACME, STATUS, null, at, null, 10)).items();
    }

    private TierAt tier(String name, Instant at) {
        return house.ask(new FindMemberTiers(ACME, member(name), at)).tiers().getFirst();
    }

    private static TierChanged changed(String to, Instant at) {
        return new TierChanged(
                member("a"),
                STATUS,
                to.equals("silver") ? "bronze" : "silver",
                to,
                to.equals("silver") ? Cause.REACHED : Cause.LAPSED,
                1,
                Map.of("points", 300L),
                null,
                at);
    }

    @Test
    void showsWhatIsTrueAtTheInstantAskedAboutWithoutAnythingBeingWrittenDown() {
        publish(ladder(300));
        house.given(earned(member("a"), 1, 300, APRIL)).given(earned(member("b"), 1, 10, APRIL));

        assertThat(places(APRIL))
                .containsExactly(
                        new Place(member("a"), "silver", APRIL, NEXT_ENDS),
                        new Place(member("b"), "bronze", null, null));
        assertThat(counts(APRIL.minusMillis(1)))
                .containsExactly(new Count("bronze", 2), new Count("silver", 0));
        assertThat(counts(NEXT_ENDS.minusMillis(1)))
                .containsExactly(new Count("bronze", 1), new Count("silver", 1));
        assertThat(counts(NEXT_ENDS))
                .containsExactly(new Count("bronze", 2), new Count("silver", 0));
        assertThat(tier("a", APRIL).privileges()).containsExactly("lounge");
        assertThat(tier("b", APRIL).next()).isEqualTo(new Next("silver", Map.of("points", 290L)));
        assertThat(tier("b", QUARTER_ENDS).next())
                .isEqualTo(new Next("silver", Map.of("points", 300L)));
        assertThat(tier("c", APRIL).tier()).isEqualTo("bronze");
    }

    @Test
    void namesWhatIsToBeWrittenDownAndNoMoreOnceItIs() {
        publish(ladder(300));
        house.given(
                House.together(
                        List.of(earned(member("a"), 1, 300, APRIL)), changed("silver", APRIL)));
        Instant warned = Instant.parse("2026-09-16T16:00:00Z");

        assertThat(due(warned.minusMillis(1))).isEmpty();
        assertThat(due(warned)).containsExactly(new DueTiers(member("a"), warned));
        house.given(changed("bronze", NEXT_ENDS));
        assertThat(house.ask(new FindMemberTiers(ACME, member("a"), APRIL)).history())
                .extracting(change -> change.from() + " " + change.to())
                .containsExactly("silver bronze", "bronze silver");
    }

    private List<DueTiers> due(Instant at) {
        return house.ask(new FindDueTiers(ACME, at, 10));
    }

    @Test
    void reckonsEverybodyAnewWhenALadderIsPublishedOrChanged() {
        house.given(earned(member("a"), 1, 300, APRIL)).given(earned(member("b"), 1, 200, APRIL));
        assertThat(house.ask(new ListLadders(ACME, APRIL))).isEmpty();
        assertThat(house.find(new FindLadder(ACME, STATUS, null, APRIL, null, 10))).isNull();

        publish(ladder(300));
        assertThat(counts(APRIL)).containsExactly(new Count("bronze", 1), new Count("silver", 1));
        publish(ladder(200));
        assertThat(counts(APRIL)).containsExactly(new Count("bronze", 0), new Count("silver", 2));
        assertThat(due(NOON)).hasSize(2);
        publish();
        assertThat(house.ask(new ListLadders(ACME, APRIL))).isEmpty();
        assertThat(due(NOON)).isEmpty();
    }

    @Test
    void countsAGroupsLadderInTheGroupAndOnlyUntilTheMemberLeaves() {
        publish(ladder(300, true));
        house.given(earned(member("a"), 1, 300, FANS, null, APRIL))
                .given(earned(member("b"), 1, 300, null, null, APRIL))
                .given(earned(member("c"), 1, 300, FANS, null, APRIL))
                .given(new MemberLeft(member("c"), FANS, 1, NOON.plusSeconds(60)));

        assertThat(places(NOON.plusSeconds(60)))
                .extracting(place -> place.member() + " " + place.tier())
                .containsExactly(member("a") + " silver", member("c") + " bronze");
        assertThat(tier("c", NOON.plusSeconds(59)).tier()).isEqualTo("silver");
    }

    @Test
    void pagesThroughALadderAndThroughOneOfItsTiers() {
        publish(ladder(300));
        house.given(earned(member("a"), 1, 300, APRIL))
                .given(earned(member("b"), 1, 10, APRIL))
                .given(earned(member("c"), 1, 400, APRIL));

        var first = house.ask(new FindLadder(ACME, STATUS, null, APRIL, null, 2));
        assertThat(first.next()).isEqualTo(member("b").value());
        var second = house.ask(new FindLadder(ACME, STATUS, null, APRIL, member("b"), 2));
        assertThat(second.items()).extracting(Place::member).containsExactly(member("c"));
        assertThat(second.next()).isNull();
        assertThat(house.ask(new FindLadder(ACME, STATUS, "silver", APRIL, null, 2)).items())
                .extracting(Place::member)
                .containsExactly(member("a"), member("c"));
    }

    @Test
    void isTheSameWhenItIsBuiltAnew() {
        house.given(earned(member("a"), 1, 300, FANS, "post", APRIL));
        publish(ladder(300));
        house.given(earned(member("a"), 2, 30, APRIL.plusSeconds(5)))
                .given(changed("silver", APRIL))
                .given(new MemberLeft(member("b"), FANS, 1, APRIL));
        house.caughtUp();

        assertThat(house.readSide.rebuild(List.of("tiers"), (_, _) -> {}))
                .allMatch(Rebuilt::equal)
                .hasSize(1);
    }

    /// While there is no ladder only what a later one counts is kept, and live the events come one by
    /// one, anew in pages: neither may show.
    @Test
    void isRebuiltTheSameWhenLaddersCameAndWent() {
        house.given(earned(member("a"), 1, 200, APRIL)).given(earned(member("b"), 1, 40, APRIL));
        publish(ladder(300));
        house.given(earned(member("a"), 1, 150, APRIL.plusSeconds(5)))
                .given(changed("silver", APRIL.plusSeconds(5)));
        publish();
        for (int i = 0; i < 12; i++) {
            house.given(earned(member("a"), 1, 1, APRIL.plusSeconds(10 + i)));
        }
        house.given(new MemberLeft(member("b"), FANS, 1, APRIL.plusSeconds(30)))
                .given(changed("bronze", APRIL.plusSeconds(40)));
        publish(ladder(360));
        house.caughtUp();

        assertThat(tier("a", APRIL.plusSeconds(60)).tier()).isEqualTo("silver");
        assertThat(tier("b", APRIL.plusSeconds(60)).tier()).isEqualTo("bronze");
        assertThat(house.readSide.rebuild(List.of("tiers"), (_, _) -> {}))
                .allMatch(Rebuilt::equal)
                .hasSize(1);
        assertThat(tier("a", APRIL.plusSeconds(60)).tier()).isEqualTo("silver");
    }
}
