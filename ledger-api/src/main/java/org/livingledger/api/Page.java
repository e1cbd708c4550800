package org.livingledger.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of a list that is read by keyset.
///
/// @param items the rows, in order
/// @param next what the next page continues after, or null at the end; opaque on the wire
/// @param <T> a row
public record Page<T>(List<T> items, @Nullable String next) {}
