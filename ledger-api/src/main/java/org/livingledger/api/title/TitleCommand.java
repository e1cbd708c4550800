package org.livingledger.api.title;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Codes;
import org.livingledger.api.Command;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.points.Expiry;

/// What gives members titles and takes them away (`systems.md` S2). A title says how a member is seen
/// in a group; it gives no rights in it.
public sealed interface TitleCommand extends Command {

    /// The most titles that a member can hold in one group: more could not be shown.
    int MOST_TITLES = 20;

    /// Gives a member a title in a group (头衔), for example `partner`, `kol`, or `expert` in a field. It
    /// ends with the membership, and does not come back with a later one.
    ///
    /// Refused when they are not in the group (`not-a-member`), when `by` is neither its owner nor one of
    /// its admins (`role-required`), when it would have ended already (`title-ends-in-the-past`), when
    /// they hold it (`title-already-held`) or as many as one can (`too-many-titles`).
    ///
    /// @param title a code
    /// @param field a code; one can hold a title in several fields
    /// @param expires after what span or with what day it ends, counted from now in the ledger's zone
    /// @param expiresAt from what instant on it is not held any more; only one of the two is given, and
    ///     neither if it has no end
    /// @param by the member who decides, if a member does
    record GrantTitle(
            GroupId group,
            MemberId member,
            String title,
            @Nullable String field,
            @Nullable Expiry expires,
            @Nullable Instant expiresAt,
            @Nullable MemberId by)
            implements TitleCommand {

        /// @throws IllegalArgumentException if the title or the field is not a code, or both ends are given
        public GrantTitle {
            requireCodes(title, field);
            if (expires != null && expiresAt != null) {
                throw new IllegalArgumentException(
                        "only one of expires and expires_at can be given");
            }
        }
    }

    /// Takes a title away.
    ///
    /// Refused when they are not in the group (`not-a-member`), when `by` is neither its owner nor one of
    /// its admins (`role-required`), or when they do not hold it (`title-not-held`). Members may give
    /// their own titles back.
    ///
    /// @param reason a code, for example `inactive`
    record RevokeTitle(
            GroupId group,
            MemberId member,
            String title,
            @Nullable String field,
            @Nullable String reason,
            @Nullable MemberId by)
            implements TitleCommand {

        /// @throws IllegalArgumentException if the title, the field or the reason is not a code
        public RevokeTitle {
            requireCodes(title, field);
            if (reason != null) {
                Codes.code("reason", reason);
            }
        }
    }

    /// Writes down that a title has ended by itself. The service says it by itself; that it has ended is
    /// known to every decision before.
    ///
    /// Refused when it is not there to end (`title-not-held`), or not yet (`title-stands`).
    record ExpireTitle(GroupId group, MemberId member, String title, @Nullable String field)
            implements TitleCommand {

        /// @throws IllegalArgumentException if the title or the field is not a code
        public ExpireTitle {
            requireCodes(title, field);
        }
    }

    private static void requireCodes(String title, @Nullable String field) {
        Codes.code("title", title);
        if (field != null) {
            Codes.code("field", field);
        }
    }
}
