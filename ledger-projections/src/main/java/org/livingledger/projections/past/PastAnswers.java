package org.livingledger.projections.past;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.AsOf;
import org.livingledger.api.LedgerId;
import org.livingledger.api.Page;
import org.livingledger.api.Past;
import org.livingledger.api.Query;
import org.livingledger.api.RecordedEvent;
import org.livingledger.api.adoption.AdoptionQuery.ListAdoptions;
import org.livingledger.api.board.BoardQuery;
import org.livingledger.api.book.BookQuery.CheckInvariants;
import org.livingledger.api.book.BookQuery.FindLedger;
import org.livingledger.api.book.BookQuery.LedgerView;
import org.livingledger.api.book.BookQuery.LocatePast;
import org.livingledger.api.discipline.DisciplineQuery;
import org.livingledger.api.elimination.EliminationQuery;
import org.livingledger.api.explanation.ExplanationQuery;
import org.livingledger.api.gate.GateQuery;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.group.GroupQuery.FindGroup;
import org.livingledger.api.group.GroupQuery.GroupView;
import org.livingledger.api.group.GroupQuery.HasGroup;
import org.livingledger.api.group.GroupQuery.ListGroups;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.membership.MembershipEvent;
import org.livingledger.api.membership.MembershipQuery.FindMember;
import org.livingledger.api.membership.MembershipQuery.FindMemberHistory;
import org.livingledger.api.membership.MembershipQuery.FindRoster;
import org.livingledger.api.points.AccountId;
import org.livingledger.api.points.PointsEvent;
import org.livingledger.api.points.PointsQuery.Balance;
import org.livingledger.api.points.PointsQuery.FindBalance;
import org.livingledger.api.points.PointsQuery.FindJournal;
import org.livingledger.api.points.PointsQuery.FindStatement;
import org.livingledger.api.points.PointsQuery.JournalLine;
import org.livingledger.api.programme.ProgrammeQuery.FindProgramme;
import org.livingledger.api.recognition.RecognitionQuery;
import org.livingledger.api.rotation.RotationQuery.FindRotation;
import org.livingledger.api.tier.TierQuery;
import org.livingledger.api.tier.TierQuery.FindLadder;
import org.livingledger.api.tier.TierQuery.Place;
import org.livingledger.projections.EventSource;
import org.livingledger.projections.boards.PastBoardAnswers;
import org.livingledger.projections.history.Index;
import org.livingledger.projections.history.Subject;
import org.livingledger.projections.journal.Journal;
import org.livingledger.projections.reading.Instants;
import org.livingledger.projections.reading.Projection;
import org.livingledger.projections.reading.Scratch.Told;
import org.livingledger.projections.reading.Views;

/// Answers every question about the past of a ledger (`systems.md` section 5, 1).
///
/// What is about a member, a group or a pool is told anew from its events, by what folds and answers the
/// live tables. What lists events is cut. What is about everybody is told from everybody's events as long
/// as there are not too many.
public final class PastAnswers {

    /// What is recorded may be said to come a little later, as another clock has it: less than this.
    private static final Duration CLOCKS_DIFFER_BY = Duration.ofDays(1);

    private final Views views;
    private final EventSource source;
    private final PastBoardAnswers boards;
    private final Index index;
    private final Replay replay;
    private final Answers now;
    private final Desks desks;
    private final Moments moments;
    private final Groups groups;
    private final Statements statements;

    /// Answers beside what answers now.
    ///
    /// @param views the live ones
    /// @param source where events are read
    /// @param handlers what answers from the live views
    /// @param boards what answers about boards of the past
    /// @param projections makes projections, and puts what answers from the given views into the list
    public PastAnswers(
            Views views,
            EventSource source,
            List<Object> handlers,
            PastBoardAnswers boards,
            Projections projections) {
        this.boards = boards;
        this.views = views;
        this.source = source;
        this.index = new Index(views);
        this.replay = new Replay(index, source);
        this.now = new Answers(handlers);
        this.desks =
                new Desks(these -> {
                    List<Object> answering = new ArrayList<>();
                    return new Desks.Side(projections.of(these, answering), answering);
                });
        this.moments = new Moments(source);
        this.groups = new Groups(index, source, replay, desks);
        this.statements = new Statements(new Journal(views));
    }

    /// Makes projections.
    @FunctionalInterface
    public interface Projections {

        /// Makes them, with what answers.
        ///
        /// @param views which the answers are to read
        /// @param handlers takes objects with a method for every query
        List<Projection> of(Views views, List<Object> handlers);
    }

    /// Answers [LocatePast].
    @QueryHandler
    public AsOf locate(LocatePast query) {
        return moments.locate(query);
    }

