package org.livingledger.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// How programmes are adopted for the past (`systems.md` section 5, point 3), in figures that can be
/// reckoned by hand. Ann has posted on the first and on the fifth of May, for 10 points each.
class AdoptionTests extends AdoptionCase {

    private static final List<String> ANN = List.of("ann");
    private static final String TOP = "/boards/top?window=2026-05-05";

    @BeforeEach
    void hasPosted() {
        clock("2026-05-10T00:00:00Z");
        open("UTC");
        group("core", "ann");
        accepted(command("publish-programme", "{'programme':" + posts("10") + "}"));
        post(1);
        post(5);
    }

    @Test
    void decidesAnewWhatWasDoneSinceADate() throws Exception {
        List<String> before = rows(ANN, TOP);
        int version = adopt(posts("15"), "'mode':'from-date','from':'2026-05-05T00:00:00Z'");
        Reply told = adoption(version, "adopted");
        assertThat(told.word("/items/0/mode")).isEqualTo("from-date");
        assertThat(told.word("/items/0/from")).isEqualTo("2026-05-05T00:00:00Z");
        assertThat(told.number("/items/0/figures/granted")).isEqualTo(5);
        assertThat(account("ann").number("/balance")).isEqualTo(25);
        assertThat(ask(TOP).number("/rows/0/score")).isEqualTo(15);

        Reply grant = ask("/accounts/ann/statement?limit=1");
        long position = grant.number("/items/0/movement");
        Reply why = ask("/explain/grant/" + position);
        assertThat(why.word("/grant/limited_by/code")).as(why.text()).isEqualTo("granted-before");
        assertThat(why.number("/grant/limited_by/limit")).isEqualTo(15);

        post(6);
        assertThat(account("ann").number("/balance")).isEqualTo(40);
        undo(version);
        assertThat(account("ann").number("/balance")).isEqualTo(35); // what was done since stays
        assertThat(rows(List.of(), TOP)).isEqualTo(before.subList(3, 4));
    }

    @Test
    void letsGoWhatIsNotThereAnyMoreAndGivesBackWhatItTook() throws Exception {
        accepted(spend("ann", 15));
        List<String> before = rows(ANN, TOP);
        int version = adopt(posts("4"), "'mode':'full'");
        Reply told = adoption(version, "adopted");
        assertThat(told.number("/items/0/figures/taken")).isEqualTo(5);
        assertThat(told.number("/items/0/figures/uncollected")).isEqualTo(7);
        assertThat(account("ann").number("/balance")).isZero();
        assertThat(ask(TOP).number("/rows/0/score")).isEqualTo(4);

        Reply undone = undo(version);
        assertThat(undone.number("/items/0/undoing/figures/granted")).isEqualTo(5);
        assertThat(rows(ANN, TOP)).isEqualTo(before);
    }

    @Test
    void owesWhatIsNotThereIfItIsToldTo() throws Exception {
        accepted(spend("ann", 15));
        List<String> before = rows(ANN, TOP);
        int version = adopt(posts("4"), "'mode':'full','policy':'into-debt'");
        assertThat(account("ann").number("/balance")).isEqualTo(-7);
        undo(version);
        assertThat(rows(ANN, TOP)).isEqualTo(before);
    }

    @Test
    void passesOverWhoseAccountIsFrozen() {
        accepted(command("freeze-account", "{'member_id':'ann','reason':'review'}"));
        int version = adopt(posts("15"), "'mode':'full'");
        Reply told = adoption(version, "adopted");
        assertThat(told.number("/items/0/figures/passed_over")).isEqualTo(1);
        assertThat(told.number("/items/0/figures/members")).isZero();
        assertThat(account("ann").number("/balance")).isEqualTo(20);
    }

    @Test
    void refusesADateWithoutItsModeAndAnUndoingOfWhatIsNotInForce() {
        Reply without =
                command("adopt-programme", "{'programme':" + posts("15") + ",'mode':'from-date'}");
        assertThat(without.status()).isEqualTo(400);
        int version = adopt(posts("15"), "'mode':'full'");
        accepted(command("publish-programme", "{'programme':" + posts("20") + "}"));
        refused(command("undo-adoption", "{'version':%d}", version), "programme-version-conflict");
    }

    private void post(int day) {
        accepted(
                command(
                        "record-activity",
                        "{'group_id':'core','member_id':'ann','activity':'post','activity_id':'p%d','occurred_at':'2026-05-0%dT12:00:00Z'}",
                        day,
                        day));
    }

    private static String posts(String points) {
        return "{'activities':{'post':{}},'rules':[{'id':'post','activity':'post','points':'"
                + points
                + "'}],'boards':[{'id':'top','metric':'points-earned'}]}";
    }
}
