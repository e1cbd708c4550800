package org.livingledger.projections.books;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.RecordedEvent;
import org.livingledger.api.activity.ActivityEvent;
import org.livingledger.api.book.BookEvent;
import org.livingledger.api.book.BookEvent.LedgerOpened;
import org.livingledger.api.book.BookQuery.FindLedger;
import org.livingledger.api.book.BookQuery.LedgerView;
import org.livingledger.api.discipline.DisciplineEvent;
import org.livingledger.api.discipline.HouseEvent;
import org.livingledger.api.elimination.EliminationEvent;
import org.livingledger.api.evidence.EvidenceEvent;
import org.livingledger.api.gate.GateEvent;
import org.livingledger.api.group.GroupEvent;
import org.livingledger.api.membership.MembershipEvent;
import org.livingledger.api.points.PointsEvent;
import org.livingledger.api.programme.ProgrammeEvent;
import org.livingledger.api.recognition.RecognitionEvent;
import org.livingledger.api.rotation.RotationEvent;
import org.livingledger.api.tier.TierEvent;
import org.livingledger.api.title.TitleEvent;
import org.livingledger.projections.reading.Batch;
import org.livingledger.projections.reading.Instants;
import org.livingledger.projections.reading.Projection;
import org.livingledger.projections.reading.Views;

/// The ledgers: name, zone, how many groups and members each has.
public final class Books implements Projection {

    private static final List<String> TABLES = List.of("ledgers");

    private final Views views;

    /// Books that answer from the given views.
    public Books(Views views) {
        this.views = views;
    }

    @Override
    public String name() {
        return "books";
    }

    @Override
    public int generation() {
        return 1;
    }

    @Override
    public List<String> tables() {
        return TABLES;
    }

    private record Book(
            String name,
            String zone,
            int groups,
            int members,
            long events,
            long position,
            Instant openedAt) {

        Book and(int newGroups, int newMembers, long newEvents, long last) {
            return new Book(
                    name,
                    zone,
                    groups + newGroups,
                    members + newMembers,
                    events + newEvents,
                    last,
                    openedAt);
        }
    }

    @Override
    public void on(Batch batch) {
        Book book =
                batch
                        .tables()
                        .read(
                                "SELECT * FROM {ledgers} WHERE ledger_id = ?",
                                Books::book,
                                batch.ledger().value())
                        .stream()
                        .findFirst()
                        .orElse(null);
        int groups = 0;
        int members = 0;
        for (RecordedEvent recorded : batch.events()) {
            switch (recorded.event()) {
                case BookEvent event -> book = opened(event);
                case GroupEvent event -> groups += founds(event) ? 1 : 0;
                case MembershipEvent event -> members += introduces(event) ? 1 : 0;
                case ActivityEvent _,
                        GateEvent _,
                        TitleEvent _,
                        DisciplineEvent _,
                        HouseEvent _,
                        RotationEvent _,
                        PointsEvent _,
                        ProgrammeEvent _,
                        RecognitionEvent _,
                        EliminationEvent _,
                        TierEvent _,
                        EvidenceEvent _ -> {} // they change nothing of a ledger's row
                default ->
                        throw new IllegalStateException("an event of no known family: " + recorded);
            }
        }
        Book now =
                Objects.requireNonNull(book, "the first event of a ledger opens it")
                        .and(
                                groups,
                                members,
                                batch.events().size(),
                                batch.events().getLast().position());
        batch.tables()
                .upsert(
                        "ledgers",
                        List.<@Nullable Object[]>of(
                                new Object[] {
                                    now.name,
                                    now.zone,
                                    now.groups,
                                    now.members,
                                    now.events,
                                    now.position,
                                    now.openedAt
                                }));
    }

    private static Book opened(BookEvent event) {
        return switch (event) {
            case LedgerOpened(String name, ZoneId zone, Instant at) ->
                    new Book(name, zone.getId(), 0, 0, 0, 0, at);
        };
    }

    private static boolean founds(GroupEvent event) {
        return switch (event) {
            case GroupEvent.GroupFounded _ -> true;
            case GroupEvent.GroupRenamed _,
                    GroupEvent.GroupDescribed _,
                    GroupEvent.SubGroupPolicySet _,
                    GroupEvent.DissolveDateSet _,
                    GroupEvent.GroupDissolved _,
                    GroupEvent.CapacitySet _,
                    GroupEvent.GroupOpened _,
                    GroupEvent.GroupClosed _,
                    GroupEvent.SeatTaken _,
                    GroupEvent.SeatFreed _,
                    GroupEvent.AdminLimitSet _,
                    GroupEvent.AdminPromoted _,
                    GroupEvent.AdminDemoted _,
                    GroupEvent.OwnershipTransferred _ ->
                    false;
        };
    }

    private static boolean introduces(MembershipEvent event) {
        return switch (event) {
            case MembershipEvent.MemberIntroduced _ -> true;
            case MembershipEvent.MemberJoined _,
                    MembershipEvent.MemberLeft _,
                    MembershipEvent.MemberEliminated _,
                    MembershipEvent.MemberReleased _ ->
                    false;
        };
    }

    private static Book book(java.sql.ResultSet row) throws java.sql.SQLException {
        return new Book(
                row.getString("name"),
                row.getString("zone"),
                row.getInt("groups_founded"),
                row.getInt("members_seen"),
                row.getLong("events"),
                row.getLong("last_position"),
                Instants.at(row, "opened_at"));
    }

    /// Answers [FindLedger].
    @QueryHandler
    public @Nullable LedgerView find(FindLedger query) {
        return views.read(
                TABLES,
                client ->
                        client.sql("SELECT * FROM ledgers WHERE ledger_id = ?")
                                .param(query.ledger().value())
                                .query((row, _) -> {
                                    Book book = book(row);
                                    return new LedgerView(
                                            query.ledger(),
                                            book.name,
                                            ZoneId.of(book.zone),
                                            book.groups,
                                            book.members,
                                            book.openedAt);
                                })
                                .optional()
                                .orElse(null));
    }
}
