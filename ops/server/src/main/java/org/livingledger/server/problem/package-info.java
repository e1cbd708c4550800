/// What the edge says when it cannot do what it was asked: RFC 9457, in two languages.
@NullMarked
package org.livingledger.server.problem;

import org.jspecify.annotations.NullMarked;
