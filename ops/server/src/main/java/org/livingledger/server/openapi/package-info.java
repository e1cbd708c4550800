/// The HTTP contract as an OpenAPI 3.1 document, generated from the vocabulary and frozen in git.
@NullMarked
package org.livingledger.server.openapi;

import org.jspecify.annotations.NullMarked;
