package org.livingledger.server.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.livingledger.api.LedgerId;

/// The ids of those who are new: nobody's twice, and in the order in which they came, so that those who
/// come together stand together in every index (RFC 9562, version 7).
class NewcomerTests {

    private static final LedgerId ACME = new LedgerId("acme");

    private final StoredPeople people =
            new StoredPeople(new JdbcDataSource(), new Vault(new byte[32]));

    /// Over some hundred milliseconds, in which every character but the first takes all its values.
    @Test
    void sortAsTheyCome() {
        List<String> ids = new ArrayList<>();
        long last = 0;
        while (ids.size() < 200) {
            long now = System.currentTimeMillis();
            String id = people.newcomer(ACME, "ann").candidate().value();
            if (now > last && now == System.currentTimeMillis()) {
                ids.add(id); // the first of a millisecond
                last = now;
            }
        }
        assertThat(ids).isSorted().allMatch(id -> id.matches("~[A-Za-z0-9_-]{22}"));
    }

    @Test
    void areWrittenInTheOrderOfTheirBytes() {
        var random = new Random(1);
        List<byte[]> ids = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            byte[] id = new byte[16];
            random.nextBytes(id);
            ids.add(id);
        }
        ids.sort(Arrays::compareUnsigned);
        assertThat(ids.stream().map(SortedText::of)).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void areNobodysTwice() {
        assertThat(
                        IntStream.range(0, 10_000)
                                .mapToObj(i -> people.newcomer(ACME, "ann").candidate()))
                .doesNotHaveDuplicates();
    }

    @Test
    void areOnePersonInCommandsThatComeTogether() {
        var together = new DrawnOnce(people);
        assertThat(together.newcomer(ACME, "ann"))
                .isSameAs(together.newcomer(ACME, "ann"))
                .isNotSameAs(together.newcomer(ACME, "ben"))
                .isNotSameAs(together.newcomer(new LedgerId("other"), "ann"));
        assertThat(together.find(ACME, "ann")).isNull();
    }
}
