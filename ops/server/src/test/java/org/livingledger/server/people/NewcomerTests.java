package org.livingledger.server.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.stream.IntStream;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.livingledger.api.LedgerId;
import org.livingledger.api.membership.MemberId;

/// The ids of those who are new: nobody's twice, and in the order in which they came, so that those who
/// come together stand together in every index (RFC 9562, version 7).
class NewcomerTests {

    private static final LedgerId ACME = new LedgerId("acme");

    private final StoredPeople people =
            new StoredPeople(new JdbcDataSource(), new Vault(new byte[32]));

    @Test
    void beginWithTheMillisecondTheyWereDrawnIn() {
        long before = System.currentTimeMillis();
        long drawn = millis(people.newcomer(ACME, "ann").candidate());
        assertThat(drawn).isBetween(before, System.currentTimeMillis());
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

    private static long millis(MemberId id) {
        byte[] bytes = Base64.getUrlDecoder().decode(id.value().substring(1));
        assertThat(bytes).hasSize(16);
        return ByteBuffer.wrap(bytes).getLong() >>> Short.SIZE;
    }
}
