package org.livingledger.server.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.AsOf;
import org.livingledger.api.LedgerId;
import org.livingledger.api.Page;
import org.livingledger.api.Query;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.group.GroupQuery.HasGroup;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.points.AccountId;
import org.livingledger.api.programme.Period;
import org.livingledger.api.programme.ProgrammeQuery.FindProgramme;

/// A question about a ledger that came over HTTP: what it asks, of which time, and how it is answered. Whoever takes
/// one has it begun already: the read side stands where it must.
final class Inquiry {

    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final Reading reading;
    private final Reads reads;

    Inquiry(
            HttpServletRequest request,
            HttpServletResponse response,
            Reading reading,
            Reads reads) {
        this.request = request;
        this.response = response;
        this.reading = reading;
        this.reads = reads;
    }

    LedgerId ledger() {
        return reading.ledger();
    }

    /// Which past is read, or null for what is true now.
    @Nullable AsOf asOf() {
        return reading.asOf();
    }

    /// The instant that is asked about.
    Instant at() {
        return reads.at(reading);
    }

    /// What the page continues after, in the form of its list; null for the first page.
    <T> @Nullable T after(Function<String, T> form) {
        return reading.after(form);
    }

    /// What the page continues after, as its list said it; null for the first page.
    @Nullable String after() {
        return reading.after();
    }

    /// After which number the page continues; 0 for the first.
    long afterNumber() {
        return reading.afterNumber();
    }

    /// At most this many rows.
    int limit() {
        return reading.limit();
    }

    /// A parameter that is a whole number.
    ///
    /// @param otherwise what it is if it is not given
    int number(String name, int otherwise, int least, int most) {
        return (int) Reading.number(request, name, otherwise, least, most);
    }

    /// The group that is asked about, or null for the whole ledger.
    @Nullable GroupId scope() {
        return Reading.group(request);
    }

    /// The window of a board that is asked about, all time if none is given.
    Period window() {
        return Reading.window(request);
    }

    /// The id of a group that is there.
    ///
    /// @throws org.livingledger.server.problem.Problem if none of this name is
    GroupId group(String text) {
        GroupId group = Paths.group(text);
        if (!Boolean.TRUE.equals(ask(new HasGroup(ledger(), group)))) {
            throw Paths.noGroup(group);
        }
        return group;
    }

    /// A member, by the outside's id.
    ///
    /// @throws org.livingledger.server.problem.Problem if nobody is called this
    MemberId member(String text) {
        return reads.member(ledger(), text);
    }

    /// An account: `pool:…`, `system:…`, or a member's by the outside's id.
    ///
    /// @throws org.livingledger.server.problem.Problem if nobody is called this
    AccountId account(String text) {
        return reads.account(ledger(), text);
    }

    /// The version of the programme that was in force, 0 if none was.
    int programme() {
        var programme = ask(new FindProgramme(ledger(), null));
        return programme == null ? 0 : programme.version();
    }

    /// The answer as of the time that is read, or null if what is asked about was not there.
    ///
    /// @throws org.livingledger.server.problem.Problem if that past is too long to be told
    <A> @Nullable A ask(Query<A> query) {
        return reads.ask(reading, query);
    }

    /// The answer as of the time that is read.
    ///
    /// @param missing what is thrown if what is asked about was not there
    <A> A ask(Query<A> query, Supplier<? extends RuntimeException> missing) {
        A answer = ask(query);
        if (answer == null) {
            throw missing.get();
        }
        return answer;
    }

    /// Answers with one thing.
    void answer(Object answer) throws IOException {
        reads.answer(response, ledger(), answer);
    }

    /// Answers with one thing that goes on on further pages.
    ///
    /// @param next what the next page continues after, or null if there is none
    void answer(Object answer, @Nullable String next) throws IOException {
        var document = reads.tree(answer);
        reads.next(request, response, document, next);
        Bodies.write(response, 200, reads.reveal(ledger(), document.toString()));
    }

    /// Answers with all of a list, or with an empty one if nothing is known.
    void list(@Nullable List<?> items) throws IOException {
        page(items == null ? null : new Page<>(items, null));
    }

    /// Answers with a page of a list, or with an empty one if nothing is known.
    void page(@Nullable Page<?> page) throws IOException {
        reads.page(request, response, ledger(), page);
    }
}
