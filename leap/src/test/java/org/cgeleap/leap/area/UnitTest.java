package org.cgeleap.leap.area;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Conversions against the definitions of GB/T 2589-2020; tolerance: rounding of one division. */
final class UnitTest {

    @ParameterizedTest
    @CsvSource({
        "tce, GJ, 29.3076",
        "kgce/t, tce/t, 0.001",
        "GJ/t, kgce/t, 34.12084237535656",
        "kWh, kgce, 0.1229",
        "MWh/t, kWh/t, 1000",
        "kgce/vehicle, tce/10^4 vehicles, 10",
        "tce/10^4 yuan, Mtce/10^8 yuan, 0.01",
        "t CO2/MWh, kgCO2/kWh, 1",
        "t CO2/tce, Mt CO2/Mtce, 1",
        "10^8 yuan, yuan, 100000000",
        "%, fraction, 0.01",
        "PJ, GWh, 277.6309388",
        "kt, t, 1000",
        "yuan/t, 10^8 yuan/Mt, 0.01"
    })
    void converts(String from, String to, double expected) {
        Unit a = Unit.parse(from);
        Unit b = Unit.parse(to);
        assertThat(a.sameDimension(b)).isTrue();
        // PJ to GWh: 1e6 GJ / 29.3076 / 122.9, printed to ten digits
        assertThat(a.scale() / b.scale()).isCloseTo(expected, within(expected * (from.equals("PJ") ? 1e-9 : 1e-14)));
    }

    @ParameterizedTest
    @CsvSource({"kgce/t, kgce", "GJ, t", "kgce/vehicle, kgce/set", "t CO2/tce, t/tce", "yuan/t, yuan/yr"})
    void dimensionsDiffer(String a, String b) {
        assertThat(Unit.parse(a).sameDimension(Unit.parse(b))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"kgce/", "/t", "kg(ce)", "10^x t", "0 t", "t^y", "$"})
    void refuses(String text) {
        assertThatThrownBy(() -> Unit.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
