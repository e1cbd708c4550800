package org.livingledger.domain.points;

import java.time.Instant;
import org.livingledger.api.LedgerId;
import org.livingledger.api.elimination.LotPolicy;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.points.AccountId;
import org.livingledger.api.points.PointsEvent.PointsThawed;
import org.livingledger.api.tier.Tally;
import org.livingledger.domain.AggregateType;
import org.livingledger.domain.Desk;
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

    /// The stream of an account.
    public static String stream(AccountId account) {
        return "account/" + account;
    }

    /// An account that is to be granted points, which may have none yet.
    public Purse find(LedgerId ledger, AccountId account, Instant now) {
        return new Purse(take(ledger, account), now);
    }

    /// A member's account that an adoption is to correct.
    ///
    /// @param movements what was committed before
    /// @param adoption the version whose adoption, or whose undoing, corrects it
    public Correction correct(Desk desk, MemberId member, Movements movements, int adoption) {
        return new Correction(
                take(desk.ledger(), AccountId.of(member)),
                desk.ledger(),
                movements,
                adoption,
                desk.now());
    }

    /// An account on which movements are to be undone.
    public Undoing undoing(LedgerId ledger, AccountId account, Instant now) {
        return new Undoing(take(ledger, account), now);
    }

    /// What was ever earned into an account.
    public Tally earned(LedgerId ledger, AccountId account) {
        return take(ledger, account).root().earned();
    }

    /// Carries out what becomes of the lots that a group granted when the membership in it ends. It is
    /// never refused: in an account that stands still, what was to be forfeited is frozen.
    public void depart(Desk desk, MemberId member, GroupId group, LotPolicy policy) {
        var account = take(desk.ledger(), AccountId.of(member));
        if (account.exists()) {
            Freezing.depart(account.root(), group, policy, desk.now()).forEach(account::apply);
        }
    }

    /// Lets the lots that a group granted move again when the membership in it begins anew. It is never
    /// refused.
    public void thaw(Desk desk, MemberId member, GroupId group) {
        var account = take(desk.ledger(), AccountId.of(member));
        PointsThawed thawed = Freezing.thaw(account.root(), group, desk.now());
        if (thawed != null) {
            account.apply(thawed);
        }
    }

    Shelf.Taken<Account> take(LedgerId ledger, AccountId account) {
        return shelf.take(ledger, stream(account));
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
