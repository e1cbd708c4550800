/// Who may do what: API keys, roles, and the table of rights.
@NullMarked
package org.livingledger.server.security;

import org.jspecify.annotations.NullMarked;
