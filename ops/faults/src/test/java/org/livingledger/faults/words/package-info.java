/// The words in which the lives, the reference model and the service speak of the same things: fields of
/// commands and programmes, figures of answers. There is no rule in them.
@NullMarked
package org.livingledger.faults.words;

import org.jspecify.annotations.NullMarked;
