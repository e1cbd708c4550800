package org.livingledger.projections.history;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.LedgerId;
import org.livingledger.api.membership.MemberId;
import org.livingledger.projections.reading.Together;
import org.livingledger.projections.reading.Views;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Where the events of members, subjects and seats stand.
public final class Index {

    private static final List<String> OF_MEMBERS = List.of("member_events");
    private static final List<String> OF_SUBJECTS = List.of("subject_events");

    private static final String OF_MEMBER =
            "SELECT position FROM member_events WHERE ledger_id = ? AND member_id = ? AND position <= ?"
                    + " ORDER BY ledger_id, member_id, position FETCH FIRST ? ROWS ONLY";
    private static final String OF_SUBJECT =
            "SELECT position FROM subject_events WHERE ledger_id = ? AND subject = ? AND position > ?"
                    + " AND position <= ? ORDER BY ledger_id, subject, position FETCH FIRST ? ROWS"
                    + " ONLY";
    private final Views views;

    /// An index that reads the given views.
    public Index(Views views) {
        this.views = views;
    }

    /// The positions up to one of the events that name any of the members. Some may be named twice.
    ///
    /// @param most at most this many of each
    public List<Long> ofMembers(
            LedgerId ledger, Collection<MemberId> members, long through, int most) {
        return views.read(
                OF_MEMBERS,
                client ->
                        members.stream()
                                .flatMap(member ->
                                        client
                                                .sql(OF_MEMBER)
                                                .params(
                                                        ledger.value(),
                                                        member.value(),
                                                        through,
                                                        most)
                                                .query(Long.class)
                                                .list()
                                                .stream())
                                .toList());
    }

    /// The positions up to one of the events that are any of the subjects'.
    ///
    /// @param most at most this many of each
    public List<Long> ofSubjects(
            LedgerId ledger, Collection<Subject> subjects, long through, int most) {
        return views.read(
                OF_SUBJECTS,
                client ->
                        subjects.stream()
                                .flatMap(subject ->
                                        after(client, ledger, subject, 0, through, most).stream())
                                .toList());
    }

    private static List<Long> after(
            JdbcClient client,
            LedgerId ledger,
            Subject subject,
            long after,
            long through,
            int most) {
        return client.sql(OF_SUBJECT)
                .params(ledger.value(), subject.name(), after, through, most)
                .query(Long.class)
                .list();
    }

    /// Where the events of subjects stand.
    ///
    /// @param reached up to which position that is known
    public record Found(long reached, Map<Subject, List<Long>> positions) {}

    /// The positions of the events of subjects, each after one position and up to another.
    ///
    /// @param most at most this many of each
    public Found after(LedgerId ledger, Map<Subject, Long> subjects, long through, int most) {
        return views.read(
                OF_SUBJECTS,
                client -> {
                    long reached =
                            Together.positions(client, ledger, List.of(History.NAME))
                                    .getOrDefault(History.NAME, 0L);
                    Map<Subject, List<Long>> found = new HashMap<>();
                    subjects.forEach((subject, after) ->
                            found.put(
                                    subject, after(client, ledger, subject, after, through, most)));
                    return new Found(reached, found);
                });
    }

    /// What can be asked about seats, all at one instant.
    public <T extends @Nullable Object> T seats(LedgerId ledger, Function<Seats, T> question) {
        return views.read(Seats.TABLES, client -> question.apply(new Seats(client, ledger)));
    }

    /// How many events a subject has up to a position.
    public long count(LedgerId ledger, Subject subject, long through) {
        return views.read(
                OF_SUBJECTS,
                client ->
                        client.sql(
                                        "SELECT COUNT(*) FROM subject_events WHERE ledger_id = ? AND"
                                                + " subject = ? AND position <= ?")
                                .params(ledger.value(), subject.name(), through)
                                .query(Long.class)
                                .single());
    }

    /// The positions up to one at which groups were founded.
    public List<Long> foundings(LedgerId ledger, long through) {
        return views.read(
                OF_SUBJECTS,
                client ->
                        client.sql(
                                        "SELECT MIN(position) AS founded FROM subject_events WHERE"
                                                + " ledger_id = ? AND subject > 'rules/' AND subject"
                                                + " < 'rules0' GROUP BY subject HAVING MIN(position)"
                                                + " <= ?")
                                .params(ledger.value(), through)
                                .query(Long.class)
                                .list());
    }
}
