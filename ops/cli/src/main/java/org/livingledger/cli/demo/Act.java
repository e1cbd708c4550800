package org.livingledger.cli.demo;

import org.jspecify.annotations.Nullable;
import org.livingledger.client.Item;

/// One thing that someone tries in the year.
///
/// @param item the command
/// @param refusal the code with which it is to be refused, or null if it is to be accepted
public record Act(Item item, @Nullable String refusal) {}
