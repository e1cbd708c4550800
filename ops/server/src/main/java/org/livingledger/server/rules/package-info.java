/// The language of rules: CEL behind the port of the vocabulary.
@NullMarked
package org.livingledger.server.rules;

import org.jspecify.annotations.NullMarked;
