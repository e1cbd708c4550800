package org.livingledger.api.points;

import org.livingledger.api.Codes;
import org.livingledger.api.membership.MemberId;

/// Names an account (账户): a member's (`~…`, their internal id), a pool (`pool:fair`), or one of the
/// system's own (`system:issuance`).
public record AccountId(String value) {

    /// Where points come from when they are granted.
    public static final AccountId ISSUANCE = new AccountId("system:issuance");

    /// Where points go when they are spent.
    public static final AccountId REDEMPTION = new AccountId("system:redemption");

    /// Where points go when their lot ends.
    public static final AccountId EXPIRY = new AccountId("system:expiry");

    /// Where points go when they are forfeited.
    public static final AccountId FORFEITURE = new AccountId("system:forfeiture");

    /// The other side of an operator's adjustment.
    public static final AccountId ADJUSTMENT = new AccountId("system:adjustment");

    private static final String POOL = "pool:";
    private static final String SYSTEM = "system:";

    /// @throws IllegalArgumentException if it is none of the three forms
    public AccountId {
        if (value.startsWith(POOL)) {
            Codes.code("pool", value.substring(POOL.length()));
        } else if (value.startsWith(SYSTEM)) {
            Codes.code("system account", value.substring(SYSTEM.length()));
        } else {
            value = new MemberId(value).value();
        }
    }

    /// A member's account.
    public static AccountId of(MemberId member) {
        return new AccountId(member.value());
    }

    /// A pool's account (奖池).
    public static AccountId pool(String pool) {
        return new AccountId(POOL + pool);
    }

    /// Whether it is a pool's.
    public boolean isPool() {
        return value.startsWith(POOL);
    }

    /// Whether it is one of the system's own, which have no floor.
    public boolean isSystem() {
        return value.startsWith(SYSTEM);
    }

    /// Whether it is a member's.
    public boolean isMember() {
        return value.charAt(0) == '~';
    }

    @Override
    public String toString() {
        return value;
    }
}
