/// What each account holds: its balance, its lots, its holds.
@NullMarked
package org.livingledger.projections.accounts;

import org.jspecify.annotations.NullMarked;
