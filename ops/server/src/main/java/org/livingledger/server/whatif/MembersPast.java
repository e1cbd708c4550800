package org.livingledger.server.whatif;

import java.util.List;
import org.livingledger.api.LedgerId;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.recognition.Earning.Happened;
import org.livingledger.domain.whatif.Past;
import org.livingledger.server.store.StoredEvents;

/// What happened to the members of a ledger, read from their streams.
public record MembersPast(StoredEvents events, LedgerId ledger) implements Past {

    @Override
    public List<Happened> of(MemberId member, long through) {
        return events.stream(ledger, "member/" + member).stream()
                .takeWhile(recorded -> recorded.position() <= through)
                .map(recorded -> new Happened(recorded.position(), recorded.event()))
                .toList();
    }
}
