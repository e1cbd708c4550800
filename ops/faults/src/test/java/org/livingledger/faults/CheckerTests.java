package org.livingledger.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.livingledger.faults.Specimen.ANN;
import static org.livingledger.faults.Specimen.BEN;
import static org.livingledger.faults.Specimen.CAT;
import static org.livingledger.faults.Specimen.account;
import static org.livingledger.faults.Specimen.at;
import static org.livingledger.faults.Specimen.epoch;
import static org.livingledger.faults.Specimen.grant;
import static org.livingledger.faults.Specimen.member;
import static org.livingledger.faults.Specimen.seat;
import static org.livingledger.faults.Specimen.slices;

import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The checker proves itself (`reliability.md`, Invariants): in a ledger where everything holds it
/// finds nothing, and each violation planted by hand it finds.
class CheckerTests {

    private Specimen ledger;

    @BeforeEach
    void aLedgerInWhichEverythingHolds() throws SQLException {
        ledger = new Specimen();
    }

    @AfterEach
    void close() throws SQLException {
        ledger.close();
    }

    @Test
    void findsNothingWhereEverythingHolds() throws SQLException {
        assertThat(ledger.check()).isEmpty();
    }

    @Test
    void findsADeletedEvent() throws SQLException {
        ledger.run("delete from events where type = 'points-spent'");
        assertFound("I3", "stands after position");
        assertFound("I1", "missing or claimed already");
    }

    @Test
    void findsADeletedLastEvent() throws SQLException {
        ledger.run("delete from events where type = 'grant-reversed'");
        assertFound("I3", "the head says");
    }

    @Test
    void findsAnEventStoredTwice() throws SQLException {
        ledger.run("insert into events select * from events where type = 'points-spent'");
        assertFound("I1", "id is stored twice");
        assertFound("I3", "stands after position");
    }

    @Test
    void findsARepeatedPosition() throws SQLException {
        ledger.run("update events set position = position - 1 where type = 'hold-captured'");
        assertFound("I3", "stands after position");
    }

    @Test
    void findsAHoleInTheOrder() throws SQLException {
        ledger.run("update events set position = position + 1 where position > 12");
        assertFound("I3", "stands after position");
    }

    @Test
    void findsAHoleInAStream() throws SQLException {
        ledger.run("update events set sequence = sequence + 1 where type = 'points-spent'");
        assertFound("I3", "sequence 2 comes after 0");
    }

    @Test
    void findsTimeGoingBack() throws SQLException {
        ledger.run("update events set recorded_us = 1 where type = 'points-spent'");
        assertFound("I3", "was recorded before the last");
    }

    @Test
    void findsACommandWhoseEventsAreNotAdjacent() throws SQLException {
        ledger.run("update events set correlation = 'spend' where type = 'points-held'");
        assertFound("I3", "another command's events stand inside this one's");
    }

    @Test
    void findsAFlippedByteInAnAmount() throws SQLException {
        ledger.run(flip("points-spent", "\"points\":30,\"sl", "\"points\":31,\"sl"));
        assertFound("I4", "31 points go, its slices say");
    }

    @Test
    void findsAFlippedByteInAGrant() throws SQLException {
        ledger.run(flip("points-earned", "\"points\":100,\"r", "\"points\":900,\"r"));
        assertFound("I4", "900 points come, 100 into lots");
    }

    @Test
    void findsAFlippedByteThatLeavesNoJson() throws SQLException {
        ledger.run(flip("points-spent", "{\"account_id", "[\"account_id"));
        assertFound("I1", "what is stored cannot be read");
    }

    @Test
    void findsOneEndOfATransferChanged() throws SQLException {
        ledger.run(flip("points-received", "\"points\":20", "\"points\":21"));
        assertFound("I4", "the command's postings sum to 1");
    }

    @Test
    void findsTheReceiptOfAnAcknowledgedCommandRemoved() throws SQLException {
        ledger.run("delete from command_receipts where command_key = 'transfer'");
        assertFound("I1", "no accepted command claims it");
    }

    @Test
    void findsARefusalThatLeftEvents() throws SQLException {
        ledger.run("update command_receipts set status = 422 where command_key = 'transfer'");
        assertFound("I2", "a refusal claims events");
        assertFound("I1", "no accepted command claims it");
    }

    @Test
    void findsEventsThatTwoReceiptsClaim() throws SQLException {
        ledger.run(
                """
                insert into command_receipts select ledger_id, 'again', salt, fingerprint, status,
                  body, position, recorded_us from command_receipts where command_key = 'spend'\
                """);
        assertFound("I1", "missing or claimed already");
    }

    @Test
    void findsHalfACommand() throws SQLException {
        ledger.run("delete from events where type = 'points-received'");
        assertFound("I4", "the command's postings sum to -20");
    }

    @Test
    void findsSpendingBelowTheFloor() throws SQLException {
        ledger.plant(at(BEN, "points-spent", slices(BEN, 16)));
        assertFound("I4", "16 of lot 1, which has 15");
    }

