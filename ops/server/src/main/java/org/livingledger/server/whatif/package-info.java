/// Tries drafts on the past beside the live ledger: reads its events by itself, and rests while
/// commands come.
@NullMarked
package org.livingledger.server.whatif;

import org.jspecify.annotations.NullMarked;
