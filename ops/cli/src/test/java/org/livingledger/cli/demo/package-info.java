@NullMarked
package org.livingledger.cli.demo;

import org.jspecify.annotations.NullMarked;
