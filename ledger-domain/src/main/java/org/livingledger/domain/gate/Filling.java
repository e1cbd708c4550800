package org.livingledger.domain.gate;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.gate.GateEvent.ApplicantAdmitted;
import org.livingledger.api.membership.MembershipEvent.MemberJoined;
import org.livingledger.domain.Desk;
import org.livingledger.domain.Shelf;
import org.livingledger.domain.group.Circle;
import org.livingledger.domain.membership.Person;
import org.livingledger.domain.points.Accounts;
import org.livingledger.domain.tier.Tiers;

/// Those who come in from a waiting list, decided and not yet carried out.
public final class Filling {

    private final Desk desk;
    private final Circle circle;
    private final Shelf.Taken<Door> door;
    private final List<Arrival> arrivals;
    private final Accounts accounts;
    private final Tiers tiers;

    Filling(
            Desk desk,
            Circle circle,
            Shelf.Taken<Door> door,
            List<Arrival> arrivals,
            Accounts accounts,
            Tiers tiers) {
        this.desk = desk;
        this.circle = circle;
        this.door = door;
        this.arrivals = arrivals;
        this.accounts = accounts;
        this.tiers = tiers;
    }

    /// Someone who comes in.
    record Arrival(Person person, MemberJoined joined, @Nullable Long invitation) {}

    /// Lets them in, after the seats have come free. Nothing of the command may be refused after this.
    public void apply() {
        Instant at = desk.now();
        for (Arrival each : arrivals) {
            MemberJoined joined = each.joined();
            door.apply(
                    new ApplicantAdmitted(
                            circle.id(), joined.member(), each.invitation(), List.of(), at));
            circle.apply(circle.takeSeat(joined.member(), at));
            each.person().apply(joined);
            accounts.thaw(desk, joined.member(), joined.group());
            tiers.after(desk, joined.member());
        }
    }
}
