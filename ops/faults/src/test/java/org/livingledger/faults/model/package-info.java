/// A reference model of the ledger, written from `systems.md` by someone who had not read the aggregates:
/// what it says of a command is what the service must say. It knows none of the service's classes, and
/// has fewer than a thousand lines (`ModelLinesTests`).
///
/// `Model` decides, each command by the method of its name. What it is told is drawn in the package
/// `life`; what boards must say is counted in `boards` from the model's facts. Where the specification
/// is silent it does as is documented or, where nothing is, as the service does: which event of a
/// command comes first; that of a spending what was taken last is given back first; that an open hold
/// whose time is over is written off by the next of its name; that points which cannot be spent pay no
/// debt; that the members of a group that has ended are in no group. An answer names events by their
/// positions, so a movement is reversed by a later request than the one that made it (decision 0002).
/// The model itself names a movement by the key of its command.
///
/// In three places it follows the service where the specification reads otherwise, until one of them is
/// changed: `found-group` tells `group-exists` before it looks for the parent, although not found comes
/// first; `release-members` tells of a group whose date has come that it is not dissolved, until that
/// was written down; and a reversal takes what is left of a lot that has ended, so that what it leaves
/// as a debt depends on whether the end was written down before.
@NullMarked
package org.livingledger.faults.model;

import org.jspecify.annotations.NullMarked;
