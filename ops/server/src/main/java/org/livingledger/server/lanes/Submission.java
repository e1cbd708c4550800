package org.livingledger.server.lanes;

import java.util.List;
import org.livingledger.api.Command;
import org.livingledger.api.LedgerId;
import org.livingledger.server.people.Named;
import org.livingledger.server.people.Newcomer;

/// A command on its way to its lane.
///
/// @param ledger whose command it is
/// @param key the caller's idempotency key
/// @param name the command's name on the wire
/// @param command the command, its members by their internal ids
/// @param content the body as sent in canonical form: what a repetition must be equal to
/// @param named whom the command names, in the order of their outside ids
/// @param newcomers those whom the command names and whom nobody had introduced when it was read
/// @param actor who sends it: the id of an API key, or the name of an automation
public record Submission(
        LedgerId ledger,
        String key,
        String name,
        Command command,
        String content,
        List<Named> named,
        List<Newcomer> newcomers,
        String actor) {

    /// The same, when some of its newcomers have become the members that they were read as.
    ///
    /// @param strangers those who have not
    Submission withStrangers(List<Newcomer> strangers) {
        return new Submission(
                ledger, key, name, command, content, named, List.copyOf(strangers), actor);
    }

    /// Whether an aggregate is one of a newcomer's: their id was drawn for this request, so nothing is stored
    /// of it, and nobody need look.
    boolean isOfNewcomer(String aggregate) {
        for (Newcomer newcomer : newcomers) {
            if (aggregate.endsWith('/' + newcomer.candidate().value())) {
                return true;
            }
        }
        return false;
    }
}
