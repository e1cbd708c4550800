package org.livingledger.api;

/// A past that would have to be told from more events than one question may read.
public final class PastTooLong extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long events;
    private final long most;

    /// @param events how many it would take, or how many were counted when counting ended
    /// @param most how many one question may take
    public PastTooLong(long events, long most) {
        super(events + " events, at most " + most);
        this.events = events;
        this.most = most;
    }

    /// How many events it would take, or how many were counted when counting ended.
    public long events() {
        return events;
    }

    /// How many one question may take.
    public long most() {
        return most;
    }
}
