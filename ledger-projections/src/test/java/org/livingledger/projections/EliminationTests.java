package org.livingledger.projections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.livingledger.projections.House.ACME;
import static org.livingledger.projections.House.FANS;
import static org.livingledger.projections.House.NOON;
import static org.livingledger.projections.House.member;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.livingledger.api.elimination.EliminationEvent.EliminationRun;
import org.livingledger.api.elimination.EliminationEvent.EliminationWarned;
import org.livingledger.api.elimination.EliminationEvent.EliminationWarningLifted;
import org.livingledger.api.elimination.EliminationPolicy;
import org.livingledger.api.elimination.EliminationPolicy.Exempt;
import org.livingledger.api.elimination.EliminationPolicy.Measure;
import org.livingledger.api.elimination.EliminationQuery.DueElimination;
import org.livingledger.api.elimination.EliminationQuery.FindDueEliminations;
import org.livingledger.api.elimination.EliminationQuery.FindEliminations;
import org.livingledger.api.elimination.EliminationQuery.LogLine;
import org.livingledger.api.elimination.EliminationQuery.Preview;
import org.livingledger.api.elimination.EliminationQuery.PreviewElimination;
import org.livingledger.api.elimination.EliminationQuery.RunFigures;
import org.livingledger.api.elimination.Judgement;
import org.livingledger.api.elimination.Review.Judged;
import org.livingledger.api.elimination.Review.Verdict;
import org.livingledger.api.elimination.Span;
import org.livingledger.api.group.GroupEvent.GroupDissolved;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.membership.MembershipEvent.MemberEliminated;
import org.livingledger.api.membership.MembershipEvent.MemberJoined;
import org.livingledger.api.membership.MembershipEvent.MemberLeft;
import org.livingledger.api.programme.Programme;
import org.livingledger.api.programme.ProgrammeEvent.ProgrammePublished;
import org.livingledger.api.recognition.Within;
import org.livingledger.api.title.TitleEvent.TitleGranted;
import org.livingledger.projections.reading.Rebuilt;

/// Elimination as it is remembered and foreseen (`systems.md` S21).
@ParameterizedClass
@EnumSource(TestDatabase.class)
class EliminationTests {

    private static final MemberId ANN = member("a");
    private static final MemberId BEN = member("b");
    private static final Instant LATER = Instant.parse("2026-05-31T12:00:00Z");
    private static final Instant ENDS = LATER.plusSeconds(86_400);

    private final House house;
    private int version;

