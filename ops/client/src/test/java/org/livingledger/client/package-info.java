@NullMarked
package org.livingledger.client;

import org.jspecify.annotations.NullMarked;
