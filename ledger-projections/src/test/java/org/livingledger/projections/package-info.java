@NullMarked
package org.livingledger.projections;

import org.jspecify.annotations.NullMarked;
