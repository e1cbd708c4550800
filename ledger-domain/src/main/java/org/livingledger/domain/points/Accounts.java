package org.livingledger.domain.points;

import java.time.Instant;
import org.livingledger.api.LedgerId;
import org.livingledger.api.points.AccountId;
import org.livingledger.api.tier.Tally;
import org.livingledger.domain.AggregateType;
import org.livingledger.domain.Repositories;
import org.livingledger.domain.Shelf;

/// The accounts of every ledger, as other contexts ask for them.
public final class Accounts {

    /// How an account is stored.
    public static final AggregateType<?, ?> TYPE = type();

    private final Shelf<Account> shelf;

    /// The accounts of these repositories.
    public Accounts(Repositories repositories) {
        this.shelf = new Shelf<>(repositories, type());
    }

    /// An account that is to be granted points, which may have none yet.
    public Purse find(LedgerId ledger, AccountId account, Instant now) {
        return new Purse(take(ledger, account), now);
    }

    /// What was ever earned into an account.
    public Tally earned(LedgerId ledger, AccountId account) {
        return take(ledger, account).root().earned();
    }

    Shelf.Taken<Account> take(LedgerId ledger, AccountId account) {
        return shelf.take(ledger, "account/" + account);
    }

    private static AggregateType<Account, Account.State> type() {
        return new AggregateType<>(
                "account",
                Account.class,
                Account.State.class,
                Account.SCHEMA_VERSION,
                Account::new,
                Account::restored);
    }
}