    EliminationTests(TestDatabase database) {
        house = House.open(database, "UTC");
        house.given(House.founded(FANS, member("o"), 9, NOON))
                .given(House.joined(FANS, ANN, 2, NOON))
                .given(House.joined(FANS, BEN, 3, NOON));
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void foreseesWhoWouldGoWithTheFigures() {
        publish(policy(Measure.ACTIVITY_COUNT, 2L, null, null, null));
        house.given(
                House.did(FANS, ANN, "post", LATER),
                House.did(FANS, ANN, "like", LATER),
                House.did(FANS, BEN, "post", LATER),
                House.did(FANS, BEN, "post", NOON)); // before the window

        Preview preview = preview(LATER);

        assertThat(preview.judged()).isEqualTo(2);
        assertThat(preview.eliminate()).isEqualTo(1);
        assertThat(preview.stay()).isEqualTo(1);
        assertThat(preview.exempt()).isEqualTo(1);
        assertThat(judged(preview, BEN))
                .isEqualTo(
                        new Judged(
                                BEN,
                                "member",
                                1,
                                Verdict.ELIMINATE,
                                "below-minimum",
                                judgement(1),
                                null));
        assertThat(judged(preview, member("o")).reason()).isEqualTo("owner");
        assertThat(house.find(new PreviewElimination(ACME, new GroupId("other"), LATER, null, 10)))
                .isNull();
    }

    @Test
    void countsPointsOfTheGroupAndCheckInsOfTheEpoch() {
        publish(policy(Measure.POINTS_EARNED, 10L, null, null, null));
        house.given(
                House.earned(ANN, 1, 10, FANS, null, LATER),
                House.earned(BEN, 1, 10, null, null, LATER));
        assertThat(judged(preview(LATER), ANN).verdict()).isEqualTo(Verdict.STAY);
        assertThat(judged(preview(LATER), BEN).verdict()).isEqualTo(Verdict.ELIMINATE);

        publish(policy(Measure.CHECK_INS, 1L, null, null, null));
        house.given(House.did(FANS, ANN, "check-in", LATER));
        assertThat(judged(preview(LATER), ANN).judgement().figure()).isEqualTo(1);
        house.given(new MemberLeft(ANN, FANS, 1, LATER), new MemberJoined(ANN, FANS, 2, LATER));
        assertThat(judged(preview(LATER), ANN).judgement().figure()).isZero();
    }

    @Test
    void knowsWhoIsWarnedUntilWhenAndWhoIsExemptAndWhy() {
        publish(policy(Measure.ACTIVITY_COUNT, 1L, 7, new Exempt(null, List.of("kol"), 40), null));
        house.given(new TitleGranted(BEN, FANS, 1, "kol", null, LATER, null, NOON));
        assertThat(judged(preview(LATER.minusSeconds(1)), BEN).reason()).isEqualTo("title");
        Judged newcomer = judged(preview(LATER), BEN);
        assertThat(newcomer.reason()).isEqualTo("newcomer");
        assertThat(newcomer.until()).isEqualTo("2026-06-19T00:00:00Z");

        publish(policy(Measure.ACTIVITY_COUNT, 1L, 7, null, null));
        house.given(warned(ANN));
        assertThat(preview(LATER).warn()).isEqualTo(1);
        assertThat(judged(preview(LATER), ANN))
                .satisfies(each -> {
                    assertThat(each.verdict()).isEqualTo(Verdict.WARNED);
                    assertThat(each.until()).isEqualTo(ENDS);
                });
        assertThat(judged(preview(ENDS), ANN).verdict()).isEqualTo(Verdict.ELIMINATE);
        house.given(House.did(FANS, ANN, "post", LATER));
        assertThat(judged(preview(LATER), ANN).verdict()).isEqualTo(Verdict.LIFT);
        house.given(new EliminationWarningLifted(ANN, FANS, 1, "recovered", judgement(1), LATER));
        assertThat(judged(preview(LATER), ANN).verdict()).isEqualTo(Verdict.STAY);
    }

    @Test
    void tellsWhatCameOfItTheNewestFirst() {
        publish(policy(Measure.ACTIVITY_COUNT, 2L, 7, null, null));
        house.given(
                warned(ANN),
                new MemberEliminated(
                        ANN, FANS, 1, "below-minimum", member("o"), judgement(0), LATER),
                run(1, 0, null),
                new MemberEliminated(BEN, FANS, 1, "spam", null, LATER));

        List<LogLine> log = log(null, 10);

        assertThat(log)
                .extracting(LogLine::type)
                .containsExactly(
                        "member-eliminated",
                        "elimination-run",
                        "member-eliminated",
                        "elimination-warned");
        assertThat(log.getFirst().judgement()).isNull();
        assertThat(log.get(1).run()).isEqualTo(new RunFigures(1, 1, 1, 0, 0, 1, 0));
        assertThat(log.get(2).judgement()).isEqualTo(judgement(0));
        assertThat(log.get(2).by()).isEqualTo(member("o"));
        assertThat(log.get(3).until()).isEqualTo(ENDS);
        assertThat(log(log.get(1).position(), 1)).containsExactly(log.get(2));
        assertThat(house.readSide.rebuild(List.of("eliminations"), (_, _) -> {}))
                .allMatch(Rebuilt::equal);
    }

    @Test
    void isDueWhenAPeriodHasBegunAWarningHasRunOutOrSomethingIsLeft() {
        publish(policy(Measure.ACTIVITY_COUNT, 1L, 7, null, Within.WEEK)); // on a Sunday
        Instant monday = Instant.parse("2026-05-11T00:00:00Z");
        assertThat(due(monday.minusMillis(1))).isEmpty();
        assertThat(due(monday)).containsExactly(new DueElimination(FANS, true));
        house.given(run(0, 0, LocalDate.parse("2026-05-11")));
        assertThat(due(monday)).isEmpty();
        house.given(run(1, 3, null));
        assertThat(due(monday)).containsExactly(new DueElimination(FANS, false));
        house.given(run(0, 0, LocalDate.parse("2026-06-01")), warned(ANN));
        assertThat(due(ENDS.minusMillis(1))).isEmpty();
        assertThat(due(ENDS)).containsExactly(new DueElimination(FANS, false));
        house.given(new MemberLeft(ANN, FANS, 1, LATER));
        assertThat(due(ENDS)).isEmpty();
        house.given(new GroupDissolved(FANS, null, ENDS));
        assertThat(due(ENDS.plusSeconds(86_400 * 30))).isEmpty();
    }

    private void publish(EliminationPolicy policy) {
        house.given(
                new ProgrammePublished(
                        ++version, Programme.EMPTY.withEliminations(List.of(policy)), NOON));
    }

    private static EliminationPolicy policy(
            Measure measure,
            long minimum,
            @Nullable Integer warningDays,
            @Nullable Exempt exempt,
            @Nullable Within every) {
        return new EliminationPolicy(
                FANS, measure, null, new Span("P14D"), minimum, null, warningDays, exempt, every);
    }

    private Preview preview(Instant at) {
        return house.ask(new PreviewElimination(ACME, FANS, at, null, 10));
    }

    private static Judged judged(Preview preview, MemberId member) {
        return preview.members().stream()
                .filter(each -> each.member().equals(member))
                .findFirst()
                .orElseThrow();
    }

    private List<LogLine> log(@Nullable Long before, int limit) {
        return house.ask(new FindEliminations(ACME, FANS, before, limit)).items();
    }

    private List<DueElimination> due(Instant at) {
        return house.ask(new FindDueEliminations(ACME, at, 10));
    }

    private static Judgement judgement(long figure) {
        return new Judgement(
                1,
                Measure.ACTIVITY_COUNT,
                null,
                LocalDate.parse("2026-05-18"),
                LocalDate.parse("2026-05-31"),
                figure,
                2L,
                null);
    }

    private static EliminationWarned warned(MemberId member) {
        return new EliminationWarned(member, FANS, 1, "below-minimum", judgement(0), ENDS, LATER);
    }

    private static EliminationRun run(
            int eliminated, int remaining, @Nullable LocalDate scheduledFor) {
        return new EliminationRun(
                FANS,
                1,
                LocalDate.parse("2026-05-31"),
                1,
                1,
                0,
                0,
                eliminated,
                remaining,
                scheduledFor,
                null,
                LATER);
    }
}
