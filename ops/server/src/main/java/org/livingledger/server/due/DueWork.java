package org.livingledger.server.due;

import java.time.Instant;
import java.util.List;
import org.livingledger.api.Command;
import org.livingledger.api.LedgerId;

/// A kind of thing that comes about by itself when its time has come, and is then to be written down.
@FunctionalInterface
public interface DueWork {

    /// What is due in a ledger at an instant, the most urgent first.
    List<Step> find(LedgerId ledger, Instant at, int limit);

    /// A command that writes something down.
    ///
    /// @param key what is written down, for example `expire:~…:7`
    record Step(String key, Command command) {}
}
