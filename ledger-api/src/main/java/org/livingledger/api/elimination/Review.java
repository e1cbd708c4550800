package org.livingledger.api.elimination;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.membership.MemberId;

/// Everyone in a group, judged by its policy at an instant. What is previewed and what is carried out
/// are this one function.
///
/// The last N % (末位淘汰), exactly: of those who are judged and those who were eliminated since the
/// window began, N of a hundred may go, counted down; those who have gone are taken off, and as many
/// of the lowest figures are among the last. Who has the same figure as someone who stays, stays: so
/// a tie never parts equals, and never takes more than N %.
public final class Review {

    private final EliminationPolicy policy;
    private final int version;
    private final Instant at;
    private final ZoneId zone;
    private final List<Judged> members;
    private final List<Candidate> ranked;
    private final int gone;
    private @Nullable Long bar;

    private Review(
            EliminationPolicy policy,
            int version,
            List<Candidate> candidates,
            int gone,
            ZoneId zone,
            Instant at) {
        this.policy = policy;
        this.version = version;
        this.at = at;
        this.zone = zone;
        this.gone = gone;
        this.ranked =
                candidates.stream()
                        .filter(each -> exemption(each) == null)
                        .sorted(Comparator.comparingLong(each -> each.figure().count()))
                        .toList();
        Set<MemberId> last = last();
        this.members = candidates.stream().map(each -> judge(each, last)).toList();
    }

    /// Judges everyone.
    ///
    /// @param version the programme's version that the policy stands in
    /// @param candidates every active member of the group
    /// @param gone how many runs have eliminated on the local days of the window in course
    /// @param zone the ledger's zone
    /// @param at the instant at which they are judged
    public static Review of(
            EliminationPolicy policy,
            int version,
            List<Candidate> candidates,
            int gone,
            ZoneId zone,
            Instant at) {
        return new Review(policy, version, candidates, gone, zone, at);
    }

    /// What is to become of someone.
    public enum Verdict {
        /// They go.
        ELIMINATE,
        /// They are to be warned.
        WARN,
        /// They were warned, and have time left.
        WARNED,
        /// Their warning is to be lifted.
        LIFT,
        /// They are not judged.
        EXEMPT,
        /// They stay.
        STAY;

        /// Whether it is to be carried out.
        public boolean acts() {
            return this == ELIMINATE || this == WARN || this == LIFT;
        }
    }

    /// Below what the policy asks for.
    public static final String BELOW_MINIMUM = "below-minimum";

    /// Among the last of all.
    public static final String AMONG_THE_LAST = "among-the-last";

    /// Above again.
    public static final String RECOVERED = "recovered";

    /// A member and what is to become of them.
    ///
    /// @param reason why: `below-minimum` or `among-the-last` for who goes or is warned, `recovered` for
    ///     who is so no more, `owner`, `role`, `title` or `newcomer` for who is exempt; null for who just stays
    /// @param until until when they are warned, or exempt as newcomers; the end of the warning that
    ///     would begin now, for who is to be warned
    public record Judged(
            MemberId member,
            String role,
            int epoch,
            Verdict verdict,
            @Nullable String reason,
            Judgement judgement,
            @Nullable Instant until) {}

    /// The programme's version by which they were judged.
    public int version() {
        return version;
    }

    /// Every candidate, in the given order.
    public List<Judged> members() {
        return members;
    }

    /// What is to be carried out: warnings are lifted first, then members go, then others are warned.
    public List<Judged> acts() {
        return members.stream()
                .filter(each -> each.verdict().acts())
                .sorted(Comparator.comparingInt(each -> order(each.verdict())))
                .toList();
    }

    /// How many have a verdict.
    public int count(Verdict verdict) {
        return (int) members.stream().filter(each -> each.verdict() == verdict).count();
    }

    /// How many of all are exempt, those included whose warning is lifted for it.
    public int exempt() {
        return (int)
                members.stream()
                        .filter(each ->
                                each.verdict() == Verdict.EXEMPT
                                        || (each.verdict() == Verdict.LIFT
                                                && !RECOVERED.equals(each.reason())))
                        .count();
    }

    private static int order(Verdict verdict) {
        return switch (verdict) {
            case LIFT -> 0;
            case ELIMINATE -> 1;
            case WARN -> 2;
            case WARNED, EXEMPT, STAY -> 3;
        };
    }

    /// Where someone stands among the last.
    ///
    /// @param place how many judged members have a lower figure, and one: 1 for the lowest. Equals share
    ///     the place
    /// @param judged how many are judged
    /// @param gone how many were eliminated since the window began
    /// @param quota how many are still to go: of those judged and those gone, N of a hundred, less those
    ///     gone
    /// @param bar the least figure that stays; null if nobody is to go
    /// @param missing how much more is missing for staying, 0 if nothing
    public record Place(
            int place, int judged, int gone, int quota, @Nullable Long bar, long missing) {}

