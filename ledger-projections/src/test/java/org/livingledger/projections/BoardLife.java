package org.livingledger.projections;

import static org.livingledger.projections.House.ACME;
import static org.livingledger.projections.House.FANS;
import static org.livingledger.projections.House.NOON;
import static org.livingledger.projections.House.POINTS;
import static org.livingledger.projections.House.member;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Event;
import org.livingledger.api.Query;
import org.livingledger.api.activity.ActivityType;
import org.livingledger.api.board.BoardQuery.FindAround;
import org.livingledger.api.board.BoardQuery.FindBoard;
import org.livingledger.api.board.BoardQuery.PreviewPrizes;
import org.livingledger.api.book.BookEvent.LedgerOpened;
import org.livingledger.api.explanation.ExplanationQuery.ExplainRank;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.membership.MembershipEvent.MemberEliminated;
import org.livingledger.api.membership.MembershipEvent.MemberJoined;
import org.livingledger.api.membership.MembershipEvent.MemberLeft;
import org.livingledger.api.points.PointsEvent.GrantReversed;
import org.livingledger.api.points.PointsEvent.PointsEarned;
import org.livingledger.api.points.ReversalPolicy;
import org.livingledger.api.programme.BoardId;
import org.livingledger.api.programme.Period;
import org.livingledger.api.programme.Programme;
import org.livingledger.api.programme.Programme.BoardDefinition;
import org.livingledger.api.programme.Programme.Metric;
import org.livingledger.api.programme.Programme.Season;
import org.livingledger.api.programme.Programme.Ties;
import org.livingledger.api.programme.ProgrammeEvent.ProgrammePublished;

/// A ledger in which anything happens in any order.
final class BoardLife {

    private static final GroupId CREW = new GroupId("crew");
    private static final BoardId POSTS = new BoardId("posts");
    private static final BoardId DENSE = new BoardId("dense");
    private static final BoardId ORDINAL = new BoardId("ordinal");
    static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
    static final int DAYS = 150;

    private static final List<Ties> TIES = List.of(Ties.values());
    static final List<BoardDefinition> BOARDS =
            List.of(
                    board(POINTS, Metric.POINTS_EARNED, null, null, Ties.COMPETITION),
                    board(DENSE, Metric.POINTS_EARNED, null, null, Ties.DENSE),
                    board(ORDINAL, Metric.POINTS_EARNED, null, null, Ties.ORDINAL),
                    board(POINTS, Metric.POINTS_EARNED, FANS, null, Ties.DENSE),
                    board(POSTS, Metric.ACTIVITY_COUNT, FANS, "post", Ties.COMPETITION));

    private final Random random;
    private final int members;
    private final List<Event> events = new ArrayList<>();
    private final Map<Integer, Long> left = new java.util.TreeMap<>();
    private final Set<String> seats = new HashSet<>();
    private int version;

    BoardLife(long seed, int members) {
        random = new Random(seed);
        this.members = members;
        events.add(new LedgerOpened("Acme", ZoneOffset.UTC, NOON));
        publish();
    }

    List<Event> of(int many) {
        while (events.size() < many) {
            next();
        }
        return events;
    }

    private MemberId someone() {
        int who = Math.min(random.nextInt(members), random.nextInt(members));
        return member(String.valueOf((char) ('a' + who / 10)) + who % 10);
    }

    private GroupId somewhere() {
        return random.nextInt(3) == 0 ? CREW : FANS;
    }

    /// Full days, so that many reach a score together.
    private Instant some() {
        return FIRST.plus(random.nextInt(DAYS), ChronoUnit.DAYS);
    }

    private void next() {
        switch (random.nextInt(40)) {
            case 0 -> publishNowAndThen();
            case 1, 2, 3 -> reverse();
            case 4, 5, 6, 7, 8, 9, 10 -> comeOrGo();
            case 11, 12, 13, 14, 15 ->
                    events.add(House.did(somewhere(), someone(), type(), some()));
            default -> earn();
        }
    }

