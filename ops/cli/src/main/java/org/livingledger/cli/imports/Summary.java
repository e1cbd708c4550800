package org.livingledger.cli.imports;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What an import did.
///
/// @param rows the lines of the file, without header and blank lines
/// @param recorded those that are new in the ledger
/// @param alreadyThere those that an earlier import recorded
/// @param refused those that cannot be read, or that the ledger refused
/// @param joined members who joined the group
/// @param points the points that the new rows earned
/// @param created what was missing and is there now
/// @param errors the file of refused rows, if there is one
/// @param position the ledger's position afterwards
public record Summary(
        boolean dryRun,
        long rows,
        long recorded,
        long alreadyThere,
        long refused,
        long joined,
        long points,
        double seconds,
        List<String> created,
        @Nullable String errors,
        long position) {

    /// Rows per second.
    public long rate() {
        return Math.round(rows / Math.max(seconds, 1e-3));
    }

    /// The figures under the names that they are written with.
    public Map<String, Object> figures() {
        var figures = new LinkedHashMap<String, Object>();
        if (dryRun) {
            figures.put("dry_run", true);
        }
        figures.put("rows", rows);
        figures.put("recorded", recorded);
        figures.put("already_there", alreadyThere);
        figures.put("refused", refused);
        figures.put("members_joined", joined);
        figures.put("points_granted", points);
        figures.put("created", created);
        if (errors != null) {
            figures.put("refused_rows_in", errors);
        }
        figures.put("position", position);
        figures.put("seconds", Math.round(seconds * 10) / 10.0);
        figures.put("rows_per_second", rate());
        return figures;
    }
}
