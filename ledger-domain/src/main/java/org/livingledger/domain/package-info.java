/// The write side: it decides. Aggregates keep their invariants, handlers ask what they need of each.
@NullMarked
package org.livingledger.domain;

import org.jspecify.annotations.NullMarked;
