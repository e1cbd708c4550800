package org.livingledger.projections.rosters;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.livingledger.api.LedgerId;
import org.livingledger.api.membership.MembershipQuery.Membership;
import org.livingledger.api.title.Title;
import org.livingledger.projections.reading.Instants;
import org.livingledger.projections.titles.TitleAnswers;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Memberships with the titles that are held in them at an instant.
record Titled(JdbcClient client, LedgerId ledger, Instant at) {

    private record Seat(String group, String member) {}

    /// The same memberships, of any groups, of the members in a range of ids.
    List<Membership> all(List<Membership> bare) {
        if (bare.isEmpty()) {
            return bare;
        }
        Map<Seat, List<Title>> held = held(bare);
        return bare.stream()
                .map(one ->
                        one.titled(
                                held.getOrDefault(
                                        new Seat(one.group().value(), one.member().value()),
                                        List.of())))
                .toList();
    }

    private Map<Seat, List<Title>> held(List<Membership> bare) {
        Map<Seat, List<Title>> held = new HashMap<>();
        Membership first = bare.getFirst();
        Membership last = bare.getLast();
        boolean oneMember = first.member().equals(last.member());
        client.sql(
                        "SELECT * FROM member_titles WHERE ledger_id = ? AND "
                                + (oneMember
                                        ? "member_id = ?"
                                        : "group_id = ? AND member_id BETWEEN ? AND ?")
                                + " AND (expires_at IS NULL OR expires_at > ?)"
                                + " ORDER BY ledger_id, group_id, member_id, title, field")
                .params(
                        oneMember
                                ? List.of(
                                        ledger.value(),
                                        first.member().value(),
                                        Instants.parameter(at))
                                : List.of(
                                        ledger.value(),
                                        first.group().value(),
                                        first.member().value(),
                                        last.member().value(),
                                        Instants.parameter(at)))
                .query(row -> {
                    held.computeIfAbsent(
                                    new Seat(row.getString("group_id"), row.getString("member_id")),
                                    _ -> new ArrayList<>())
                            .add(TitleAnswers.title(row));
                });
        return held;
    }
}
