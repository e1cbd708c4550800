package org.livingledger.domain.activity;

import static org.livingledger.domain.Scenario.ADA;
import static org.livingledger.domain.Scenario.CLUB;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.activity.ActivityCommand.RecordActivity;
import org.livingledger.api.activity.ActivityOutcome.Grant;
import org.livingledger.api.activity.ActivityOutcome.Recorded;
import org.livingledger.api.activity.ActivityType;
import org.livingledger.api.points.AccountId;
import org.livingledger.api.programme.Programme;
import org.livingledger.api.programme.Programme.AttributeType;
import org.livingledger.api.programme.Programme.Cap;
import org.livingledger.api.programme.Programme.EarningRule;
import org.livingledger.api.programme.Programme.Season;
import org.livingledger.api.programme.ProgrammeCommand.PublishProgramme;
import org.livingledger.api.programme.RuleId;
import org.livingledger.domain.Scenario;

/// Commits: the activity of these tests, and the rules that answer it.
final class Commits {

    static final ActivityType COMMIT = new ActivityType("commit");
    static final AccountId ACCOUNT = AccountId.of(ADA);
    static final Map<String, Map<String, AttributeType>> DECLARED =
            Map.of("commit", Map.of("lines", AttributeType.INT));

    private int recorded;

    RecordActivity commit(long lines) {
        return commit(lines, null);
    }

    RecordActivity commit(long lines, @Nullable Instant at) {
        return new RecordActivity(CLUB, ADA, COMMIT, "c" + ++recorded, Map.of("lines", lines), at);
    }

    static EarningRule rule(String id, String points, @Nullable Long budget, Cap... caps) {
        return new EarningRule(
                new RuleId(id), COMMIT, null, null, points, List.of(caps), budget, null, null);
    }

    static Scenario publish(EarningRule... rules) {
        return publish(List.of(), rules);
    }

    static Scenario publish(List<Season> seasons, EarningRule... rules) {
        var scenario = Scenario.club(ADA);
        scenario.accept(
                new PublishProgramme(
                        Programme.EMPTY
                                .withActivities(DECLARED)
                                .withRules(List.of(rules))
                                .withSeasons(seasons),
                        null));
        return scenario;
    }

    static List<Long> granted(Recorded recorded) {
        return recorded.grants().stream().map(Grant::granted).toList();
    }

    long granted(Scenario scenario, long lines, @Nullable Instant at) {
        return granted(scenario.accept(Recorded.class, commit(lines, at))).getFirst();
    }
}
