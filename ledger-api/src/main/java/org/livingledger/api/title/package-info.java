/// Titles (头衔): partner, KOL, expert in a field (`systems.md` S2).
@NullMarked
package org.livingledger.api.title;

import org.jspecify.annotations.NullMarked;
