package org.livingledger.projections.boards;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.AsOf;
import org.livingledger.api.RecordedEvent;
import org.livingledger.api.book.BookEvent.LedgerOpened;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.programme.BoardId;
import org.livingledger.api.programme.Programme;
import org.livingledger.api.programme.Programme.BoardDefinition;
import org.livingledger.api.programme.ProgrammeEvent.ProgrammePublished;

/// The boards of each version of a ledger's programme, and the calendar of their windows.
final class Editions {

    /// A version.
    ///
    /// @param recorded null before the first
    record Edition(
            @Nullable RecordedEvent recorded,
            int version,
            List<BoardDefinition> boards,
            Calendar calendar) {

        @Nullable BoardDefinition board(@Nullable GroupId group, BoardId id) {
            return boards.stream()
                    .filter(board -> board.id().equals(id) && Objects.equals(board.group(), group))
                    .findFirst()
                    .orElse(null);
        }
    }

    private final List<Edition> editions = new CopyOnWriteArrayList<>();
    private ZoneId zone = ZoneOffset.UTC;

    /// Whether an event says what boards there are.
    boolean on(RecordedEvent recorded) {
        if (recorded.event() instanceof LedgerOpened opened) {
            zone = opened.zone();
            editions.add(new Edition(null, 0, List.of(), new Calendar(zone, List.of())));
        } else if (recorded.event() instanceof ProgrammePublished published) {
            Programme programme = published.programme();
            editions.add(
                    new Edition(
                            recorded,
                            published.version(),
                            programme.boards(),
                            new Calendar(zone, programme.seasons())));
        } else {
            return false;
        }
        return true;
    }

    /// The version in force, or null if there is no ledger.
    @Nullable Edition latest() {
        return editions.isEmpty() ? null : editions.getLast();
    }

    ZoneId zone() {
        return zone;
    }

    /// The version that was in force, or null if there was no ledger.
    @Nullable Edition at(AsOf asOf) {
        for (Edition edition : List.copyOf(editions).reversed()) {
            if (edition.recorded == null || asOf.has(edition.recorded)) {
                return edition;
            }
        }
        return null;
    }
}