    /// Answers [Past].
    ///
    /// @throws org.livingledger.api.PastTooLong if it would take too many events
    @QueryHandler
    public @Nullable Object answer(Past<?> past) {
        AsOf asOf = past.asOf();
        return switch (past.query()) {
            case FindLedger query -> ledger(query, asOf);
            case CheckInvariants query -> invariants(query, asOf);
            case FindProgramme query -> onBook(query, asOf);
            case ListAdoptions query -> onBook(query, asOf);
            case HasGroup query -> groups.has(query, asOf);
            case FindGroup query -> groups.find(query, asOf);
            case ListGroups query -> groups(query, asOf);
            case FindRoster query -> groups.roster(query, asOf);
            case FindMember query -> onMember(query.member(), query, asOf);
            case FindMemberHistory query -> history(query, asOf);
            case FindBalance query -> balance(query, asOf);
            case FindStatement query -> statements.find(query, asOf);
            case FindJournal query -> journal(query, asOf);
            case GateQuery.FindGates query -> onRules(query.group(), query, asOf);
            case GateQuery.ListApplications query -> onGroup(query.group(), query, asOf);
            case GateQuery.ListWaiting query -> onGroup(query.group(), query, asOf);
            case GateQuery.ListInvitations query -> onGroup(query.group(), query, asOf);
            case GateQuery.ListBans query -> onGroup(query.group(), query, asOf);
            case DisciplineQuery.FindHouse query -> onRules(query.group(), query, asOf);
            case DisciplineQuery.ListMeasures query -> onGroup(query.group(), query, asOf);
            case DisciplineQuery.FindConduct query -> onMember(query.member(), query, asOf);
            case FindRotation query -> onGroupAndItsMembers(query.group(), query, asOf);
            case EliminationQuery.PreviewElimination query ->
                    onGroupAndItsMembers(query.group(), query, asOf);
            case EliminationQuery.FindEliminations query -> onGroup(query.group(), query, asOf);
            case RecognitionQuery.FindStreaks query -> onMember(query.member(), query, asOf);
            case RecognitionQuery.FindBadges query -> onMember(query.member(), query, asOf);
            case RecognitionQuery.ListBadges query ->
                    on(
                            replay.of(query.ledger(), asOf, Subject.LEDGER, Subject.BADGES),
                            query,
                            asOf);
            case TierQuery.FindMemberTiers query -> onMember(query.member(), query, asOf);
            case TierQuery.ListLadders query -> onLedger(query, asOf);
            case FindLadder query -> ladder(query, asOf);
            case BoardQuery.FindBoard query -> boards.find(query, asOf);
            case BoardQuery.FindAround query -> boards.around(query, asOf);
            case BoardQuery.ListBoards query -> onBook(query, asOf);
            case BoardQuery.PreviewPrizes query -> boards.prizes(query, asOf);
            case ExplanationQuery query -> why(query, asOf);
            default ->
                    throw new IllegalArgumentException(
                            "nobody asks for the past of " + past.query().getClass());
        };
    }

    private @Nullable Object why(ExplanationQuery asked, AsOf asOf) {
        return switch (asked) {
            case ExplanationQuery.ExplainTier query -> onMember(query.member(), query, asOf);
            case ExplanationQuery.ExplainBadge query -> onMember(query.member(), query, asOf);
            case ExplanationQuery.ExplainRank query -> boards.explain(query, asOf);
            case ExplanationQuery.ExplainGrant query -> grant(query, asOf);
            case ExplanationQuery.ExplainElimination query ->
                    onGroupAndItsMembers(query.group(), query, asOf);
        };
    }

    private @Nullable Object grant(ExplanationQuery.ExplainGrant query, AsOf asOf) {
        if (query.movement() < 1 || query.movement() > asOf.position()) {
            return null;
        }
        RecordedEvent recorded = source.at(query.ledger(), List.of(query.movement())).getFirst();
        return recorded.event() instanceof PointsEvent movement && movement.account().isMember()
                ? onMember(new MemberId(movement.account().value()), query, asOf)
                : null;
    }

    private <A> @Nullable A onMember(MemberId member, Query<A> query, AsOf asOf) {
        return on(replay.ofMembers(query.ledger(), Set.of(member), asOf), query, asOf);
    }

    private <A> @Nullable A onRules(GroupId group, Query<A> query, AsOf asOf) {
        return on(replay.ofRules(query.ledger(), group, asOf), query, asOf);
    }

    private <A> @Nullable A onGroup(GroupId group, Query<A> query, AsOf asOf) {
        return on(replay.ofGroup(query.ledger(), group, asOf), query, asOf);
    }

    private <A> @Nullable A onGroupAndItsMembers(GroupId group, Query<A> query, AsOf asOf) {
        return on(replay.ofGroupAndItsMembers(query.ledger(), group, asOf), query, asOf);
    }

    private <A> @Nullable A onBook(Query<A> query, AsOf asOf) {
        return on(replay.ofBook(query.ledger(), asOf), query, asOf);
    }

    private <A> @Nullable A onLedger(Query<A> query, AsOf asOf) {
        List<RecordedEvent> events = replay.ofLedger(query.ledger(), asOf);
        return on(_ -> events, query, asOf);
    }

    private <A> @Nullable A on(Told told, Query<A> query, AsOf asOf) {
        return desks.with(query.ledger(), told, asOf, answers -> answers.to(query));
    }

