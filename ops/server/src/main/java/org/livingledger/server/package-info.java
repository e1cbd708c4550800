/// The application: it takes commands to their lanes, keeps events, and answers queries.
@NullMarked
package org.livingledger.server;

import org.jspecify.annotations.NullMarked;
