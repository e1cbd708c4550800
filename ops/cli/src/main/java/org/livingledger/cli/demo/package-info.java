/// An invented community to try things on.
@NullMarked
package org.livingledger.cli.demo;

import org.jspecify.annotations.NullMarked;
