package org.livingledger.projections.boards;

import org.jspecify.annotations.Nullable;

/// Writes the history of a window, up to the position at which it began, stroke by stroke. What it reads only grows: it
/// may grow between two strokes, and not during one.
final class Scribe {

    private final Histories.Key window;
    private final Moves moves;
    private final long position;
    private final int facts;
    private final Orders.Draft draft;
    private int fact;
    private int move;

    /// @param position all that is known through it is written
    Scribe(Histories.Key window, Names members, Moves moves, long position) {
        this.window = window;
        this.moves = moves;
        this.position = position;
        this.facts = window.tape().size();
        this.draft = new Orders.Draft(members);
    }

    /// Goes on for some facts.
    ///
    /// @return whether there are more
    boolean stroke(int most) {
        int to = (int) Math.min(facts, (long) fact + most);
        Cut all = Cut.after(position);
        for (; fact < to; fact++) {
            moved(window.tape().position(fact));
            if (window.tape().counts(fact, window.filter(), window.span(), all)) {
                counted();
            }
        }
        if (fact < facts) {
            return true;
        }
        moved(position + 1);
        return false;
    }

    /// What came of it. Nothing is read any more but what was written.
    Orders orders() {
        return draft.through(position);
    }

    private void moved(long before) {
        int group = window.filter().group();
        for (; move < moves.size() && moves.position(move) < before; move++) {
            if (group == Names.NONE || moves.group(move) == group) {
                int member = moves.member(move);
                Cut after = Cut.after(moves.position(move));
                set(
                        member,
                        after,
                        window.tape().sum(member, window.filter(), window.span(), after));
            }
        }
    }

    private void counted() {
        Tape tape = window.tape();
        int member = tape.member(fact);
        long score = draft.score(member);
        if (score > 0 && !tape.isUndoing(fact)) {
            draft.set(
                    tape.position(fact),
                    member,
                    score + tape.points(fact),
                    Math.max(draft.at(member), tape.at(fact)));
        } else {
            Cut after = Cut.after(tape.position(fact));
            set(member, after, tape.sumThrough(fact, window.filter(), window.span(), after));
        }
    }

    private void set(int member, Cut after, Tape.@Nullable Sum sum) {
        boolean isSeen =
                sum != null
                        && sum.score() > 0
                        && moves.isListed(member, window.filter().group(), window.end(), after);
        draft.set(
                after.recorded(),
                member,
                isSeen && sum != null ? sum.score() : 0,
                isSeen && sum != null ? sum.at() : 0);
    }
}
