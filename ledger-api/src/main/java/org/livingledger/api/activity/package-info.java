/// Facts about members that outside systems report (`systems.md` S7).
@NullMarked
package org.livingledger.api.activity;

import org.jspecify.annotations.NullMarked;