    @Test
    void findsHeldPointsSpent() throws SQLException {
        ledger.plant(at(BEN, "points-held", "'hold':'h2'," + slices(BEN, 10)));
        ledger.plant(at(BEN, "points-spent", slices(BEN, 6)));
        assertFound("I4", "6 of lot 1");
    }

    @Test
    void findsADebtThatThePolicyForbids() throws SQLException {
        ledger.run(
                "update events set payload = replace(replace(payload, '\"debt\":0',"
                        + " '\"debt\":10'), '\"uncollected\":10', '\"uncollected\":0')"
                        + " where type = 'grant-reversed'");
        assertFound("I5", "makes a debt that its policy does not allow");
    }

    @Test
    void findsSeatsOverTheCapacity() throws SQLException {
        String dan = "~Dan-000000000000000000";
        ledger.plant(
                at("member/" + dan, "member-introduced", member(dan)),
                at("group/fair", "seat-taken", seat(dan, 4)),
                at("member/" + dan, "member-joined", epoch(dan)));
        assertFound("I5", "4 seats of 3 are taken");
    }

    @Test
    void findsASeatWithoutAMembership() throws SQLException {
        ledger.plant(at("group/fair", "seat-freed", seat(ANN, 2)));
        assertFound("I5", "its seats are not its active members'");
    }

    @Test
    void findsTwoOwners() throws SQLException {
        ledger.plant(
                at(
                        "group/fair",
                        "ownership-transferred",
                        "'group_id':'fair','from':'" + ANN + "','to':'" + CAT + "'"));
        assertFound("I5", "two owners");
    }

    @Test
    void findsAGroupWithoutAnOwner() throws SQLException {
        ledger.plant(
                at("group/fair", "seat-freed", seat(BEN, 2)),
                at("member/" + BEN, "member-left", epoch(BEN)));
        assertFound("I5", "no owner has a seat");
    }

    @Test
    void findsMoreAdminsThanTheLimit() throws SQLException {
        ledger.plant(at("group/fair", "admin-promoted", "'group_id':'fair'," + member(ANN)));
        assertFound("I5", "admins are too many");
    }

    @Test
    void findsACapExceeded() throws SQLException {
        String grounds =
                ",'grounds':{'rule_id':'post','version':1,'activity':'post','activity_id':'p2',"
                        + "'inputs':{},'counted':[]}";
        ledger.plant(
                at(CAT, "points-earned", grant(CAT, 31, 2) + grounds),
                at("budget/post", "budget-drawn", "'rule_id':'post','points':31,'drawn':51"));
        assertFound("I5", "51 from rule post in 2026-05-10");
    }

    @Test
    void findsABudgetExceededAndMiscounted() throws SQLException {
        String grounds =
                ",'grounds':{'rule_id':'post','version':1,'activity':'post','activity_id':'p2',"
                        + "'inputs':{},'counted':[]}";
        ledger.plant(at(ANN, "points-earned", grant(ANN, 50, 2) + grounds));
        assertFound("I5", "rule post has given 70, beyond its budget");
        assertFound("I5", "rule post gave 70, its budget says 20");
    }

    @Test
    void findsAGrantUndoneTwice() throws SQLException {
        ledger.plant(
                at(
                        ANN,
                        "grant-reversed",
                        account(ANN)
                                + "'movement':15,'points':60,'requested':60,'slices':[],'debt':0,"
                                + "'uncollected':60,'left':0,'policy':'within-balance'"));
        assertFound("I4", "-20 are left");
    }

    @Test
    void findsABalanceChangedInItsTable() throws SQLException {
        ledger.run("update accounts set balance = 16 where balance = 15");
        assertFound("I4", "the table says 16, debt 0; the events 15, debt 0");
    }

    @Test
    void findsAnAccountWithoutARow() throws SQLException {
        ledger.run("delete from accounts where balance = 15");
        assertFound("I7", "has no row");
    }

    @Test
    void findsAProjectionThatSkippedAnEvent() throws SQLException {
        ledger.run("delete from journal_lines where position = 20");
        assertFound("I7", "the journal skipped it");
    }

    @Test
    void findsAProjectionThatSawAnEventTwice() throws SQLException {
        ledger.run("update journal_lines set balance = balance - 5 where position = 20");
        assertFound("I4", "the journal says -5 and 10");
    }

    @Test
    void findsALineOfTheJournalChanged() throws SQLException {
        ledger.run("update journal_lines set points = 31 where position = 16 and line = 2");
        assertFound("I4", "the journal's lines sum to 1");
    }

    @Test
    void findsAProjectionAheadOfTheEvents() throws SQLException {
        ledger.run("update projection_positions set position = position + 1");
        assertFound("I7", "accounts is ahead of the events");
    }

    private static String flip(String type, String from, String to) {
        return "update events set payload = replace(payload, '%s', '%s') where type = '%s'"
                .formatted(from, to, type);
    }

    private void assertFound(String invariant, String what) throws SQLException {
        assertThat(ledger.check())
                .as("the checker is blind")
                .anySatisfy(violation -> {
                    assertThat(violation.invariant()).isEqualTo(invariant);
                    assertThat(violation.what()).contains(what);
                });
    }
}
