package org.livingledger.server.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/// Which language a caller is answered in, and how figures are put into its sentences.
class LanguageTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "zh | ZH",
                "zh-CN | ZH",
                "zh-Hans-CN, en;q=0.3 | ZH",
                "en, zh;q=0.9 | EN",
                "fr, zh;q=0.2 | ZH",
                "fr | EN",
                "* | EN",
                "not a language ;;; | EN",
            })
    void isTheOneThatIsPreferred(String header, Language expected) {
        assertThat(Language.of(header)).isEqualTo(expected);
    }

    @Test
    void isEnglishIfNothingIsSaid() {
        assertThat(Language.of(null)).isEqualTo(Language.EN);
        assertThat(Language.of("x".repeat(10_000))).isEqualTo(Language.EN);
    }

    @Test
    void putsFiguresInTheirPlacesAndAWordWhereThereIsNone() {
        var figures = JsonMapper.shared().readTree("{\"account_id\":\"ann $1\",\"lot\":3}");
        String detail = new Texts().detail("lot-not-ended", Language.EN, figures);
        assertThat(detail)
                .startsWith("Lot 3 of the account 'ann $1' has not ended; its end: never.");
    }
}
