package org.livingledger.server.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Who is called what, in memory: never anything but what was put there, for as long as it is asked for.
class DirectoryTests {

    private static final long SEED = 7;
    private static final int ROOM = 200_000;

    private final Directory directory = new Directory(ROOM, SEED);

    private static String member(int number) {
        return "~%022d".formatted(number);
    }

    @Test
    void findsEachByTheOther() {
        directory.put("acme", member(1), "ann");
        directory.put("acme", member(2), "Zoë 中文 😀");
        assertThat(directory.outsideId("acme", member(1))).isEqualTo("ann");
        assertThat(directory.member("acme", "ann")).isEqualTo(member(1));
        assertThat(directory.outsideId("acme", member(2))).isEqualTo("Zoë 中文 😀");
        assertThat(directory.member("acme", "Zoë 中文 😀")).isEqualTo(member(2));
        assertThat(directory.member("acme", "an")).isNull();
        assertThat(directory.outsideId("acme", member(3))).isNull();
    }

    @Test
    void keepsLedgersApart() {
        directory.put("acme", member(1), "ann");
        directory.put("other", member(2), "ann");
        assertThat(directory.member("acme", "ann")).isEqualTo(member(1));
        assertThat(directory.member("other", "ann")).isEqualTo(member(2));
        assertThat(directory.outsideId("other", member(1))).isNull();
        assertThat(directory.member("nowhere", "ann")).isNull();
    }

    @Test
    void findsTheLastWhoWasCalledSomething() {
        directory.put("acme", member(1), "ann");
        directory.put("acme", member(2), "ann");
        assertThat(directory.member("acme", "ann")).isEqualTo(member(2));
        assertThat(directory.outsideId("acme", member(1))).isEqualTo("ann");
    }

    /// Whoever was called this before is asked for when the older volume alone knows them.
    @Test
    void findsTheLastWhoWasCalledSomethingWhoeverElseIsAskedFor() {
        directory.put("acme", member(1), "ann");
        for (int i = 10; directory.hasRoom(); i++) {
            directory.put("acme", member(i), "m-" + i);
        }
        directory.put("acme", member(2), "ann");
        assertThat(directory.outsideId("acme", member(1))).isEqualTo("ann");
        assertThat(directory.member("acme", "ann")).isEqualTo(member(2));
    }

    @Test
    void leavesOutWhatIsLongerThanAnIdIs() {
        String longest = "x".repeat(1024);
        directory.put("acme", member(1), longest);
        directory.put("acme", member(2), longest + "x");
        assertThat(directory.outsideId("acme", member(1))).isEqualTo(longest);
        assertThat(directory.outsideId("acme", member(2))).isNull();
    }

    /// Against a map, with many more than it has room for.
    @Test
    void forgetsAndNeverMistakes() {
        var random = new Random(SEED);
        Map<String, String> put = new HashMap<>();
        int found = 0;
        for (int i = 0; i < 200_000; i++) {
            int number = random.nextInt(20_000);
            String ledger = "ledger-" + number % 3;
            String outside = "m-" + number;
            if (random.nextInt(4) == 0) {
                put.put(ledger + outside, member(number));
                directory.put(ledger, member(number), outside);
            }
            String inside = directory.member(ledger, outside);
            String name = directory.outsideId(ledger, member(number));
            if (inside != null || name != null) {
                found++;
                assertThat(inside).isEqualTo(put.get(ledger + outside));
                assertThat(name).isEqualTo(outside);
            }
        }
        assertThat(directory.hasRoom()).isFalse();
        assertThat(found).isBetween(50_000, 150_000);
    }

    @Test
    void keepsThoseWhoAreAskedForAgainAndAgain() {
        for (int i = 0; i < 100_000; i++) {
            directory.put("acme", member(i), "m-" + i);
            assertThat(directory.member("acme", "m-" + i % 100)).isEqualTo(member(i % 100));
        }
        assertThat(directory.hasRoom()).isFalse();
        assertThat(directory.outsideId("acme", member(100))).isNull();
    }

    /// What `StoredPeople` promises: a million fit into one of its volumes.
    @Test
    void holdsAMillion() {
        var large = new Directory(128 << 20, SEED);
        IntStream.range(0, 1_000_000)
                .forEach(i -> large.put("acme", member(i), "member-%06d".formatted(i)));
        assertThat(large.hasRoom()).isTrue();
        assertThat(IntStream.range(0, 1_000).map(i -> 999 * i))
                .allMatch(i -> member(i).equals(large.member("acme", "member-%06d".formatted(i))));
    }
}
