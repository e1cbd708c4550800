package org.livingledger.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// `systems.md A3`: ties on boards, prize positions, and pages that neither repeat nor skip.
class BoardA3Tests extends AcceptanceCase {

    private static final List<String> MEMBERS = List.of("a", "b", "c", "d", "e", "f");

    @Test
    void ranksTiesByEachRulePaysWhoeverStandsOnAPrizeAndPagesTheSameAfterARebuild() {
        clock("2026-03-02T12:00:00Z");
        open("UTC");
        group("core", MEMBERS.toArray(String[]::new));
        accepted(
                command(
                        "publish-programme",
                        """
                        {'programme':{'boards':[
                          {'id':'competition','metric':'points-earned','group_id':'core'},
                          {'id':'dense','metric':'points-earned','group_id':'core','ties':'dense'},
                          {'id':'ordinal','metric':'points-earned','group_id':'core','ties':'ordinal'}
                        ]}}\
                        """));
        earned("a", 500, "10:00");
        earned("b", 500, "10:05");
        earned("c", 480, "10:06");
        earned("d", 480, "10:07");
        earned("e", 480, "10:08");
        earned("f", 300, "10:09");

        assertThat(ranks("competition", 200)).containsExactly(1, 1, 3, 3, 3, 6);
        assertThat(ranks("dense", 200)).containsExactly(1, 1, 2, 2, 2, 3);
        assertThat(ranks("ordinal", 200)).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(members("ordinal", 200)).isEqualTo(MEMBERS);

        assertThat(paid("competition")).isEqualTo(5);
        assertThat(paid("dense")).isEqualTo(6);
        assertThat(paid("ordinal")).isEqualTo(3);

        assertThat(ranks("competition", 2)).containsExactly(1, 1, 3, 3, 3, 6);
        assertThat(members("competition", 2)).isEqualTo(MEMBERS);
        rebuild("boards");
        assertThat(ranks("dense", 2)).containsExactly(1, 1, 2, 2, 2, 3);
        assertThat(members("dense", 2)).isEqualTo(MEMBERS);
        assertThat(
                        ask("/boards/competition/around/d?group=core&window=2026-W10&radius=1")
                                .number("/rank"))
                .isEqualTo(3);
    }

    private void earned(String member, long points, String time) {
        accepted(
                command(
                        "earn-points",
                        "{'member_id':'%s','points':%d,'group_id':'core','occurred_at':'2026-03-02T%s:00Z'}",
                        member,
                        points,
                        time));
    }

    private long paid(String board) {
        return ask("/boards/%s/prizes?group=core&window=all&through=3", board).number("/paid");
    }

    private List<Integer> ranks(String board, int pageSize) {
        return rows(board, pageSize).stream().map(row -> row.at("/rank").intValue()).toList();
    }

    private List<String> members(String board, int pageSize) {
        return rows(board, pageSize).stream().map(row -> row.at("/member_id").asString()).toList();
    }

    private List<JsonNode> rows(String board, int pageSize) {
        var rows = new ArrayList<JsonNode>();
        String cursor = "";
        do {
            Reply page =
                    ask(
                            "/boards/%s?group=core&window=all&limit=%d%s",
                            board, pageSize, cursor.isEmpty() ? "" : "&cursor=" + cursor);
            page.json("/rows").forEach(rows::add);
            cursor = page.json("/next").isString() ? page.word("/next") : "";
        } while (!cursor.isEmpty());
        return rows;
    }
}
