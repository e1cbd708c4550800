package org.livingledger.domain.elimination;

import static org.livingledger.domain.Scenario.CLUB;
import static org.livingledger.domain.Scenario.OWNER;
import static org.livingledger.domain.Scenario.member;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.activity.ActivityCommand.RecordActivity;
import org.livingledger.api.activity.ActivityType;
import org.livingledger.api.elimination.EliminationCommand.RunElimination;
import org.livingledger.api.elimination.EliminationOutcome.Run;
import org.livingledger.api.elimination.EliminationPolicy;
import org.livingledger.api.elimination.EliminationPolicy.Exempt;
import org.livingledger.api.elimination.EliminationPolicy.Measure;
import org.livingledger.api.elimination.Span;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.membership.MembershipEvent.MemberEliminated;
import org.livingledger.api.programme.Programme;
import org.livingledger.api.programme.ProgrammeCommand.PublishProgramme;
import org.livingledger.domain.Scenario;

/// A club whose members are judged: what they do in it, the policies they are judged by, and what
/// comes of it.
final class JudgedClub {

    static final ActivityType POST = new ActivityType("post");

    /// The club was founded on 2026-05-01 at 08:00 in Shanghai.
    static final String AFTER_14_DAYS = "2026-05-20T00:00:00Z";

    private JudgedClub() {}

    /// A club in which the first did so many things, the second so many, and so on.
    static Scenario ranked(int... counts) {
        var scenario =
                Scenario.club(
                        IntStream.range(0, counts.length)
                                .mapToObj(i -> member("m" + i))
                                .toArray(MemberId[]::new));
        scenario.at(AFTER_14_DAYS);
        for (int i = 0; i < counts.length; i++) {
            post(scenario, member("m" + i), counts[i]);
        }
        return scenario;
    }

    static void post(Scenario scenario, MemberId member, int times) {
        for (int i = 0; i < times; i++) {
            did(scenario, member, POST);
        }
    }

    static void did(Scenario scenario, MemberId member, ActivityType what) {
        scenario.accept(
                new RecordActivity(CLUB, member, what, "a" + scenario.position(), null, null));
    }

    static EliminationPolicy idle(int warningDays) {
        return idle(warningDays, null);
    }

    static EliminationPolicy idle(int warningDays, @Nullable Exempt exempt) {
        return new EliminationPolicy(
                CLUB,
                Measure.ACTIVITY_COUNT,
                null,
                new Span("P14D"),
                1L,
                null,
                warningDays,
                exempt,
                null);
    }

    static EliminationPolicy policy(
            Measure measure,
            @Nullable ActivityType activity,
            String window,
            @Nullable Long minimum,
            @Nullable Integer lastPercent) {
        return new EliminationPolicy(
                CLUB, measure, activity, new Span(window), minimum, lastPercent, null, null, null);
    }

    static void publish(Scenario scenario, EliminationPolicy policy) {
        scenario.accept(
                new PublishProgramme(Programme.EMPTY.withEliminations(List.of(policy)), null));
    }

    static Run run(Scenario scenario) {
        return scenario.accept(Run.class, new RunElimination(CLUB, OWNER, null));
    }

    static List<MemberId> eliminated(Scenario scenario) {
        return scenario.events().stream()
                .filter(MemberEliminated.class::isInstance)
                .map(event -> ((MemberEliminated) event).member())
                .toList();
    }
}
