/// The ledger itself, opened once and asked for its zone by every decision.
@NullMarked
package org.livingledger.domain.book;

import org.jspecify.annotations.NullMarked;
