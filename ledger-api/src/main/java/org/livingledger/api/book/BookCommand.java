package org.livingledger.api.book;

import java.time.ZoneId;
import org.livingledger.api.Command;
import org.livingledger.api.Limits;

/// What changes a ledger as a whole.
public sealed interface BookCommand extends Command {

    /// Opens the ledger that the path names.
    ///
    /// Refused when it is open already (`ledger-exists`).
    ///
    /// @param name how it is shown, 1 … 200 characters
    /// @param zone the time zone of its days, weeks, months, quarters and years, for example
    ///     `Asia/Shanghai`
    record OpenLedger(String name, ZoneId zone) implements BookCommand {

        /// @throws IllegalArgumentException if the name is empty or too long
        public OpenLedger {
            Limits.text("name", name, 200);
        }
    }
}
