package org.livingledger.domain.elimination;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.elimination.EliminationEvent;
import org.livingledger.api.elimination.EliminationEvent.EliminationRun;
import org.livingledger.api.elimination.EliminationEvent.EliminationWarned;
import org.livingledger.api.elimination.EliminationEvent.EliminationWarningLifted;
import org.livingledger.domain.Snapshottable;

/// Of each period of a schedule it is known whether a group's policy was run for it, and of each day
/// how many went.
final class Rounds implements Snapshottable<Rounds.State> {

    static final int SCHEMA_VERSION = 1;

    @AggregateIdentifier private final String id;
    private final TreeMap<LocalDate, Integer> eliminated = new TreeMap<>();
    private @Nullable LocalDate scheduledFor;

    Rounds(String id) {
        this.id = id;
    }

    static Rounds restored(String id, State state) {
        var rounds = new Rounds(id);
        state.eliminated().forEach(day -> rounds.eliminated.put(day.day(), day.members()));
        rounds.scheduledFor = state.scheduledFor();
        return rounds;
    }

    /// How many were eliminated from a local day on.
    int eliminatedSince(LocalDate day) {
        return eliminated.tailMap(day).values().stream().mapToInt(Integer::intValue).sum();
    }

    /// Whether a run for a period of the schedule is still to be written down.
    boolean owes(LocalDate period) {
        return scheduledFor == null || scheduledFor.isBefore(period);
    }

    @EventSourcingHandler
    void on(EliminationEvent event) {
        switch (event) {
            case EliminationRun run -> {
                if (run.eliminated() > 0) {
                    eliminated.merge(run.day(), run.eliminated(), Integer::sum);
                }
                if (run.scheduledFor() != null) {
                    scheduledFor = run.scheduledFor();
                }
            }
            // these stand in the member's own stream
            case EliminationWarned _, EliminationWarningLifted _ -> {}
        }
    }

    @Override
    public State state() {
        var days = new ArrayList<Day>(eliminated.size());
        for (Map.Entry<LocalDate, Integer> each : eliminated.entrySet()) {
            days.add(new Day(each.getKey(), each.getValue()));
        }
        return new State(List.copyOf(days), scheduledFor);
    }

    @Override
    public String toString() {
        return id;
    }

    /// What a snapshot holds.
    public record State(List<Day> eliminated, @Nullable LocalDate scheduledFor) {}

    /// How many went on a local day.
    public record Day(LocalDate day, int members) {}
}