    private @Nullable Object invariants(CheckInvariants query, AsOf asOf) {
        List<RecordedEvent> events = replay.ofLedger(query.ledger(), asOf);
        return events.isEmpty()
                ? null
                : desks.with(
                        query.ledger(),
                        _ -> events,
                        asOf,
                        answers -> answers.invariants().asOf(query.ledger(), asOf));
    }

    /// A ledger has too many members to fold them for their number.
    private @Nullable LedgerView ledger(FindLedger query, AsOf asOf) {
        LedgerId ledger = query.ledger();
        LedgerView book = onBook(query, asOf);
        if (book == null) {
            return null;
        }
        List<Long> foundings = index.foundings(ledger, asOf.position());
        long members;
        long groups;
        if (asOf.hindsight()) {
            groups = source.at(ledger, foundings).stream().filter(asOf::has).count();
            members =
                    replay.of(ledger, asOf, Subject.NEWCOMERS)
                            .of(Set.of(MembershipEvent.class))
                            .size();
        } else {
            groups = foundings.size();
            members = index.count(ledger, Subject.NEWCOMERS, asOf.position());
        }
        return new LedgerView(
                ledger,
                book.name(),
                book.zone(),
                Math.toIntExact(groups),
                Math.toIntExact(members),
                book.openedAt());
    }

    private @Nullable Balance balance(FindBalance query, AsOf asOf) {
        AccountId account = query.account();
        if (account.isMember()) {
            return onMember(new MemberId(account.value()), query, asOf);
        }
        if (account.isPool()) {
            return on(replay.ofPool(query.ledger(), account, asOf), query, asOf);
        }
        return new SystemAccounts(views).balance(query, asOf);
    }

    private Page<RecordedEvent> history(FindMemberHistory query, AsOf asOf) {
        Page<RecordedEvent> page = Objects.requireNonNull(now.to(query));
        boolean beyond =
                page.items().stream().anyMatch(event -> event.position() > asOf.position());
        return new Page<>(
                page.items().stream().filter(asOf::has).toList(), beyond ? null : page.next());
    }

    private Page<JournalLine> journal(FindJournal query, AsOf asOf) {
        Page<JournalLine> page = Objects.requireNonNull(now.to(query));
        Set<Long> known = new HashSet<>();
        source
                .at(
                        query.ledger(),
                        page.items().stream().map(JournalLine::position).distinct().toList())
                .stream()
                .filter(asOf::has)
                .forEach(event -> known.add(event.position()));
        boolean beyond = page.items().stream().anyMatch(line -> line.position() > asOf.position());
        return new Page<>(
                page.items().stream().filter(line -> known.contains(line.position())).toList(),
                beyond ? null : page.next());
    }

    /// The groups of today, of which some were not founded yet.
    private @Nullable Page<GroupView> groups(ListGroups query, AsOf asOf) {
        GroupId after = query.after();
        return paged(
                query.limit(),
                (last, more) ->
                        ids(
                                "ledger_groups",
                                "SELECT group_id FROM ledger_groups WHERE ledger_id = ? AND group_id"
                                        + " > ? ORDER BY ledger_id, group_id FETCH FIRST ? ROWS"
                                        + " ONLY",
                                query.ledger().value(),
                                last == null ? (after == null ? "" : after.value()) : last,
                                more),
                ids -> groups.list(query, ids.stream().map(GroupId::new).toList(), asOf));
    }

    /// The members of today who may have been seen by then.
    private @Nullable Page<Place> ladder(FindLadder query, AsOf asOf) {
        MemberId after = query.after();
        return paged(
                query.limit(),
                (last, more) ->
                        ids(
                                "members",
                                "SELECT member_id FROM members WHERE ledger_id = ? AND member_id > ?"
                                        + " AND introduced_at <= ? ORDER BY ledger_id, member_id"
                                        + " FETCH FIRST ? ROWS ONLY",
                                query.ledger().value(),
                                last == null ? (after == null ? "" : after.value()) : last,
                                Instants.parameter(asOf.at().plus(CLOCKS_DIFFER_BY)),
                                more),
                ids ->
                        on(
                                replay.ofMembers(
                                        query.ledger(),
                                        ids.stream().map(MemberId::new).toList(),
                                        asOf),
                                query,
                                asOf));
    }

    /// The ids after one, or after where the page begins if it is null, at most so many.
    @FunctionalInterface
    private interface Next {
        List<String> ids(@Nullable String last, int most);
    }

    /// A page of those that are part of the past, of candidates of whom some are not.
    private static <T> @Nullable Page<T> paged(
            int limit, Next next, Function<List<String>, @Nullable Page<T>> answer) {
        List<String> candidates = new ArrayList<>(next.ids(null, limit + 1));
        boolean more = candidates.size() > limit;
        while (true) {
            Page<T> page = answer.apply(List.copyOf(candidates));
            if (page == null || page.next() != null || !more) {
                return page;
            }
            int most = candidates.size();
            List<String> further = next.ids(candidates.getLast(), most);
            more = further.size() == most;
            candidates.addAll(further);
        }
    }

    private List<String> ids(String table, String sql, Object... parameters) {
        return views.read(
                List.of(table),
                client -> client.sql(sql).params(parameters).query(String.class).list());
    }
}
