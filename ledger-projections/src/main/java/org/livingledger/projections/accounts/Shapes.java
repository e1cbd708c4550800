package org.livingledger.projections.accounts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.points.AccountId;
import org.livingledger.projections.reading.Instants;
import org.livingledger.projections.reading.Shape;

/// The rows of accounts, lots and holds.
final class Shapes {

    private Shapes() {}

    record Account(long balance, long debt, boolean frozen) {

        static final Account EMPTY = new Account(0, 0, false);

        Account plus(long points) {
            return new Account(balance + points, debt, frozen);
        }

        Account owes(long more) {
            return new Account(balance, debt + more, frozen);
        }

        Account frozen(boolean now) {
            return new Account(balance, debt, now);
        }
    }

    record LotKey(String account, long lot) {}

    record Lot(
            long points,
            long remaining,
            boolean onCondition,
            @Nullable String group,
            long movement,
            Instant earnedAt,
            @Nullable Instant activeAt,
            @Nullable Instant expiresAt) {

        Lot plus(long change) {
            return new Lot(
                    points,
                    remaining + change,
                    onCondition,
                    group,
                    movement,
                    earnedAt,
                    activeAt,
                    expiresAt);
        }

        Lot active(Instant at) {
            return new Lot(points, remaining, false, group, movement, earnedAt, at, expiresAt);
        }

        /// When it becomes due for the scan: once it is empty, never.
        @Nullable Instant dueAt() {
            return remaining > 0 ? expiresAt : null;
        }
    }

    record HoldKey(String account, String hold) {}

    record Hold(long points, @Nullable Instant releaseAt) {}

    record SliceKey(String account, String hold, long lot) {}

    record FreezeKey(String account, String group) {

        static FreezeKey of(AccountId account, GroupId group) {
            return new FreezeKey(account.value(), group.value());
        }
    }

    static final Shape<String, Account> ACCOUNTS =
            new Shape<>(
                    "accounts",
                    account -> new Object[] {account},
                    row -> new Object[] {row.balance, row.debt, row.frozen},
                    row -> row.getString("account_id"),
                    row ->
                            new Account(
                                    row.getLong("balance"),
                                    row.getLong("debt"),
                                    row.getBoolean("frozen")));

    static final Shape<LotKey, Lot> LOTS =
            new Shape<>(
                    "lots",
                    key -> new Object[] {key.account, key.lot},
                    lot ->
                            new @Nullable Object[] {
                                lot.points,
                                lot.remaining,
                                lot.onCondition,
                                lot.group,
                                lot.movement,
                                lot.earnedAt,
                                lot.activeAt,
                                lot.expiresAt,
                                lot.dueAt()
                            },
                    row -> new LotKey(row.getString("account_id"), row.getLong("lot")),
                    row ->
                            new Lot(
                                    row.getLong("points"),
                                    row.getLong("remaining"),
                                    row.getBoolean("on_condition"),
                                    row.getString("group_id"),
                                    row.getLong("movement"),
                                    Instants.at(row, "earned_at"),
                                    Instants.maybe(row, "active_at"),
                                    Instants.maybe(row, "expires_at")));

    static final Shape<HoldKey, Hold> HOLDS =
            new Shape<>(
                    "holds",
                    key -> new Object[] {key.account, key.hold},
                    hold -> new @Nullable Object[] {hold.points, hold.releaseAt},
                    row -> new HoldKey(row.getString("account_id"), row.getString("hold")),
                    row -> new Hold(row.getLong("points"), Instants.maybe(row, "release_at")));

    static final Shape<SliceKey, Long> SLICES =
            new Shape<>(
                    "hold_slices",
                    key -> new Object[] {key.account, key.hold, key.lot},
                    points -> new Object[] {points},
                    row ->
                            new SliceKey(
                                    row.getString("account_id"),
                                    row.getString("hold"),
                                    row.getLong("lot")),
                    row -> row.getLong("points"));

    /// Up to which lot those that a group granted are frozen.
    static final Shape<FreezeKey, Long> FREEZES =
            new Shape<>(
                    "lot_freezes",
                    key -> new Object[] {key.account, key.group},
                    through -> new Object[] {through},
                    row -> new FreezeKey(row.getString("account_id"), row.getString("group_id")),
                    row -> row.getLong("through_lot"));
}
