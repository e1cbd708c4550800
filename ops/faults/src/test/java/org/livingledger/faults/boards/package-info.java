/// What boards must say, by the facts of the reference model: they are read and decide nothing.
@NullMarked
package org.livingledger.faults.boards;

import org.jspecify.annotations.NullMarked;
