/// What the reference model and the service are told: lives of ledgers, drawn from a seed. `Life` draws
/// commands, `Plans` the programmes, `Clockwork` the instants.
@NullMarked
package org.livingledger.faults.life;

import org.jspecify.annotations.NullMarked;
