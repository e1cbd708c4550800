package org.livingledger.domain.group;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.livingledger.api.Event;
import org.livingledger.api.group.GroupEvent.SeatFreed;
import org.livingledger.api.group.GroupEvent.SeatTaken;
import org.livingledger.api.membership.MemberId;

/// Who has a seat. The group itself only counts seats, so that it stays small; its events say whose
/// each one is.
public final class Seated {

    private Seated() {}

    /// Who has a seat after these events of one group, in the order of their ids.
    public static List<MemberId> after(Stream<Event> events) {
        var seated = new TreeSet<String>();
        events.forEach(event -> {
            if (event instanceof SeatTaken taken) {
                seated.add(taken.member().value());
            } else if (event instanceof SeatFreed freed) {
                seated.remove(freed.member().value());
            }
        });
        return seated.stream().map(MemberId::new).toList();
    }
}
