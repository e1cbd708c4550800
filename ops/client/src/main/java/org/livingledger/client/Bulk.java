package org.livingledger.client;

/// How a bulk is carried out.
///
/// @param atomic all of a chunk or nothing of it
/// @param dryRun decide everything, write nothing
public record Bulk(boolean atomic, boolean dryRun) {

    /// The most commands that one request carries; longer lists are sent as several.
    public static final int MOST_ITEMS = 1_000;

    /// Each command stands for itself.
    public static final Bulk EACH = new Bulk(false, false);

    /// Decide, do not write.
    public static final Bulk DRY_RUN = new Bulk(false, true);
}
