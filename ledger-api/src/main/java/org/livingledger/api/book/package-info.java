/// The ledger itself: one organisation's book with its name and its time zone.
@NullMarked
package org.livingledger.api.book;

import org.jspecify.annotations.NullMarked;
