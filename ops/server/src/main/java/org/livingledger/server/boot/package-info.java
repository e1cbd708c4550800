/// How the application is put together and what it refuses to start on.
@NullMarked
package org.livingledger.server.boot;

import org.jspecify.annotations.NullMarked;
