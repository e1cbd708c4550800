package org.livingledger.api.discipline;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Codes;
import org.livingledger.api.Command;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.points.Expiry;

/// What keeps order in a group (`systems.md` S5).
///
/// Measures are taken by the owner, or by an admin against an ordinary member; against an admin only by
/// the owner, and never against the owner. Each is numbered, and says who took it, why, and under which
/// rule. To ban and to unban are commands of the door.
public sealed interface DisciplineCommand extends Command {

    /// The group whose order it is.
    GroupId group();

    /// The most measures against one member in one group that are kept apart.
    int MOST_MEASURES = 1_000;

    /// Says how a group deals with those who break its rules, for what happens from now on.
    ///
    /// Refused when `by` is not its owner (`role-required`).
    record SetHouseRules(GroupId group, HouseRules rules, @Nullable MemberId by)
            implements DisciplineCommand {}

    /// Warns a member (警告): a strike, in force until it lapses. As many strikes in force as the house
    /// rules say lead to the measure that they name, taken at once.
    ///
    /// Refused when they are not in the group (`not-a-member`), own it (`owner-above-measures`), when
    /// `by` may not take measures against them (`role-required`), or too many were taken
    /// (`too-many-measures`).
    ///
    /// @param reason a code, for example `spam`; never a text about the person
    /// @param rule a code for the rule that was broken, for example `rule-3`
    record WarnMember(
            GroupId group, MemberId member, String reason, String rule, @Nullable MemberId by)
            implements DisciplineCommand {

        /// @throws IllegalArgumentException if the reason or the rule is not a code
        public WarnMember {
            requireCodes(reason, rule);
        }
    }

    /// Mutes a member (禁言): until then, activities of theirs that are messages earn nothing.
    ///
    /// Refused as a warning is, and when it would be over already (`mute-ends-in-the-past`).
    ///
    /// @param lasts after what span or with what day it is over, counted from now in the ledger's zone
    /// @param until from what instant on it is over; only one of the two is given, and neither if it
    ///     stands until it is lifted
    record MuteMember(
            GroupId group,
            MemberId member,
            String reason,
            String rule,
            @Nullable Expiry lasts,
            @Nullable Instant until,
            @Nullable MemberId by)
            implements DisciplineCommand {

        /// @throws IllegalArgumentException if the reason or the rule is not a code, or both ends are given
        public MuteMember {
            requireCodes(reason, rule);
            requireOneEnd(lasts, until);
        }
    }

    /// Lifts every mute of a member. Refused when they are not muted (`not-muted`) or `by` is neither
    /// the owner nor an admin (`role-required`).
    ///
    /// @param reason a code, if one is told
    record UnmuteMember(
            GroupId group, MemberId member, @Nullable String reason, @Nullable MemberId by)
            implements DisciplineCommand {

        /// @throws IllegalArgumentException if the reason is not a code
        public UnmuteMember {
            if (reason != null) {
                Codes.code("reason", reason);
            }
        }
    }

    /// Ends the membership of someone who broke a rule (移出). They may come back through the gates. An
    /// admin is demoted first, under the same correlation id.
    ///
    /// Refused as a warning is.
    record RemoveMember(
            GroupId group, MemberId member, String reason, String rule, @Nullable MemberId by)
            implements DisciplineCommand {

        /// @throws IllegalArgumentException if the reason or the rule is not a code
        public RemoveMember {
            requireCodes(reason, rule);
        }
    }

    /// Mutes everyone in a group (全员禁言). A group that is muted already is muted anew, with this end.
    ///
    /// Refused when `by` is neither the owner nor an admin (`role-required`), or when it would be over
    /// already (`mute-ends-in-the-past`).
    ///
    /// @param lasts as for one member
    /// @param until as for one member
    record MuteGroup(
            GroupId group,
            String reason,
            @Nullable Expiry lasts,
            @Nullable Instant until,
            @Nullable MemberId by)
            implements DisciplineCommand {

        /// @throws IllegalArgumentException if the reason is not a code, or both ends are given
        public MuteGroup {
            Codes.code("reason", reason);
            requireOneEnd(lasts, until);
        }
    }

    /// Lets a group talk again. Refused when it is not muted (`group-not-muted`) or `by` is neither the
    /// owner nor an admin (`role-required`).
    record UnmuteGroup(GroupId group, @Nullable MemberId by) implements DisciplineCommand {}

    /// Appeals against a measure (申诉). It stands until that is decided.
    ///
    /// Refused when there is none of this number (`measure-not-found`), when it was lifted
    /// (`measure-lifted`), was appealed against before (`already-appealed`), or its time to appeal is
    /// over (`appeal-too-late`).
    ///
    /// @param measure its number among those against this member in this group
    record FileAppeal(GroupId group, MemberId member, int measure) implements DisciplineCommand {}

    /// Decides an appeal: the measure is upheld, or overturned and lifted, and with a warning whatever
    /// it led to. Who was removed or banned may come back through the gates, without a cool-down.
    ///
    /// Refused when there is none of this number (`measure-not-found`) or no appeal against it to decide
    /// (`no-appeal`), when `by` is neither the owner nor an admin (`role-required`), or is the admin who
    /// took it (`own-measure`).
    ///
    /// @param reason a code
    record DecideAppeal(
            GroupId group,
            MemberId member,
            int measure,
            boolean overturned,
            String reason,
            @Nullable MemberId by)
            implements DisciplineCommand {

        /// @throws IllegalArgumentException if the reason is not a code
        public DecideAppeal {
            Codes.code("reason", reason);
        }
    }

    private static void requireCodes(String reason, String rule) {
        Codes.code("reason", reason);
        Codes.code("rule", rule);
    }

    private static void requireOneEnd(@Nullable Expiry lasts, @Nullable Instant until) {
        if (lasts != null && until != null) {
            throw new IllegalArgumentException("only one of lasts and until can be given");
        }
    }
}
