package org.livingledger.api;

/// A past that the tables that tell it have not reached yet: they follow behind. It is there a little later.
public final class PastBehind extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long position;
    private final long reached;

    /// @param position the last event that the answer must know
    /// @param reached the last event that the tables know
    public PastBehind(long position, long reached) {
        super("position " + position + " is asked for, " + reached + " is reached");
        this.position = position;
        this.reached = reached;
    }

    /// The last event that the answer must know.
    public long position() {
        return position;
    }

    /// The last event that the tables know.
    public long reached() {
        return reached;
    }
}
