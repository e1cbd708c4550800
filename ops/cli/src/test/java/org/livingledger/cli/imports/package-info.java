@NullMarked
package org.livingledger.cli.imports;

import org.jspecify.annotations.NullMarked;
