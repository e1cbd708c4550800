package org.livingledger.api;

/// A wish to change one ledger. Each context has one sealed family of them; a record's simple name
/// in kebab-case is the command's name on the wire (`EarnPoints` is `earn-points`).
///
/// A command never names its ledger: the ledger comes from the path and from what the caller's key
/// is granted, so no body can reach into another one.
public interface Command {}
