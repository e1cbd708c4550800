package org.livingledger.api.title;

import java.util.List;
import org.livingledger.api.Outcome;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MemberId;

/// What a command about a title led to.
public sealed interface TitleOutcome extends Outcome {

    /// A member's titles in a group after the command, in the order of their names.
    record Titles(GroupId group, MemberId member, List<Title> titles) implements TitleOutcome {}
}
