/// Who is behind an internal id: ciphertext, keys, and the one map between inside and outside.
@NullMarked
package org.livingledger.server.people;

import org.jspecify.annotations.NullMarked;
