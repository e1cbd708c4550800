package org.livingledger.projections;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.LedgerId;
import org.livingledger.projections.accounts.AccountAnswers;
import org.livingledger.projections.accounts.Accounts;
import org.livingledger.projections.boards.BoardAnswers;
import org.livingledger.projections.boards.Boards;
import org.livingledger.projections.boards.Chronicles;
import org.livingledger.projections.boards.PastBoardAnswers;
import org.livingledger.projections.boards.RankExplanations;
import org.livingledger.projections.boards.RankPreviews;
import org.livingledger.projections.books.Books;
import org.livingledger.projections.discipline.Discipline;
import org.livingledger.projections.discipline.DisciplineAnswers;
import org.livingledger.projections.doors.DoorAnswers;
import org.livingledger.projections.doors.Doors;
import org.livingledger.projections.eliminations.EliminationAnswers;
import org.livingledger.projections.eliminations.EliminationExplanations;
import org.livingledger.projections.eliminations.Eliminations;
import org.livingledger.projections.explanations.BadgeExplanations;
import org.livingledger.projections.explanations.GrantExplanations;
import org.livingledger.projections.explanations.TierExplanations;
import org.livingledger.projections.history.History;
import org.livingledger.projections.invariants.Invariants;
import org.livingledger.projections.journal.Journal;
import org.livingledger.projections.past.PastAnswers;
import org.livingledger.projections.programmes.Adoptions;
import org.livingledger.projections.programmes.Programmes;
import org.livingledger.projections.reading.Connections;
import org.livingledger.projections.reading.Engine;
import org.livingledger.projections.reading.Lag;
import org.livingledger.projections.reading.Projection;
import org.livingledger.projections.reading.RebuildProgress;
import org.livingledger.projections.reading.Rebuilt;
import org.livingledger.projections.reading.Views;
import org.livingledger.projections.recognition.RecognitionAnswers;
import org.livingledger.projections.recognition.Recognitions;
import org.livingledger.projections.rosters.RosterAnswers;
import org.livingledger.projections.rosters.Rosters;
import org.livingledger.projections.rotations.RotationAnswers;
import org.livingledger.projections.rotations.Rotations;
import org.livingledger.projections.tiers.TierAnswers;
import org.livingledger.projections.tiers.Tiers;
import org.livingledger.projections.titles.TitleAnswers;
import org.livingledger.projections.titles.Titles;
import tools.jackson.databind.json.JsonMapper;

/// The whole read side: every projection, kept up with the events, and what answers the queries.
///
/// Its tables follow from the events and from nothing else, so it makes them itself when it starts,
/// and no migration ever touches them.
public final class ReadSide implements AutoCloseable {

    private final Engine engine;
    private List<Object> handlers = List.of();

    /// A read side that stands still until [#start()].
    ///
    /// @param writing where its tables are made and filled; on H2 one connection, so that nothing is
    ///     stored while something else changes
    /// @param reading where they are read; best a pool of its own, so that it cannot starve commands
    /// @param store lets the database store what was folded, if it does not do so at each commit; called
    ///     some seconds apart, while nothing is folded
    /// @param events where events are read
    /// @param json how the documents of programmes are kept
    /// @param clock what time it says that a projection failed
    public ReadSide(
            Connections writing,
            Connections reading,
            Runnable store,
            EventSource events,
            JsonMapper json,
            Clock clock) {
        engine =
                new Engine(
                        writing,
                        reading,
                        store,
                        events,
                        clock,
                        views -> projections(views, events, json));
    }

    private List<Projection> projections(Views views, EventSource events, JsonMapper json) {
        List<Object> answering = new ArrayList<>();
        var chronicles = new Chronicles(views, events, this::boards);
        List<Projection> projections = projections(views, events, json, chronicles, answering);
        answering.add(
                new PastAnswers(
                        views,
                        events,
                        answering,
                        new PastBoardAnswers(chronicles, events),
                        (these, theirs) -> projections(these, events, json, null, theirs)));
        handlers = List.copyOf(answering);
        return projections;
    }

    /// How far the tables of boards have come.
    private long boards(LedgerId ledger) {
        return engine.position(ledger, Boards.NAME);
    }

