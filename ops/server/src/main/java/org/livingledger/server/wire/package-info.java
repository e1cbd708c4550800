/// How the vocabulary is written as JSON, on the wire and in the store.
@NullMarked
package org.livingledger.server.wire;

import org.jspecify.annotations.NullMarked;
