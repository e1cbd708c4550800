/// The edge: HTTP in, commands and queries out, and every answer in words of the contract.
@NullMarked
package org.livingledger.server.http;

import org.jspecify.annotations.NullMarked;
