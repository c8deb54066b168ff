package org.cgeleap.leap.effect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Potentials as printed in the reports named at each set. */
final class GwpSetTest {

    @ParameterizedTest
    @CsvSource({
        "AR2, CH4, 21",
        "AR2, N2O, 310",
        "AR3, ch4, 23",
        "AR3, N2O, 296",
        "AR4, CH4, 25",
        "AR4, N2O, 298",
        "AR4, HFC-134a, 1430",
        "AR5, CH4, 28",
        "AR5, CH4 fossil, 30",
        "AR5, N2O, 265",
        "AR6, CH4, 27.0",
        "AR6, CH4_fossil, 29.8",
        "AR6, N2O, 273",
        "ar6, CO2, 1"
    })
    void asPrinted(String set, String substance, double potential) {
        assertThat(GwpSet.named(set).orElseThrow().of(substance)).hasValue(potential);
    }

    @ParameterizedTest
    @CsvSource({"AR5, SOx", "AR2, HFC-134a"})
    void unknownSubstancesHaveNone(String set, String substance) {
        assertThat(GwpSet.named(set).orElseThrow().of(substance)).isEmpty();
        assertThat(GwpSet.named(substance)).isEmpty();
    }
}
