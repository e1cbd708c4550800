package org.livingledger.api.adoption;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Command;
import org.livingledger.api.points.ReversalPolicy;
import org.livingledger.api.programme.Programme;

/// What adopts a programme for what has happened already (`systems.md` section 5, point 3).
public sealed interface AdoptionCommand extends Command {

    /// Publishes a programme as the ledger's next version, in force for all that is recorded after, and
    /// brings what was recorded before to what it gives: in full, from a date on, or not at all. It is
    /// answered when the version is in force; the rest is carried out member by member, and is told by
    /// `GET …/adoptions`.
    ///
    /// Refused when the document has errors (`programme-invalid`), another version than the expected one is
    /// in force (`programme-version-conflict`), an adoption is being carried out or undone
    /// (`adoption-under-way`), or the date has not come (`adoption-from-the-future`).
    ///
    /// @param programme the whole document
    /// @param expectedVersion the version it was written against, 0 for the first; not checked if not
    ///     given
    /// @param mode what of the past is decided anew
    /// @param from for `from-date`: what was done at or after this instant is
    /// @param policy how far what it gives less is taken back: `within-balance` if not given, or `into-debt`
    record AdoptProgramme(
            Programme programme,
            @Nullable Integer expectedVersion,
            AdoptionMode mode,
            @Nullable Instant from,
            @Nullable ReversalPolicy policy)
            implements AdoptionCommand {

        /// @throws IllegalArgumentException if there is a date without its mode, or the mode without a
        ///     date, or the policy is `pending-only`
        public AdoptProgramme {
            if ((mode == AdoptionMode.FROM_DATE) != (from != null)) {
                throw new IllegalArgumentException("from belongs to the mode from-date");
            }
            if (policy == ReversalPolicy.PENDING_ONLY) {
                throw new IllegalArgumentException("policy must be within-balance or into-debt");
            }
        }
    }

    /// Undoes an adoption, finished or not: publishes the programme that was in force before it as the
    /// next version, and takes back what the adoption has done, member by member. What members did since
    /// stays as it was granted.
    ///
    /// Refused when the version was not adopted (`adoption-not-found`), its adoption is undone or being undone
    /// (`adoption-undone`), or another version is in force by now (`programme-version-conflict`).
    ///
    /// @param version the version that was adopted
    record UndoAdoption(int version) implements AdoptionCommand {}
}
