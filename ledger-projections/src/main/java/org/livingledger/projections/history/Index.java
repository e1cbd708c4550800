package org.livingledger.projections.history;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.livingledger.api.LedgerId;
import org.livingledger.api.membership.MemberId;
import org.livingledger.projections.reading.Views;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Where the events of members and subjects stand.
public final class Index {

    private static final String OF_MEMBER =
            "SELECT position FROM member_events WHERE ledger_id = ? AND member_id = ? AND position <= ?"
                    + " ORDER BY ledger_id, member_id, position FETCH FIRST ? ROWS ONLY";
    private static final String OF_SUBJECT =
            "SELECT position FROM subject_events WHERE ledger_id = ? AND subject = ? AND position <= ?"
                    + " ORDER BY ledger_id, subject, position FETCH FIRST ? ROWS ONLY";

    private final Views views;

    /// An index that reads the given views.
    public Index(Views views) {
        this.views = views;
    }

    /// The positions up to one of the events that name any of the members, or are any of the subjects'.
    /// Some may be named twice.
    ///
    /// @param most at most this many of each
    public List<Long> positions(
            LedgerId ledger,
            Collection<MemberId> members,
            Collection<Subject> subjects,
            long through,
            int most) {
        return views.read(
                History.TABLES,
                client ->
                        Stream.concat(
                                        members.stream()
                                                .flatMap(member ->
                                                        found(
                                                                client,
                                                                OF_MEMBER,
                                                                ledger,
                                                                member.value(),
                                                                through,
                                                                most)),
                                        subjects.stream()
                                                .flatMap(subject ->
                                                        found(
                                                                client,
                                                                OF_SUBJECT,
                                                                ledger,
                                                                subject.name(),
                                                                through,
                                                                most)))
                                .toList());
    }

    private static Stream<Long> found(
            JdbcClient client, String sql, LedgerId ledger, String whose, long through, int most) {
        return client
                .sql(sql)
                .params(ledger.value(), whose, through, most)
                .query(Long.class)
                .list()
                .stream();
    }

    /// How many events a subject has up to a position.
    public long count(LedgerId ledger, Subject subject, long through) {
        return views.read(
                History.TABLES,
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
                History.TABLES,
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
