/// The closed registry of the vocabulary, read off the sealed families themselves.
@NullMarked
package org.livingledger.api.registry;

import org.jspecify.annotations.NullMarked;