    /// Where a member stands among the last, or null if the policy asks for no last, or does not judge
    /// them.
    public @Nullable Place place(MemberId member) {
        Integer percent = policy.lastPercent();
        if (percent == null) {
            return null;
        }
        for (Candidate each : ranked) {
            if (each.member().equals(member)) {
                long figure = each.figure().count();
                long lower = ranked.stream().filter(one -> one.figure().count() < figure).count();
                return new Place(
                        (int) lower + 1,
                        ranked.size(),
                        gone,
                        Math.max(0, quota(percent)),
                        bar,
                        bar == null ? 0 : Math.max(0, bar - figure));
            }
        }
        return null;
    }

    private int quota(int percent) {
        return (int) ((ranked.size() + (long) gone) * percent / 100) - gone;
    }

    private Set<MemberId> last() {
        Integer percent = policy.lastPercent();
        if (percent == null) {
            return Set.of();
        }
        int quota = quota(percent);
        if (quota <= 0) {
            return Set.of();
        }
        long stays = ranked.get(Math.min(quota, ranked.size() - 1)).figure().count();
        bar = stays;
        var last = new HashSet<MemberId>();
        for (Candidate each : ranked.subList(0, Math.min(quota, ranked.size()))) {
            if (each.figure().count() < stays) {
                last.add(each.member());
            }
        }
        return last;
    }

    private Judged judge(Candidate candidate, Set<MemberId> last) {
        Exemption exemption = exemption(candidate);
        Instant warnedUntil = candidate.warnedUntil();
        if (exemption != null) {
            Verdict verdict = warnedUntil == null ? Verdict.EXEMPT : Verdict.LIFT;
            return judged(candidate, verdict, exemption.reason, exemption.until, null);
        }
        Long minimum = policy.minimum();
        boolean below = minimum != null && candidate.figure().count() < minimum;
        boolean among = last.contains(candidate.member());
        if (!below && !among) {
            return warnedUntil == null
                    ? judged(candidate, Verdict.STAY, null, null, null)
                    : judged(candidate, Verdict.LIFT, RECOVERED, null, null);
        }
        String reason = below ? BELOW_MINIMUM : AMONG_THE_LAST;
        Long over = below ? null : bar;
        if (warnedUntil == null && policy.warningDays() > 0) {
            Instant until = at.atZone(zone).plusDays(policy.warningDays()).toInstant();
            return judged(candidate, Verdict.WARN, reason, until, over);
        }
        return warnedUntil != null && at.isBefore(warnedUntil)
                ? judged(candidate, Verdict.WARNED, reason, warnedUntil, over)
                : judged(candidate, Verdict.ELIMINATE, reason, null, over);
    }

    private record Exemption(String reason, @Nullable Instant until) {}

    private @Nullable Exemption exemption(Candidate candidate) {
        if (candidate.role().equals("owner")) {
            return new Exemption("owner", null);
        }
        if (policy.exempt().roles().contains(EliminationPolicy.Role.ADMIN)
                && candidate.role().equals("admin")) {
            return new Exemption("role", null);
        }
        if (candidate.titles().stream().anyMatch(policy.exempt().titles()::contains)) {
            return new Exemption("title", null);
        }
        LocalDate joinedOn = candidate.joinedAt().atZone(zone).toLocalDate();
        LocalDate judgedFrom = joinedOn.plusDays(policy.exempt().newcomerDays());
        Instant until = judgedFrom.atStartOfDay(zone).toInstant();
        return at.isBefore(until) ? new Exemption("newcomer", until) : null;
    }

    private Judged judged(
            Candidate candidate,
            Verdict verdict,
            @Nullable String reason,
            @Nullable Instant until,
            @Nullable Long over) {
        return new Judged(
                candidate.member(),
                candidate.role(),
                candidate.epoch(),
                verdict,
                reason,
                new Judgement(
                        version,
                        policy.measure(),
                        policy.activity(),
                        candidate.figure().days().from(),
                        candidate.figure().days().through(),
                        candidate.figure().count(),
                        policy.minimum(),
                        over),
                until);
    }

    /// The judged members whom a page shows.
    public List<Judged> after(@Nullable MemberId member, int limit) {
        var page = new ArrayList<Judged>();
        for (Judged each : members) {
            if (page.size() < limit
                    && (member == null || each.member().value().compareTo(member.value()) > 0)) {
                page.add(each);
            }
        }
        return page;
    }
}
