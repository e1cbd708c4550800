package org.livingledger.api.programme;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Codes;
import org.livingledger.api.Limits;
import org.livingledger.api.activity.ActivityType;
import org.livingledger.api.elimination.DepartureRule;
import org.livingledger.api.elimination.EliminationPolicy;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.points.Expiry;
import org.livingledger.api.recognition.BadgeDefinition;
import org.livingledger.api.recognition.CheckIns;
import org.livingledger.api.tier.Ladder;

/// The rule book of a ledger (激励方案) as it is written: what is published becomes a version and never
/// changes again.
///
/// @param activities the kinds of activity that rules may ask about, with the types of their
///     attributes; an activity that is not declared is recorded and grants nothing
/// @param rules what earns points, in the order in which they are tried
/// @param boards the leaderboards
/// @param seasons the named spans that caps and boards may count by
/// @param ladders the ladders of tiers
/// @param badges what can be earned besides points; a badge comes after those it is made of
/// @param checkIns how check-ins are kept up; as [CheckIns#DEFAULT] if not given
/// @param eliminations by what groups part from members; a group has at most one
/// @param departures what becomes of the points of who is in a group no more; they keep them if no rule
///     is given
/// @param messages the kinds of activity that are messages, from which members who are muted earn
///     nothing; `message` alone if not given
public record Programme(
        Map<String, Map<String, AttributeType>> activities,
        List<EarningRule> rules,
        List<BoardDefinition> boards,
        List<Season> seasons,
        List<Ladder> ladders,
        List<BadgeDefinition> badges,
        @Nullable CheckIns checkIns,
        List<EliminationPolicy> eliminations,
        List<DepartureRule> departures,
        List<ActivityType> messages) {

    /// The most rules, and the most boards, and the most badges, of a programme.
    public static final int MOST = 200;

    /// The kind of activity that is a message where the programme does not say.
    public static final ActivityType MESSAGE = new ActivityType("message");

    /// A programme that grants nothing: what a ledger has before its first one is published.
    public static final Programme EMPTY =
            new Programme(null, null, null, null, null, null, null, null, null, null);

    /// Parts that are not given are empty.
    public Programme(
            @Nullable Map<String, Map<String, AttributeType>> activities,
            @Nullable List<EarningRule> rules,
            @Nullable List<BoardDefinition> boards,
            @Nullable List<Season> seasons,
            @Nullable List<Ladder> ladders,
            @Nullable List<BadgeDefinition> badges,
            @Nullable CheckIns checkIns,
            @Nullable List<EliminationPolicy> eliminations,
            @Nullable List<DepartureRule> departures,
            @Nullable List<ActivityType> messages) {
        this.activities = activities == null ? Map.of() : Map.copyOf(activities);
        this.activities.forEach((activity, attributes) ->
                attributes.forEach((name, type) -> {
                    if (type == null) {
                        throw new IllegalArgumentException(
                                "attribute " + name + " of activity " + activity + " has no type");
                    }
                }));
        this.rules = rules == null ? List.of() : List.copyOf(rules);
        this.boards = boards == null ? List.of() : List.copyOf(boards);
        this.seasons = seasons == null ? List.of() : List.copyOf(seasons);
        this.ladders = ladders == null ? List.of() : List.copyOf(ladders);
        this.badges = badges == null ? List.of() : List.copyOf(badges);
        this.checkIns = checkIns;
        this.eliminations = eliminations == null ? List.of() : List.copyOf(eliminations);
        this.departures = departures == null ? List.of() : List.copyOf(departures);
        this.messages = messages == null ? List.of(MESSAGE) : List.copyOf(messages);
    }

    /// The same programme with these kinds of activity.
    public Programme withActivities(Map<String, Map<String, AttributeType>> these) {
        return new Programme(
                these,
                rules,
                boards,
                seasons,
                ladders,
                badges,
                checkIns,
                eliminations,
                departures,
                messages);
    }

    /// The same programme with these rules.
    public Programme withRules(List<EarningRule> these) {
        return new Programme(
                activities,
                these,
                boards,
                seasons,
                ladders,
                badges,
                checkIns,
                eliminations,
                departures,
                messages);
    }

    /// The same programme with these boards.
    public Programme withBoards(List<BoardDefinition> these) {
        return new Programme(
                activities,
                rules,
                these,
                seasons,
                ladders,
                badges,
                checkIns,
                eliminations,
                departures,
                messages);
    }

    /// The same programme with these seasons.
    public Programme withSeasons(List<Season> these) {
        return new Programme(
                activities,
                rules,
                boards,
                these,
                ladders,
                badges,
                checkIns,
                eliminations,
                departures,
                messages);
    }

    /// The same programme with these ladders.
    public Programme withLadders(List<Ladder> these) {
        return new Programme(
                activities,
                rules,
                boards,
                seasons,
                these,
                badges,
                checkIns,
                eliminations,
                departures,
                messages);
    }

    /// The same programme with these badges.
    public Programme withBadges(List<BadgeDefinition> these) {
        return new Programme(
                activities,
                rules,
                boards,
                seasons,
                ladders,
                these,
                checkIns,
                eliminations,
                departures,
                messages);
    }

    /// The same programme with check-ins kept up like this.
    public Programme withCheckIns(CheckIns these) {
        return new Programme(
                activities,
                rules,
                boards,
                seasons,
                ladders,
                badges,
                these,
                eliminations,
                departures,
                messages);
    }

    /// The same programme with these elimination policies.
    public Programme withEliminations(List<EliminationPolicy> these) {
        return new Programme(
                activities,
                rules,
                boards,
                seasons,
                ladders,
                badges,
                checkIns,
                these,
                departures,
                messages);
    }

    /// The same programme with these rules of departure.
    public Programme withDepartures(List<DepartureRule> these) {
        return new Programme(
                activities,
                rules,
                boards,
                seasons,
                ladders,
                badges,
                checkIns,
                eliminations,
                these,
                messages);
    }

    /// Whether activities of a kind are messages.
    public boolean isMessage(ActivityType activity) {
        return messages.contains(activity);
    }

    /// The elimination policy of a group, or null if it has none.
    public @Nullable EliminationPolicy elimination(GroupId group) {
        for (EliminationPolicy policy : eliminations) {
            if (policy.group().equals(group)) {
                return policy;
            }
        }
        return null;
    }

    /// What becomes of the points that a group granted: by its own rule, or by the one for every group.
    public DepartureRule departure(GroupId group) {
        DepartureRule general = new DepartureRule(group, null, null);
        for (DepartureRule rule : departures) {
            if (group.equals(rule.group())) {
                return rule;
            }
            if (rule.group() == null) {
                general = rule;
            }
        }
        return general;
    }

    /// The type of an activity's attribute. There are no fractions: points are whole.
    public enum AttributeType {
        INT,
        BOOL,
        STRING
    }

    /// A rule that answers an activity with points (`systems.md` S7).
    ///
    /// Its expressions are CEL over `activity.type`, `activity.NAME` for each declared attribute,
    /// `activity.local_date` (`2026-03-29`), `activity.local_hour` (0 … 23), `activity.weekday`
    /// (1 is Monday), `member.role`, `member.epoch` and `member.tier.LADDER`, as decided at that
    /// position. There is no clock.
    ///
    /// @param id names it in every grant it gives
    /// @param activity the kind of activity that it answers
    /// @param group the only group whose activities it answers, or null for every group
    /// @param when whether it answers, a `bool` expression; always if not given
    /// @param points how many points it gives, an `int` expression
    /// @param caps how many points a member can get from it, per period. What it gave while it had no
    ///     cap per that period does not count: a grant names what it counts towards, for ever
    /// @param budget how many points it can give in all while it has a budget
    /// @param expires when its points end; never if not given
    /// @param pendingDays how many local days its points stay pending; none if not given
    public record EarningRule(
            RuleId id,
            ActivityType activity,
            @Nullable GroupId group,
            @Nullable String when,
            String points,
            List<Cap> caps,
            @Nullable Long budget,
            @Nullable Expiry expires,
            @Nullable Integer pendingDays) {

        /// Caps that are not given are none.
        ///
        /// @throws IllegalArgumentException if a number is out of range
        public EarningRule(
                RuleId id,
                ActivityType activity,
                @Nullable GroupId group,
                @Nullable String when,
                String points,
                @Nullable List<Cap> caps,
                @Nullable Long budget,
                @Nullable Expiry expires,
                @Nullable Integer pendingDays) {
            this.id = id;
            this.activity = activity;
            this.group = group;
            this.when = when;
            this.points = points;
            this.caps = caps == null ? List.of() : List.copyOf(caps);
            this.budget = budget;
            this.expires = expires;
            this.pendingDays = pendingDays;
            if (budget != null) {
                Limits.points("budget", budget);
            }
            if (pendingDays != null) {
                Limits.range("pending_days", pendingDays, 1, 3_650);
            }
        }
    }

    /// How many points one member can get from one rule in one period.
    ///
    /// @param per the period, in the ledger's zone
    /// @param points how many, 0 … 1 000 000 000 000
    public record Cap(Per per, long points) {

        /// @throws IllegalArgumentException if the points are out of range
        public Cap {
            Limits.range("cap", points, 0, Limits.MOST_POINTS);
        }

        /// The periods of caps. A day outside every season counts towards no cap per season.
        public enum Per {
            DAY,
            WEEK,
            MONTH,
            SEASON
        }
    }

    /// A named span of local days, both ends included.
    public record Season(String id, LocalDate from, LocalDate through) {

        /// @throws IllegalArgumentException if the id is not a code or the span is empty
        public Season {
            Codes.code("season", id);
            if (through.isBefore(from)) {
                throw new IllegalArgumentException("season " + id + " ends before it begins");
            }
        }
    }

    /// A leaderboard (排行榜, `systems.md` S10). Every board can be read for every window: all time,
    /// year, quarter, month, ISO week, day and season.
    ///
    /// @param id names it, together with its group
    /// @param metric what it counts
    /// @param group the group whose members are on it, or null for the whole ledger
    /// @param activity the only kind of activity that counts, or null for every kind
    /// @param ties how equals are ranked; `competition` if not given
    public record BoardDefinition(
            BoardId id,
            Metric metric,
            @Nullable GroupId group,
            @Nullable ActivityType activity,
            Ties ties) {

        /// Ties that are not given are `competition`.
        public BoardDefinition(
                BoardId id,
                Metric metric,
                @Nullable GroupId group,
                @Nullable ActivityType activity,
                @Nullable Ties ties) {
            this.id = id;
            this.metric = metric;
            this.group = group;
            this.activity = activity;
            this.ties = ties == null ? Ties.COMPETITION : ties;
        }
    }

    /// What a board counts.
    public enum Metric {
        /// Points granted and not reversed, spent or not.
        POINTS_EARNED,
        /// Activities recorded.
        ACTIVITY_COUNT
    }

    /// How equal scores are ranked. Within equals, whoever reached the score first stands first.
    public enum Ties {
        /// 1, 1, 3.
        COMPETITION,
        /// 1, 1, 2.
        DENSE,
        /// 1, 2, 3.
        ORDINAL
    }
}
