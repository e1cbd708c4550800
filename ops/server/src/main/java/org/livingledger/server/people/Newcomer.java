package org.livingledger.server.people;

import org.livingledger.api.membership.MemberId;
import org.livingledger.api.membership.Sealed;

/// Someone a command names who was not known when it was read. If the command introduces them, they
/// keep the candidate id; if not, nothing of this is ever stored.
///
/// @param candidate the internal id drawn for them
/// @param outsideId what the outside calls them, in Unicode's form NFC
/// @param sealed `outsideId` under their own key
/// @param wrappedKey their own key, wrapped under the service's master key
/// @param salt the salt of the commitment in `sealed`
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record Newcomer(
        MemberId candidate, String outsideId, Sealed sealed, byte[] wrappedKey, byte[] salt) {}
