package org.livingledger.projections.history;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.AsOf;
import org.livingledger.api.LedgerId;
import org.livingledger.api.group.GroupId;
import org.livingledger.projections.reading.Instants;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The events that say who is what in a group: see [Seat].
public final class Seats {

    static final List<String> TABLES = List.of("seat_events", "subject_events");

    /// What is part of a past: what was known then, and of what was told later what was true then.
    private static final String KNOWN =
            " AND (s.position <= ? OR (s.position <= ? AND s.late AND s.true_at <= ?))";

    private static final String OF_GROUP =
            "SELECT position FROM seat_events WHERE ledger_id = ? AND group_id = ? AND position <= ?"
                    + " FETCH FIRST ? ROWS ONLY";

    /// In the order of the index, or H2 would read the whole group for a page of it.
    private static final String WHO_CAME =
            "SELECT member_id FROM seat_events s WHERE ledger_id = ? AND group_id = ? AND member_id > ?"
                    + " AND seated"
                    + KNOWN
                    + " ORDER BY ledger_id, group_id, member_id, position FETCH FIRST ? ROWS ONLY";

    /// H2 takes the key's index for an outer join, but not for ANY.
    private static final String OF_MEMBERS =
            " FROM unnest(CAST(? AS VARCHAR ARRAY)) AS k(id) LEFT JOIN seat_events s ON s.ledger_id = ?"
                    + " AND s.group_id = ? AND s.member_id = k.id"
                    + KNOWN
                    + " WHERE s.position IS NOT NULL";

    private static final String COUNTED =
            "SELECT position FROM subject_events WHERE ledger_id = ? AND subject = ? AND position <= ?"
                    + " ORDER BY ledger_id DESC, subject DESC, position DESC FETCH FIRST 1 ROWS ONLY";

    private static final String TOLD_LATER =
            "SELECT member_id, position FROM seat_events WHERE ledger_id = ? AND group_id = ? AND late"
                    + " AND true_at <= ? AND position > ? AND position <= ?";

    private final JdbcClient client;
    private final LedgerId ledger;

    Seats(JdbcClient client, LedgerId ledger) {
        this.client = client;
        this.ledger = ledger;
    }

    /// The positions up to one of all events about seats of a group, in any order.
    ///
    /// @param most at most this many
    public List<Long> of(GroupId group, long through, int most) {
        return client.sql(OF_GROUP)
                .params(ledger.value(), group.value(), through, most)
                .query(Long.class)
                .list();
    }

    /// Who was in a group up to a position.
    ///
    /// @param most at most this many
    public List<String> members(GroupId group, long through, int most) {
        return client.sql(
                        "SELECT DISTINCT member_id FROM seat_events WHERE ledger_id = ? AND group_id"
                                + " = ? AND position <= ? FETCH FIRST ? ROWS ONLY")
                .params(ledger.value(), group.value(), through, most)
                .query(String.class)
                .list();
    }

    /// Who came into a group as far as is known of a past, in the order of their ids. Who came twice may
    /// be named twice.
    ///
    /// @param after only who comes after this id
    /// @param most at most this many
    public List<String> whoCame(GroupId group, String after, AsOf asOf, int most) {
        return client.sql(WHO_CAME)
                .params(
                        ledger.value(),
                        group.value(),
                        after,
                        asOf.then(),
                        asOf.position(),
                        Instants.parameter(asOf.at()),
                        most)
                .query(String.class)
                .list();
    }

    /// The positions of those events about seats of members that are part of a past.
    public List<Long> of(GroupId group, Collection<String> members, AsOf asOf) {
        return of("SELECT s.position", group, members, asOf).query(Long.class).list();
    }

    private JdbcClient.StatementSpec of(
            String select, GroupId group, Collection<String> members, AsOf asOf) {
        return client.sql(select + OF_MEMBERS)
                .params(
                        members.toArray(String[]::new),
                        ledger.value(),
                        group.value(),
                        asOf.then(),
                        asOf.position(),
                        Instants.parameter(asOf.at()));
    }

    /// The position at which a group's seats were last counted up to one, or null if they never were.
    public @Nullable Long counted(GroupId group, long through) {
        return client.sql(COUNTED)
                .params(ledger.value(), Subject.seats(group).name(), through)
                .query(Long.class)
                .optional()
                .orElse(null);
    }

    /// What was told later of seats as they were then: by whose they are, the first of these events.
    public Map<String, Long> toldLater(GroupId group, AsOf asOf) {
        Map<String, Long> told = new HashMap<>();
        client.sql(TOLD_LATER)
                .params(
                        ledger.value(),
                        group.value(),
                        Instants.parameter(asOf.at()),
                        asOf.then(),
                        asOf.position())
                .query(row -> {
                    told.merge(row.getString(1), row.getLong(2), Math::min);
                });
        return told;
    }

    /// Whether a seat was taken: as was known then, and as is known.
    private static final class Taken {

        private long lastThen;
        private long last;
        private boolean then;
        private boolean now;

        void on(long position, boolean seated, AsOf asOf) {
            if (position > last) {
                last = position;
                now = seated;
            }
            if (position > lastThen && position <= asOf.then()) {
                lastThen = position;
                then = seated;
            }
        }
    }

    /// By how many more seats were taken by some members than was known then.
    public int moreTaken(GroupId group, Collection<String> members, AsOf asOf) {
        Map<String, Taken> taken = new HashMap<>();
        of("SELECT s.member_id, s.position, s.seated", group, members, asOf)
                .query(row -> {
                    @Nullable Boolean seated = row.getObject(3, Boolean.class);
                    if (seated != null) {
                        taken.computeIfAbsent(row.getString(1), _ -> new Taken())
                                .on(row.getLong(2), seated, asOf);
                    }
                });
        int more = 0;
        for (Taken each : taken.values()) {
            more += (each.now ? 1 : 0) - (each.then ? 1 : 0);
        }
        return more;
    }
}
