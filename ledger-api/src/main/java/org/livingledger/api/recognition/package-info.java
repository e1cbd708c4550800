/// What members are recognised for: check-ins, streaks and badges (`systems.md` S9, S11).
///
/// What a history is worth has one meaning, here: [Merits] folds it, [Streaks] and [Scores] read it.
/// The write side decides by these functions and the read side fills its tables by them.
@NullMarked
package org.livingledger.api.recognition;

import org.jspecify.annotations.NullMarked;
