/// What each ledger is, and how much is in it.
@NullMarked
package org.livingledger.projections.books;

import org.jspecify.annotations.NullMarked;