    /// Nobody goes who has not come; when they say that it was is another matter.
    private void comeOrGo() {
        MemberId member = someone();
        GroupId group = somewhere();
        if (seats.add(member + " " + group)) {
            events.add(new MemberJoined(member, group, 1, some()));
        } else if (random.nextInt(3) > 0) {
            seats.remove(member + " " + group);
            events.add(
                    random.nextInt(3) > 0
                            ? new MemberLeft(member, group, 1, some())
                            : new MemberEliminated(member, group, 1, "idle", null, some()));
        }
    }

    private String type() {
        return random.nextBoolean() ? "post" : "share";
    }

    private void earn() {
        long points = random.nextInt(10) == 0 ? random.nextInt(3_000) : 1 + random.nextInt(6);
        boolean whole = random.nextInt(4) == 0;
        events.add(
                House.earned(
                        someone(),
                        events.size(),
                        points,
                        whole ? null : somewhere(),
                        whole ? null : type(),
                        some()));
        left.put(events.size(), points);
    }

    private void reverse() {
        List<Integer> grants =
                left.keySet().stream()
                        .filter(movement -> left.getOrDefault(movement, 0L) > 0)
                        .toList();
        if (grants.isEmpty()) {
            return;
        }
        int movement = grants.get(random.nextInt(grants.size()));
        PointsEarned grant = (PointsEarned) events.get(movement - 1);
        long all = left.getOrDefault(movement, 0L);
        long points = random.nextBoolean() ? all : 1 + random.nextInt((int) all);
        left.put(movement, all - points);
        events.add(
                new GrantReversed(
                        grant.account(),
                        movement,
                        points,
                        points,
                        List.of(),
                        points,
                        0,
                        all - points,
                        ReversalPolicy.INTO_DEBT,
                        grant.group(),
                        grant.grounds(),
                        null,
                        null,
                        grant.occurredAt(),
                        NOON));
    }

    /// The longer it lasts the more rarely, since each time boards are made anew from all facts.
    private void publishNowAndThen() {
        if (random.nextInt(1 + events.size() / 200) == 0) {
            publish();
        }
    }

    private void publish() {
        List<BoardDefinition> boards =
                BOARDS.stream()
                        .filter(_ -> random.nextInt(5) > 0)
                        .map(board ->
                                random.nextInt(4) > 0
                                        ? board
                                        : new BoardDefinition(
                                                board.id(),
                                                board.metric(),
                                                board.group(),
                                                board.activity(),
                                                TIES.get(random.nextInt(TIES.size()))))
                        .toList();
        LocalDate from = LocalDate.parse("2026-01-01").plusDays(random.nextInt(60));
        List<Season> seasons =
                random.nextInt(3) == 0
                        ? List.of()
                        : List.of(new Season("spring", from, from.plusDays(random.nextInt(90))));
        events.add(
                new ProgrammePublished(
                        ++version, Programme.EMPTY.withBoards(boards).withSeasons(seasons), NOON));
    }

    private Period window() {
        List<String> windows =
                List.of("all", "all", "all", "2026", "2026-Q1", "season:spring", "season:spring");
        int choice = random.nextInt(windows.size() + 3);
        LocalDate day = LocalDate.parse("2026-01-01").plusDays(random.nextInt(DAYS));
        return choice < windows.size()
                ? new Period(windows.get(choice))
                : Period.of(day).get(random.nextInt(Period.of(day).size()));
    }

    /// What is asked about one board.
    List<Query<?>> questions(BoardDefinition board) {
        Period window = window();
        GroupId group = board.group();
        return List.of(
                new FindBoard(ACME, group, board.id(), window, null, 1 + random.nextInt(60)),
                new FindAround(ACME, group, board.id(), window, someone(), random.nextInt(4)),
                new PreviewPrizes(ACME, group, board.id(), window, 1 + random.nextInt(9)),
                new ExplainRank(ACME, group, board.id(), window, someone(), 0, 50));
    }

    static BoardDefinition board(
            BoardId id, Metric metric, @Nullable GroupId group, @Nullable String type, Ties ties) {
        return new BoardDefinition(
                id, metric, group, type == null ? null : new ActivityType(type), ties);
    }
}
