package org.livingledger.cli.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What stands in place of an e-mail address.
class PseudonymsTests {

    @TempDir private Path folder = Path.of("");

    @Test
    void isTenDigitsOfTheHmacOfTheAddressInLowerCase() {
        // echo -n ada@example.org | openssl dgst -sha256 -hmac salt
        var pseudonyms = new Pseudonyms("salt".getBytes(StandardCharsets.UTF_8));

        assertThat(pseudonyms.of("Ada@Example.org")).isEqualTo("m-ad922a3632");
        assertThat(pseudonyms.of(" ada@example.org")).isEqualTo(pseudonyms.of("ADA@EXAMPLE.ORG"));
    }

    @Test
    void theSaltIsDrawnOnceAndReadableByItsOwnerOnly() throws IOException {
        Path file = folder.resolve("salts/acme");

        Pseudonyms drawn = Pseudonyms.kept(List.of(file));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Pseudonyms.kept(List.of(file)).of("a@b.c")).isEqualTo(drawn.of("a@b.c"));
    }

    @Test
    void aSaltThatIsThereIsTakenBeforeANewOneIsDrawn() {
        Path ofUser = folder.resolve("user/acme");
        Pseudonyms before = Pseudonyms.kept(List.of(ofUser));

        Pseudonyms after = Pseudonyms.kept(List.of(folder.resolve("data/acme"), ofUser));

        assertThat(after.of("a@b.c")).isEqualTo(before.of("a@b.c"));
        assertThat(folder.resolve("data/acme")).doesNotExist();
    }

    @Test
    void anotherLedgersPeopleCannotBeMatched() {
        Pseudonyms one = Pseudonyms.kept(List.of(folder.resolve("one")));
        Pseudonyms other = Pseudonyms.kept(List.of(folder.resolve("other")));

        assertThat(one.of("a@b.c")).isNotEqualTo(other.of("a@b.c"));
    }
}
