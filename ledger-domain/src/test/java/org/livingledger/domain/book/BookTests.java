package org.livingledger.domain.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.livingledger.api.book.BookCommand.OpenLedger;
import org.livingledger.api.book.BookEvent.LedgerOpened;
import org.livingledger.api.book.BookOutcome.Opened;
import org.livingledger.api.book.BookRejection.LedgerExists;
import org.livingledger.api.book.BookRejection.LedgerNotFound;
import org.livingledger.api.points.PointsCommand.SpendPoints;
import org.livingledger.domain.Scenario;

/// The ledger as a whole: opened once, before everything else.
class BookTests {

    private static final OpenLedger OPEN = new OpenLedger("Acme", ZoneId.of("Europe/Berlin"));

    @Test
    void opensALedgerAsItsFirstEvent() {
        var scenario = new Scenario();

        assertThat(scenario.accept(OPEN))
                .isEqualTo(new Opened(Scenario.LEDGER, "Acme", ZoneId.of("Europe/Berlin")));
        assertThat(scenario.events())
                .containsExactly(
                        new LedgerOpened("Acme", ZoneId.of("Europe/Berlin"), Scenario.START));
        assertThat(scenario.streamsFrom(1)).containsExactly("acme/book");
    }

    @Test
    void refusesToOpenALedgerTwice() {
        var scenario = new Scenario();
        scenario.accept(OPEN);

        assertThat(scenario.refuse(OPEN)).isEqualTo(new LedgerExists(Scenario.LEDGER));
    }

    @Test
    void refusesEverythingElseBeforeTheLedgerIsOpen() {
        assertThat(new Scenario().refuse(new SpendPoints(Scenario.ADA, 1, null, null)))
                .isEqualTo(new LedgerNotFound(Scenario.LEDGER));
    }
}
