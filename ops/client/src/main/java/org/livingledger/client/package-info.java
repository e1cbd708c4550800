/// A small Java client for systems that give incentives: send commands, one by one or in bulk, and
/// read what stands. Only `java.net.http` and Jackson.
@NullMarked
package org.livingledger.client;

import org.jspecify.annotations.NullMarked;
