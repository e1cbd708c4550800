/// Carries adoptions out beside the live ledger, and undoes them: reads its events by itself, reckons
/// what each member is due, and says that as commands.
@NullMarked
package org.livingledger.server.adoption;

import org.jspecify.annotations.NullMarked;
