package org.livingledger.server.http;

import org.livingledger.api.LedgerId;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.group.GroupRejection.GroupNotFound;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.points.AccountId;
import org.livingledger.server.lanes.CommandReader;
import org.livingledger.server.people.People;

/// What stands in paths, as ids. A text that could be no id names nothing, so it is not found.
final class Paths {

    private Paths() {}

    /// The ledger of a path.
    static LedgerId ledger(String text) {
        try {
            return new LedgerId(text);
        } catch (IllegalArgumentException e) {
            throw Rejected.ledgerNotFound(text);
        }
    }

    /// A member, whom a path names by the outside's id.
    static MemberId member(People people, LedgerId ledger, String text) {
        try {
            MemberId member = people.find(ledger, CommandReader.outsideId(text));
            if (member != null) {
                return member;
            }
        } catch (IllegalArgumentException e) {
            // not even the form of an id
        }
        throw Rejected.memberNotFound(text);
    }

    /// An account: `pool:…`, `system:…`, or a member's by the outside's id.
    static AccountId account(People people, LedgerId ledger, String text) {
        if (text.startsWith("pool:") || text.startsWith("system:")) {
            try {
                return new AccountId(text);
            } catch (IllegalArgumentException e) {
                throw Rejected.memberNotFound(text);
            }
        }
        return AccountId.of(member(people, ledger, text));
    }

    /// A group.
    static GroupId group(String text) {
        try {
            return new GroupId(text);
        } catch (IllegalArgumentException e) {
            throw Rejected.groupNotFound(text);
        }
    }

    /// What is answered for a group that is not there.
    static Rejected noGroup(GroupId group) {
        return Rejected.of(new GroupNotFound(group));
    }
}
