package org.livingledger.server.lanes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.livingledger.api.Event;
import org.livingledger.api.LedgerId;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.membership.Sealed;
import org.livingledger.api.points.AccountId;
import org.livingledger.api.recognition.Earning.Happened;
import org.livingledger.domain.Desk;
import org.livingledger.domain.group.Seated;
import org.livingledger.domain.membership.Members;
import org.livingledger.domain.points.Accounts;
import org.livingledger.server.people.Newcomer;
import org.livingledger.server.people.StoredPeople;

/// One command while it is decided: the desk that its handler is given, and what came of it.
final class Decision implements Desk {

    private static final String RESOURCE = Decision.class.getName();

    private final Submission submission;
    private final Instant now;
    private final WorkingSet workingSet;
    private final long position;
    private final Past past;
    private final StoredPeople people;
    private final List<Published> published = new ArrayList<>(4);
    private final List<String> created = new ArrayList<>(2);

    /// An event that an aggregate published.
    record Published(String aggregate, long sequence, String id, Event event) {}

    /// What was decided before, in this batch and in all that were committed.
    interface Past {

        /// Everything that happened to an aggregate, in order.
        List<Happened> of(LedgerId ledger, String stream);
    }

    /// @param position the position of the last event before this command
    Decision(
            Submission submission,
            Instant now,
            WorkingSet workingSet,
            long position,
            Past past,
            StoredPeople people) {
        this.submission = submission;
        this.now = now;
        this.workingSet = workingSet;
        this.position = position;
        this.past = past;
        this.people = people;
    }

    /// The decision that the calling thread is about.
    static Decision current() {
        Decision decision = CurrentUnitOfWork.get().getResource(RESOURCE);
        if (decision == null) {
            throw new IllegalStateException("aggregates are only touched by commands on a lane");
        }
        return decision;
    }

    void attachTo(UnitOfWork<?> unitOfWork) {
        unitOfWork.resources().put(RESOURCE, this);
    }

    @Override
    public LedgerId ledger() {
        return submission.ledger();
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public List<Happened> past(MemberId member) {
        return past.of(ledger(), Members.stream(member));
    }

    @Override
    public List<Happened> moved(MemberId member) {
        return past.of(ledger(), Accounts.stream(AccountId.of(member)));
    }

    @Override
    public List<MemberId> seated(GroupId group) {
        return Seated.after(past.of(ledger(), "group/" + group).stream().map(Happened::event));
    }

    @Override
    public String digest(String secret) {
        return people.digest(ledger(), secret);
    }

    @Override
    public Sealed outsideId(MemberId stranger) {
        for (Newcomer newcomer : submission.newcomers()) {
            if (newcomer.candidate().equals(stranger)) {
                return newcomer.sealed();
            }
        }
        throw new IllegalStateException(
                "a member can be introduced once, by a command naming them");
    }

    Submission submission() {
        return submission;
    }

    WorkingSet workingSet() {
        return workingSet;
    }

    List<Published> published() {
        return published;
    }

    /// The aggregates that were made for this decision; if it is refused, they never were.
    List<String> created() {
        return created;
    }
}
