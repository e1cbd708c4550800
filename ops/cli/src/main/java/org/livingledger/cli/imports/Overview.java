package org.livingledger.cli.imports;

import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a first look through a file shows: how much there is, who is in it and when it begins. It
/// holds the members and not the rows, so that a long file needs no more room than its members.
///
/// @param rows all lines, those that say nothing included
/// @param begins the earliest instant, or null if no line has one
record Overview(long rows, long malformed, Set<String> members, @Nullable Instant begins) {

    static Overview of(Iterator<Line> lines) {
        long rows = 0;
        long malformed = 0;
        var members = new LinkedHashSet<String>();
        Instant begins = null;
        while (lines.hasNext()) {
            rows++;
            switch (lines.next()) {
                case Line.Fact fact -> {
                    members.add(fact.member());
                    if (begins == null || fact.occurredAt().isBefore(begins)) {
                        begins = fact.occurredAt();
                    }
                }
                case Line.Malformed _ -> malformed++;
            }
        }
        return new Overview(rows, malformed, members, begins);
    }
}
