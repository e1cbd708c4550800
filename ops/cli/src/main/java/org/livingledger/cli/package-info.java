/// The `ledger` command line. Data goes to standard output; progress, errors and hints go to
/// standard error; the exit code says what happened (see [org.livingledger.cli.Exit]).
@NullMarked
package org.livingledger.cli;

import org.jspecify.annotations.NullMarked;
