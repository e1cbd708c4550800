package org.livingledger.projections.tiers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.livingledger.api.LedgerId;
import org.livingledger.api.tier.Tally;
import org.livingledger.projections.tiers.Remembered.Tallies;

/// What is remembered of members from page to page is what the tables say, or it is not remembered.
class RememberedTests {

    private static final LedgerId ACME = new LedgerId("acme");
    private static final String LIVE = "tier_facts_g2_b1";

    private final Remembered remembered = new Remembered();

    private void kept(long last) {
        var tallies = new Tallies();
        tallies.put("ada", new Tally());
        remembered.keep(LIVE, ACME, last, tallies);
    }

    @Test
    void isThereForTheVeryNextPage() {
        kept(7);

        assertThat(remembered.take(LIVE, ACME, 8)).containsOnlyKeys("ada");
    }

    @Test
    void isForgottenWhenAPageComesAgainOrAfterAnother() {
        kept(7);
        assertThat(remembered.take(LIVE, ACME, 5)).as("rolled back, so it comes again").isEmpty();

        kept(7);
        assertThat(remembered.take(LIVE, ACME, 9)).as("another server folded 8").isEmpty();
    }

    @Test
    void isForgottenWhenAPageFailsThatMayHaveChangedIt() {
        kept(7);
        remembered.take(LIVE, ACME, 8);

        assertThat(remembered.take(LIVE, ACME, 8)).isEmpty();
    }

    @Test
    void isNoneOfAnotherBuildsOrLedgers() {
        kept(7);

        assertThat(remembered.take("tier_facts_g2_b2", ACME, 8)).isEmpty();
        assertThat(remembered.take(LIVE, new LedgerId("other"), 8)).isEmpty();
        assertThat(remembered.take(LIVE, ACME, 8)).containsOnlyKeys("ada");
    }

    @Test
    void leavesOutWhoWasUntouchedForLongest() {
        var tallies = new Tallies();
        for (int i = 0; i < 2_000; i++) {
            tallies.put("m" + i, new Tally());
        }
        tallies.get("m0");
        tallies.put("one-more", new Tally());

        assertThat(tallies).hasSize(2_000).containsKeys("m0", "one-more").doesNotContainKey("m1");
    }
}
