package org.livingledger.api.activity;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Codes;
import org.livingledger.api.Command;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MemberId;

/// Facts that outside systems report.
public sealed interface ActivityCommand extends Command {

    /// The most attributes that an activity can have.
    int MOST_ATTRIBUTES = 32;

    /// Records that a member did something (行为). Every rule of the programme for this kind of activity
    /// whose condition holds grants its points, each in a grant of its own.
    ///
    /// Refused when the group does not exist (`group-not-found`), they are unknown
    /// (`member-not-found`) or not in it (`not-a-member`), when their account is frozen
    /// (`account-frozen`), when the programme declares this kind of activity with other attributes
    /// (`attributes-do-not-fit`), or a rule gives something that is not a number of points
    /// (`rule-failed`). Facts from before the joining are accepted.
    ///
    /// @param activity what kind
    /// @param activityId the outside system's id of it, at most 128 characters
    /// @param attributes figures, truth values and codes about it; whole numbers only
    /// @param occurredAt when it happened, if not now
    record RecordActivity(
            GroupId group,
            MemberId member,
            ActivityType activity,
            String activityId,
            @Nullable Map<String, Object> attributes,
            @Nullable Instant occurredAt)
            implements ActivityCommand {

        /// @throws IllegalArgumentException if the id or an attribute has not the right form
        public RecordActivity {
            Codes.reference("activity_id", activityId);
            attributes = attributes == null ? Map.of() : Map.copyOf(attributes);
            if (attributes.size() > MOST_ATTRIBUTES) {
                throw new IllegalArgumentException(
                        "attributes must be at most "
                                + MOST_ATTRIBUTES
                                + ", got "
                                + attributes.size());
            }
            attributes.forEach((name, value) -> {
                Codes.code("attribute name", name);
                switch (value) {
                    case String text -> Codes.reference("attribute " + name, text);
                    case Long _, Integer _, Boolean _ -> {}
                    default ->
                            throw new IllegalArgumentException(
                                    "attribute "
                                            + name
                                            + " must be a whole number, a truth value or a code");
                }
            });
        }

        /// The attributes, empty if none were given.
        @Override
        public Map<String, Object> attributes() {
            return attributes == null ? Map.of() : attributes;
        }
    }
}
