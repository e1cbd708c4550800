package org.livingledger.server.people;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.LedgerId;
import org.livingledger.api.membership.MemberId;

/// The one map between what the outside calls a member and who they are inside.
public interface People {

    /// Who is called this, or null if nobody was introduced under it.
    ///
    /// @param outsideId the outside's id, in Unicode's form NFC
    @Nullable MemberId find(LedgerId ledger, String outsideId);

    /// All that is needed to introduce someone, drawn now. Nothing is stored.
    Newcomer newcomer(LedgerId ledger, String outsideId);

    /// What the outside calls a member. Someone erased, or unknown here, is called by the internal id.
    String outsideId(LedgerId ledger, MemberId member);

    /// A JSON text with every internal id in it replaced by what the outside calls that member.
    ///
    /// @param named whom the command names whose answer it is; empty for other texts
    String reveal(LedgerId ledger, String json, List<Named> named);
}
