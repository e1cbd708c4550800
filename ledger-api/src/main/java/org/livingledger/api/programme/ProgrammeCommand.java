package org.livingledger.api.programme;

import org.jspecify.annotations.Nullable;
import org.livingledger.api.Command;

/// What changes the rule book.
public sealed interface ProgrammeCommand extends Command {

    /// Publishes a programme as the ledger's next version, in force for all that is recorded after.
    ///
    /// Refused when the document has errors (`programme-invalid`, with each in its place), the version in
    /// force is not the expected one (`programme-version-conflict`), or an adoption is being carried out or
    /// undone (`adoption-under-way`).
    ///
    /// @param programme the whole document
    /// @param expectedVersion the version it was written against, 0 for the first; not checked if not
    ///     given
    record PublishProgramme(Programme programme, @Nullable Integer expectedVersion)
            implements ProgrammeCommand {}
}
