package org.livingledger.domain.rotation;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Refused;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.rotation.Candidate;
import org.livingledger.api.rotation.RotationEvent;
import org.livingledger.api.rotation.RotationEvent.RotationDeclined;
import org.livingledger.api.rotation.RotationEvent.RotationProposed;
import org.livingledger.api.rotation.RotationEvent.RotationSet;
import org.livingledger.api.rotation.RotationPolicy;
import org.livingledger.api.rotation.RotationPolicy.Term;
import org.livingledger.api.rotation.RotationRejection.NoRotationProposed;
import org.livingledger.api.rotation.RotationRejection.RotationConfirmed;
import org.livingledger.api.rotation.RotationRejection.RotationNotBegun;
import org.livingledger.api.rotation.RotationRejection.RotationNotSet;
import org.livingledger.domain.Snapshottable;

/// A term is confirmed at most once.
final class Rotation implements Snapshottable<Rotation.State> {

    static final int SCHEMA_VERSION = 1;

    @AggregateIdentifier private final String id;
    private final GroupId group;
    private @Nullable RotationPolicy policy;
    private @Nullable Proposal proposal;

    Rotation(String id) {
        this.id = id;
        this.group = new GroupId(id.substring(id.lastIndexOf('/') + 1));
    }

    static Rotation restored(String id, State state) {
        var rotation = new Rotation(id);
        rotation.policy = state.policy();
        rotation.proposal = state.proposal();
        return rotation;
    }

    RotationPolicy requirePolicy() {
        if (policy == null) {
            throw new Refused(new RotationNotSet(group));
        }
        return policy;
    }

    @Nullable RotationPolicy policy() {
        return policy;
    }

    /// The term that runs, if it was not confirmed.
    Term requireTermToFill(ZoneId zone, Instant now) {
        RotationPolicy turns = requirePolicy();
        Term term = turns.termAt(now, zone);
        if (term == null) {
            throw new Refused(new RotationNotBegun(group, turns.starts()));
        }
        if (proposal != null && proposal.confirmed() && proposal.isFor(term)) {
            throw new Refused(new RotationConfirmed(group, term.beginsAt(), term.endsAt()));
        }
        return term;
    }

    /// What is proposed for the term that runs.
    Proposal requireProposal(ZoneId zone, Instant now) {
        Term term = policy == null ? null : policy.termAt(now, zone);
        if (term == null
                || proposal == null
                || proposal.confirmed()
                || !proposal.isFor(term)
                || proposal.candidates().isEmpty()) {
            throw new Refused(new NoRotationProposed(group));
        }
        return proposal;
    }

    @EventSourcingHandler
    void on(RotationEvent event) {
        switch (event) {
            case RotationSet set -> {
                policy = set.policy();
                proposal = null;
            }
            case RotationProposed made ->
                    proposal =
                            new Proposal(made.beginsAt(), made.endsAt(), made.candidates(), false);
            case RotationEvent.RotationConfirmed _ -> {
                if (proposal != null) {
                    proposal =
                            new Proposal(
                                    proposal.beginsAt(),
                                    proposal.endsAt(),
                                    proposal.candidates(),
                                    true);
                }
            }
            case RotationDeclined _ -> proposal = null;
        }
    }

    @Override
    public State state() {
        return new State(policy, proposal);
    }

    @Override
    public String toString() {
        return id;
    }

    /// Members who are proposed for a term.
    public record Proposal(
            Instant beginsAt, Instant endsAt, List<Candidate> candidates, boolean confirmed) {

        boolean isFor(Term term) {
            return beginsAt.equals(term.beginsAt());
        }
    }

    /// What a snapshot of it holds.
    public record State(@Nullable RotationPolicy policy, @Nullable Proposal proposal) {}
}
