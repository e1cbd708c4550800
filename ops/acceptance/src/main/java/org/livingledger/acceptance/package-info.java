/// What the specification demands, by the numbers of its cases: each is tried over HTTP on every
/// database, on servers that all cases share. There is nothing here but tests.
@NullMarked
package org.livingledger.acceptance;

import org.jspecify.annotations.NullMarked;