    /// @param chronicles what answers about boards of now that are large, if it is about now
    /// @param answering takes what answers from the views
    private static List<Projection> projections(
            Views views,
            EventSource events,
            JsonMapper json,
            @Nullable Chronicles chronicles,
            List<Object> answering) {
        var books = new Books(views);
        var history = new History(views, events);
        var journal = new Journal(views);
        var programmes = new Programmes(views, json);
        answering.addAll(
                List.of(
                        books,
                        history,
                        journal,
                        programmes,
                        new Adoptions(views),
                        new RosterAnswers(views),
                        new TitleAnswers(views),
                        new RotationAnswers(views, json),
                        new DisciplineAnswers(views, json),
                        new DoorAnswers(views, json),
                        new AccountAnswers(views),
                        new BoardAnswers(views, chronicles),
                        new RankPreviews(views),
                        new TierAnswers(views, json),
                        new RecognitionAnswers(views, json),
                        new EliminationAnswers(views, json),
                        new TierExplanations(views, events, json),
                        new BadgeExplanations(views, events, json),
                        new RankExplanations(views, events, json),
                        new GrantExplanations(views, events, json),
                        new EliminationExplanations(views, events, json),
                        new Invariants(views, events)));
        return List.of(
                books,
                history,
                journal,
                programmes,
                new Rosters(),
                new Titles(),
                new Rotations(json),
                new Discipline(json),
                new Doors(json),
                new Accounts(),
                new Boards(chronicles),
                new Tiers(json),
                new Recognitions(json),
                new Eliminations(json));
    }

    /// Objects with a method for every query of the vocabulary, each marked as Axon's query handler.
    public List<Object> handlers() {
        return handlers;
    }

    /// The names of the projections, in order.
    public List<String> projections() {
        return engine.projections();
    }

    /// Makes what tables are missing, builds anew those whose shape has changed, and follows the events
    /// from here on.
    public void start() {
        engine.start();
    }

    /// Makes what tables are missing and leaves it to another server on the same database to fill them.
    public void lookOn() {
        engine.lookOn();
    }

    /// Says that something was committed. Without it, the read side finds out within 50 ms.
    public void signal() {
        engine.signal();
    }

    /// The position in a ledger that every projection has reached, as far as this server knows.
    public long position(LedgerId ledger) {
        return engine.position(ledger);
    }

    /// Waits until every projection has reached a position.
    ///
    /// @return whether they have, within the time given
    public boolean await(LedgerId ledger, long position, Duration timeout)
            throws InterruptedException {
        return engine.await(ledger, List.of(), position, timeout);
    }

    /// Waits until a projection has reached a position.
    ///
    /// @return whether it has, within the time given
    public boolean await(String projection, LedgerId ledger, long position, Duration timeout)
            throws InterruptedException {
        return engine.await(ledger, List.of(projection), position, timeout);
    }

    /// How far every projection has come in every ledger, and what it waits at, if it does.
    public List<Lag> lags() {
        return engine.lags();
    }

    /// How long ago the reader last ended a look at every ledger. Much means that it hangs.
    public Duration sinceLastRound() {
        return engine.sinceLastRound();
    }

    /// Builds projections anew beside the live ones, compares the two at the same positions, and swaps
    /// them. Queries go on all the while. Returns when all that is done.
    ///
    /// @param projections which; all of them if empty
    /// @param watcher told how many events of how many have been folded
    /// @throws IllegalArgumentException if there is no such projection
    /// @throws IllegalStateException if one of them is being rebuilt already
    public List<Rebuilt> rebuild(Collection<String> projections, Engine.Watcher watcher) {
        return engine.rebuild(projections, watcher);
    }

    /// Builds projections anew beside the live ones, compares the two at the same positions, and leaves
    /// the live ones as they are. Returns when all that is done.
    ///
    /// @param projections which; all of them if empty
    /// @throws IllegalArgumentException if there is no such projection
    /// @throws IllegalStateException if one of them is being rebuilt already
    public List<Rebuilt> check(Collection<String> projections) {
        return engine.check(projections);
    }

    /// Begins either on a thread of its own. How it is getting on stands in the database.
    ///
    /// @param id a new one, under which every server on the database tells of it
    /// @param swap whether what was built takes the place of what is live
    /// @param failed told what it came to nothing by
    /// @throws IllegalArgumentException if there is no such projection
    public void begin(
            String id, Collection<String> projections, boolean swap, Consumer<Throwable> failed) {
        engine.begin(id, projections, swap, failed);
    }

    /// How a rebuild is getting on that was begun on this server or another, or null if there is none
    /// of this id.
    public @Nullable RebuildProgress progress(String id) {
        return engine.progress(id);
    }

    /// Stops following, at the end of the page that is being folded. The tables stay as they are.
    @Override
    public void close() {
        engine.close();
    }
}
