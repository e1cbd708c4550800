package org.livingledger.projections.boards;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.LedgerId;
import org.livingledger.api.Page;
import org.livingledger.api.RecordedEvent;
import org.livingledger.api.activity.ActivityType;
import org.livingledger.api.board.BoardQuery.BoardRow;
import org.livingledger.api.explanation.ExplanationQuery.ExplainRank;
import org.livingledger.api.explanation.RankExplanation;
import org.livingledger.api.explanation.RankExplanation.Better;
import org.livingledger.api.explanation.RankExplanation.Tie;
import org.livingledger.api.explanation.RankExplanation.Unlisted;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.programme.Programme.Ties;
import org.livingledger.api.registry.Vocabulary;
import org.livingledger.projections.EventSource;
import org.livingledger.projections.boards.Shapes.Numbered;
import org.livingledger.projections.boards.Shapes.Row;
import org.livingledger.projections.boards.Shapes.Seat;
import org.livingledger.projections.explanations.Pages;
import org.livingledger.projections.programmes.InForce;
import org.livingledger.projections.reading.Together;
import org.livingledger.projections.reading.Views;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/// Why someone stands where they stand on a board: from the facts that its rows were counted from.
public final class RankExplanations {

    /// How many equals who stand before are shown.
    private static final int AHEAD = 10;

    private static final List<String> VIEWS =
            Stream.concat(Boards.TABLES.stream(), InForce.TABLES.stream()).toList();

    private static final List<String> PROJECTIONS =
            Stream.concat(Stream.of("boards"), InForce.PROJECTIONS.stream()).toList();

    private final Views views;
    private final EventSource source;
    private final JsonMapper json;

    /// Explanations of what the views say, with the events as the source has them.
    public RankExplanations(Views views, EventSource source, JsonMapper json) {
        this.views = views;
        this.source = source;
        this.json = json;
    }

    /// Answers [ExplainRank].
    @QueryHandler
    public @Nullable RankExplanation explain(ExplainRank query) {
        RankExplanation found =
                Together.read(
                        views,
                        VIEWS,
                        PROJECTIONS,
                        query.ledger(),
                        (client, position) -> {
                            Numbered board =
                                    BoardAnswers.board(
                                            client, query.ledger(), query.group(), query.board());
                            if (board == null) {
                                return null;
                            }
                            var inForce = InForce.at(client, json, query.ledger(), position);
                            return Standing.now(client, query, board)
                                    .explained(position, inForce.version(), inForce.zone());
                        });
        return found == null ? null : withEvents(source, query.ledger(), found);
    }

    /// The same with what the events themselves say of the facts.
    static RankExplanation withEvents(EventSource source, LedgerId ledger, RankExplanation found) {
        Map<Long, RecordedEvent> events = new HashMap<>();
        source.at(ledger, found.counted().stream().map(RankExplanation.Fact::position).toList())
                .forEach(recorded -> events.put(recorded.position(), recorded));
        List<RankExplanation.Fact> facts =
                found.counted().stream()
                        .map(fact -> {
                            RecordedEvent recorded =
                                    Objects.requireNonNull(
                                            events.get(fact.position()), "facts are events");
                            return new RankExplanation.Fact(
                                    fact.position(),
                                    recorded.id(),
                                    Vocabulary.stored(recorded.event().getClass()).value(),
                                    fact.group(),
                                    fact.activity(),
                                    recorded.event().occurredAt(),
                                    fact.countsAt(),
                                    fact.movement(),
                                    fact.count());
                        })
                        .toList();
        return new RankExplanation(
                found.position(),
                found.programmeVersion(),
                found.zone(),
                found.board(),
                found.window(),
                found.member(),
                found.members(),
                found.rank(),
                found.score(),
                found.reachedAt(),
                found.unlisted(),
                found.leftAt(),
                found.tie(),
                found.better(),
                found.facts(),
                found.reversals(),
                facts,
                found.next());
    }

    /// A member on a window of a board, in one snapshot.
    static final class Standing {

        private final ExplainRank query;
        private final Numbered board;
        private final Ladder ladder;
        private final Calendar calendar;
        private final Map<String, Seat> seats;
        private final @Nullable Row row;
        private final List<Fact> facts;

        /// @param seats each group that the member has ever been in
        /// @param row null if nothing is left that counts
        /// @param facts what counts in the window
        Standing(
                ExplainRank query,
                Numbered board,
                Ladder ladder,
                Calendar calendar,
                Map<String, Seat> seats,
                @Nullable Row row,
                List<Fact> facts) {
            this.query = query;
            this.board = board;
            this.ladder = ladder;
            this.calendar = calendar;
            this.seats = seats;
            this.row = row;
            this.facts = facts;
        }

