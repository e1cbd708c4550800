@NullMarked
package org.livingledger.cli;

import org.jspecify.annotations.NullMarked;
