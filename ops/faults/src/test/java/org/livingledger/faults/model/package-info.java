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
/// Which command writes down that a tier has changed is not modelled; what a tier is at an instant is.
/// The model itself names a movement by the key of its command.
///
/// The specification does not say to which of a member's spells in a group a late fact belongs, and the
/// service has three answers, which the model follows: streaks take the spell in which it was recorded;
/// group ladders the spell in whose time it occurred, the first reaching back without end and none
/// beginning before the end of the one before; elimination the same, but from the joining as it was
/// said, also if that was set back into the spell before.
///
/// It covers what reaches furthest: capacity, roles and their limits (S1, S2), joining, cool-down and bans
/// (S3, S5), lots, holds, transfers, reversals and debts (S6), activities with caps and budgets (S7),
/// tiers (S8), check-ins and make-ups (S11), elimination with warning and return (S21). A thousand lines
/// do not suffice for gates other than the cool-down, applications and waiting lists; badges, titles,
/// milestones and pauses; terms, rotation and the measures of S5 but the ban; pools, adjustments,
/// forfeits, grants on a condition; activities that are undone; sub-groups, dissolving by command and
/// closing; the last N % and what becomes of lots on the way out. Each of these has its own tests.
@NullMarked
package org.livingledger.faults.model;

import org.jspecify.annotations.NullMarked;
