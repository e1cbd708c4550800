package org.livingledger.server.http;

import org.livingledger.api.LedgerId;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.group.GroupRejection.GroupNotFound;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.points.AccountId;
import org.livingledger.api.programme.BoardId;
import org.livingledger.api.tier.LadderId;
import org.livingledger.server.lanes.CommandReader;
import org.livingledger.server.people.People;
import org.livingledger.server.problem.Fault;
import org.livingledger.server.problem.Problem;

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

    /// A ladder.
    static LadderId ladder(String text) {
        try {
            return new LadderId(text);
        } catch (IllegalArgumentException e) {
            throw noLadder(text);
        }
    }

    /// What is answered for a ladder that is not there.
    static Problem noLadder(String ladder) {
        return Problem.of(Fault.LADDER_NOT_FOUND).with("ladder_id", ladder);
    }

    /// A board.
    static BoardId board(String text) {
        try {
            return new BoardId(text);
        } catch (IllegalArgumentException e) {
            throw noBoard(text);
        }
    }

    /// What is answered for a board that is not there.
    static Problem noBoard(String board) {
        return Problem.of(Fault.BOARD_NOT_FOUND).with("board_id", board);
    }
}
