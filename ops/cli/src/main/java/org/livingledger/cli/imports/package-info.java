/// Files of real activities: read line by line, planned into commands, recorded once.
@NullMarked
package org.livingledger.cli.imports;

import org.jspecify.annotations.NullMarked;