        /// As it is now.
        static Standing now(JdbcClient client, ExplainRank query, Numbered board) {
            String ledger = query.ledger().value();
            String member = query.member().value();
            String window = query.window().value();
            Calendar calendar =
                    client.sql("SELECT zone, seasons FROM board_books WHERE ledger_id = ?")
                            .param(ledger)
                            .query((found, _) ->
                                    new Calendar(ZoneId.of(found.getString(1)), found.getString(2)))
                            .single();
            Map<String, Seat> seats = new HashMap<>();
            client.sql("SELECT * FROM board_seats WHERE ledger_id = ? AND member_id = ?")
                    .params(ledger, member)
                    .query(found -> {
                        seats.put(found.getString("group_id"), Shapes.SEATS.readRow().from(found));
                    });
            Row row =
                    client.sql(
                                    "SELECT * FROM board_rows WHERE ledger_id = ? AND member_id = ?"
                                            + " AND board_no = ? AND period = ?")
                            .params(ledger, member, board.number(), window)
                            .query((found, _) -> Shapes.ROWS.readRow().from(found))
                            .optional()
                            .orElse(null);
            List<Fact> facts =
                    client
                            .sql(
                                    "SELECT * FROM board_facts WHERE ledger_id = ? AND member_id ="
                                            + " ? ORDER BY position")
                            .params(ledger, member)
                            .query((found, _) -> Fact.from(found))
                            .list()
                            .stream()
                            .filter(fact -> fact.countsOn(board))
                            .filter(fact -> calendar.windows(fact.occurredAt()).contains(window))
                            .toList();
            return new Standing(
                    query,
                    board,
                    new PresentLadder(client, ledger, board.number(), window),
                    calendar,
                    seats,
                    row,
                    facts);
        }

        /// @param version of the programme that is in force
        RankExplanation explained(long position, int version, ZoneId zone) {
            Place place = ladder.of(query.member().value());
            Page<Fact> page = Pages.after(facts, query.after(), query.limit(), Fact::position);
            Unlisted unlisted = unlisted();
            return new RankExplanation(
                    position,
                    version,
                    zone,
                    board.board(),
                    query.window(),
                    query.member(),
                    ladder.members(),
                    place == null ? null : Ranks.of(place, ladder, ties()),
                    row == null ? 0 : row.score(),
                    row == null ? null : row.reachedAt(),
                    unlisted,
                    leftAt(),
                    place == null ? null : tie(place),
                    better(unlisted),
                    facts.size(),
                    facts.stream().filter(Fact::takesBack).count(),
                    page.items().stream().map(Standing::fact).toList(),
                    page.next());
        }

        private Ties ties() {
            return board.board().ties();
        }

        /// Completed by what its event says.
        private static RankExplanation.Fact fact(Fact fact) {
            String group = fact.group();
            String activity = fact.activity();
            return new RankExplanation.Fact(
                    fact.position(),
                    "",
                    "",
                    group == null ? null : new GroupId(group),
                    activity == null ? null : new ActivityType(activity),
                    fact.occurredAt(),
                    fact.occurredAt(),
                    fact.takesBack() ? fact.movement() : null,
                    fact.points());
        }

        private @Nullable Unlisted unlisted() {
            if (!Standings.isListed(board, seats, calendar.end(query.window().value()))) {
                boolean never = board.board().group() != null && !seats.containsKey(board.group());
                return never ? Unlisted.NOT_A_MEMBER : Unlisted.LEFT;
            }
            return row == null || !row.counts() ? Unlisted.NOTHING_COUNTED : null;
        }

        private @Nullable Instant leftAt() {
            boolean whole = board.board().group() == null;
            List<Seat> theirs =
                    seats.entrySet().stream()
                            .filter(each -> whole || each.getKey().equals(board.group()))
                            .map(Map.Entry::getValue)
                            .toList();
            return theirs.stream().anyMatch(Seat::active)
                    ? null
                    : theirs.stream()
                            .map(Seat::endedAt)
                            .filter(Objects::nonNull)
                            .max(Comparator.naturalOrder())
                            .orElse(null);
        }

        private Tie tie(Place place) {
            var ahead = new ArrayList<BoardRow>();
            for (Place each : ladder.before(place, AHEAD)) {
                if (each.score() == place.score()) {
                    ahead.add(
                            new BoardRow(
                                    Ranks.of(each, ladder, ties()),
                                    new MemberId(each.member()),
                                    each.score(),
                                    each.reachedAt()));
                }
            }
            return new Tie(
                    ties(),
                    ladder.membersAt(place.score()) - 1,
                    ladder.equalsBefore(place),
                    List.copyOf(ahead));
        }

        private @Nullable Better better(@Nullable Unlisted unlisted) {
            if (unlisted == Unlisted.LEFT || unlisted == Unlisted.NOT_A_MEMBER) {
                return null;
            }
            long score = row == null ? 0 : Math.max(0, row.score());
            Place next = ladder.better(score);
            return next == null
                    ? null
                    : new Better(
                            Ranks.of(next, ladder, ties()),
                            new MemberId(next.member()),
                            next.score(),
                            next.score() - score);
        }
    }
}
