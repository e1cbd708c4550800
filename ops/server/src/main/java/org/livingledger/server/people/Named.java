package org.livingledger.server.people;

import org.livingledger.api.membership.MemberId;

/// Someone as a command names them.
///
/// @param member who they are inside, or the candidate id of a newcomer
/// @param outsideId what the outside calls them, in Unicode's form NFC
public record Named(MemberId member, String outsideId) {}
