package org.livingledger.client;

/// One command of a bulk.
///
/// @param command its name, for example `earn-points`
/// @param key its idempotency key, unique in the ledger for ever
/// @param body what is written as its JSON body: a map, a record or a tree
public record Item(String command, String key, Object body) {}
