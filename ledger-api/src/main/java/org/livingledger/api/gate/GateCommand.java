package org.livingledger.api.gate;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Codes;
import org.livingledger.api.Command;
import org.livingledger.api.Limits;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MemberId;

/// What changes a group's door, and who goes through it (`systems.md` S3).
public sealed interface GateCommand extends Command {

    /// The group whose door it is.
    GroupId group();

    /// The fewest characters of an invitation's code: fewer are guessed.
    int SHORTEST_CODE = 8;

    /// The most uses of one invitation.
    int MOST_USES = 1_000_000;

    /// The most invitations of a group that can still be used.
    int MOST_INVITATIONS = 10_000;

    /// The most people who can stand before one door, applied or waiting.
    int MOST_APPLICANTS = 10_000;

    /// Says what stands at the door. It holds for whoever comes from now on; who is in stays, and who
    /// waits has passed the gates of their time.
    ///
    /// Refused when `by` is neither the owner nor an admin (`role-required`).
    record SetGates(GroupId group, GatePolicy gates, @Nullable MemberId by)
            implements GateCommand {}

    /// Makes an invitation. Whoever knows its code has been invited. The service never shows the code
    /// to anyone: it keeps what a code can be recognised by and nothing else.
    ///
    /// Refused when `by` is not in the group (`not-a-member`) or may not invite (`role-required`), when
    /// it would have expired already (`expires-in-the-past`), when the group has an invitation with this
    /// code (`invitation-exists`) or too many of them (`door-crowded`).
    ///
    /// @param code 8 … 128 letters, digits and marks; draw it at random
    /// @param uses how many may join by it, 1 … 1 000 000; one if not given
    /// @param expiresAt from when on it cannot be used; never if not given
    /// @param by the member who invites, if a member does
    record CreateInvitation(
            GroupId group,
            String code,
            @Nullable Integer uses,
            @Nullable Instant expiresAt,
            @Nullable MemberId by)
            implements GateCommand {

        /// @throws IllegalArgumentException if the code has not the form of one, or the uses are out of
        ///     range
        public CreateInvitation {
            requireCode(code);
            if (uses != null) {
                Limits.range("uses", uses, 1, MOST_USES);
            }
        }

        /// Without the code: it is a secret, and this is what logs show.
        @Override
        public String toString() {
            return "CreateInvitation[" + group + ", " + uses + ", " + expiresAt + ", " + by + "]";
        }
    }

    /// Lets nobody use an invitation any more. Who applied or waits by it keeps it.
    ///
    /// Refused when there is none, or none any more (`invitation-not-found`), or `by` neither made it
    /// nor is the owner or an admin (`role-required`).
    ///
    /// @param invitation its number
    record RevokeInvitation(GroupId group, long invitation, @Nullable MemberId by)
            implements GateCommand {}

    /// Asks to be let in. Whoever passes every gate joins, or stands on the waiting list when the group
    /// is full; who lacks nothing but what someone else must do (an approval, the verifying of a fact)
    /// has applied. Who has applied can ask again at any time.
    ///
    /// Refused when the group is closed (`group-closed`), when they are banned (`member-banned`), in the
    /// group (`already-a-member`), waiting already (`already-waiting`), eliminated not long enough ago
    /// (`cooling-down`), when gates do not let them in (`gates-not-passed`), when they have applied and
    /// nothing has changed (`application-stands`), or too many stand at the door (`door-crowded`).
    ///
    /// @param code the code of an invitation, if they have one
    record ApplyToJoin(
            GroupId group, MemberId member, @Nullable String code, @Nullable Instant occurredAt)
            implements GateCommand {

        /// @throws IllegalArgumentException if the code has not the form of one
        public ApplyToJoin {
            if (code != null) {
                requireCode(code);
            }
        }

        /// Without the code: it is a secret, and this is what logs show.
        @Override
        public String toString() {
            return "ApplyToJoin[" + group + ", " + member + ", " + occurredAt + "]";
        }
    }

    /// Approves or rejects an application. Who is approved joins, waits, or stays applied while
    /// something else is awaited.
    ///
    /// Refused when there is no application (`application-not-found`), when `by` is neither the owner
    /// nor an admin (`role-required`), when one is approved whom gates do not let in any more
    /// (`gates-not-passed`).
    ///
    /// @param reason a code; an application is not rejected without one
    record ReviewApplication(
            GroupId group,
            MemberId member,
            boolean approved,
            @Nullable String reason,
            @Nullable MemberId by)
            implements GateCommand {

        /// @throws IllegalArgumentException if the reason is no code, or missing at a rejection
        public ReviewApplication {
            if (reason != null) {
                Codes.code("reason", reason);
            } else if (!approved) {
                throw new IllegalArgumentException("reason must be given when it is not approved");
            }
        }
    }

    /// Takes an application or a place on the waiting list back. Refused when there is neither
    /// (`application-not-found`).
    record WithdrawApplication(GroupId group, MemberId member) implements GateCommand {}

    /// Writes down that an application has expired. The service says it by itself; that it has expired
    /// is known to every decision before.
    ///
    /// Refused when there is none (`application-not-found`) or its time is not over
    /// (`application-stands`).
    record ExpireApplication(GroupId group, MemberId member) implements GateCommand {}

    /// Gives free seats to those who wait longest. The service says it by itself where more seats came
    /// free at once than one command can fill.
    record FillSeats(GroupId group) implements GateCommand {}

    /// Lets someone in no more, whatever they bring (拉黑). Ends their membership, application or place on
    /// the waiting list; an admin is demoted first.
    ///
    /// Refused when they are banned already (`member-banned`), own the group (`owner-must-transfer`), or
    /// `by` is neither the owner nor an admin (`role-required`).
    ///
    /// @param reason a code, for example `spam`; never a text about the person
    /// @param rule a code for the rule that was broken, if one was
    record BanMember(
            GroupId group,
            MemberId member,
            String reason,
            @Nullable String rule,
            @Nullable MemberId by,
            @Nullable Instant occurredAt)
            implements GateCommand {

        /// @throws IllegalArgumentException if the reason or the rule is not a code
        public BanMember {
            Codes.code("reason", reason);
            if (rule != null) {
                Codes.code("rule", rule);
            }
        }

        /// A ban under no rule that is told.
        public BanMember(
                GroupId group,
                MemberId member,
                String reason,
                @Nullable MemberId by,
                @Nullable Instant occurredAt) {
            this(group, member, reason, null, by, occurredAt);
        }
    }

    /// Lets someone in again who brings what the gates ask for. Refused when they are not banned
    /// (`not-banned`), or `by` is neither the owner nor an admin (`role-required`).
    record UnbanMember(GroupId group, MemberId member, @Nullable MemberId by)
            implements GateCommand {}

    private static void requireCode(String code) {
        Codes.reference("code", code);
        Limits.range("the length of code", code.length(), SHORTEST_CODE, Integer.MAX_VALUE);
    }
}
