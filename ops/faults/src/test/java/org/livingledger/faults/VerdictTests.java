package org.livingledger.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What clients were told is held against the database: the verdict sees what is not as it was said.
class VerdictTests {

    @Test
    void isContentWithWhatIsThere() throws SQLException {
        Verdict verdict = judge(note("spend", 201, answer(16, 70)));
        assertThat(verdict.problems()).isEmpty();
    }

    @Test
    void seesAnAcknowledgedCommandThatIsNotThere() throws SQLException {
        assertBroken(note("ghost", 201, answer(16, 70)), "I1 acknowledged and not there");
    }

    @Test
    void seesARefusalThatWasCarriedOut() throws SQLException {
        assertBroken(note("spend", 422, "{\"code\":\"insufficient-points\"}"), "not there");
    }

    @Test
    void seesABalanceThatTheEventsDoNotGive() throws SQLException {
        assertBroken(note("spend", 201, answer(16, 71)), "I4 the events give 70");
    }

    @Test
    void seesHalfABundle() throws SQLException {
        var verdict = new Verdict("test");
        var bundle = new Bundle(List.of(note("spend", 0, ""), note("ghost", 0, "")));
        verdict.judgeBundles(report(), List.of(bundle));
        assertThat(verdict.problems()).singleElement().asString().contains("I2 partial");
    }

    @Test
    void seesARefusedBundleThatWasCarriedOut() throws SQLException {
        var verdict = new Verdict("test");
        var bundle = new Bundle(List.of(note("spend", 0, "")));
        bundle.statuses = List.of(422);
        verdict.judgeBundles(report(), List.of(bundle));
        assertThat(verdict.problems()).singleElement().asString().contains("I2 refused");
    }

    @Test
    void twoAnswersAreTheSameLessTheirTraceIds() {
        var first = new Note.Reply(422, "{\"code\":\"x\",\"trace_id\":\"1\"}", 7, false);
        var again = new Note.Reply(422, "{\"code\":\"x\",\"trace_id\":\"2\"}", 9, true);
        assertThat(first.says(again)).isTrue();
        assertThat(first.says(new Note.Reply(422, "{\"code\":\"y\"}", 7, true))).isFalse();
        assertThat(first.says(new Note.Reply(409, first.body(), 7, true))).isFalse();
    }

    private static Verdict judge(Note note) throws SQLException {
        var verdict = new Verdict("test");
        verdict.judge(report(), List.of(note));
        return verdict;
    }

    private static void assertBroken(Note note, String what) throws SQLException {
        assertThat(judge(note).problems()).singleElement().asString().contains(what);
    }

    private static Report report() throws SQLException {
        try (var specimen = new Specimen()) {
            return specimen.report();
        }
    }

    private static Note note(String key, int status, String body) {
        var note = new Note(Specimen.LEDGER, key, "spend-points", "{}");
        if (status > 0) {
            note.answered(new Note.Reply(status, body, 0, false));
        }
        return note;
    }

    private static String answer(long position, long balance) {
        return "{\"events\":[{\"type\":\"points-spent\",\"id\":\"e%d\",\"position\":%d}],\"outcome\":{\"balance\":%d}}"
                .formatted(position, position, balance);
    }
}
