/// The vocabulary that every part of the product speaks: commands, events, queries and rejections.
@NullMarked
package org.livingledger.api;

import org.jspecify.annotations.NullMarked;
