package org.livingledger.server.people;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.LedgerId;
import org.livingledger.api.membership.MemberId;

/// The people of commands that come together: someone new who is named by several of them is drawn for
/// the first and met again by the others. Held by one thread, for as long as it reads them.
public final class DrawnOnce implements People {

    private final People people;
    private final Map<LedgerId, Map<String, Newcomer>> drawn = new HashMap<>();

    /// Nobody yet, of these people.
    public DrawnOnce(People people) {
        this.people = people;
    }

    @Override
    public @Nullable MemberId find(LedgerId ledger, String outsideId) {
        // who was new a moment ago stays the newcomer that was drawn: the lane knows who became of
        // them
        return drawn(ledger).containsKey(outsideId) ? null : people.find(ledger, outsideId);
    }

    @Override
    public Newcomer newcomer(LedgerId ledger, String outsideId) {
        return drawn(ledger)
                .computeIfAbsent(outsideId, stranger -> people.newcomer(ledger, stranger));
    }

    private Map<String, Newcomer> drawn(LedgerId ledger) {
        return drawn.computeIfAbsent(ledger, any -> new HashMap<>());
    }

    @Override
    public String outsideId(LedgerId ledger, MemberId member) {
        return people.outsideId(ledger, member);
    }

    @Override
    public String reveal(LedgerId ledger, String json, List<Named> named) {
        return people.reveal(ledger, json, named);
    }
}
