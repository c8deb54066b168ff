package org.cgeleap.leap.area;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Unit conversions against their definitions, and what must hold for any two units. */
final class UnitConversionTest {
    private static final List<String> ENERGY = List.of(
            "J",
            "kJ",
            "MJ",
            "GJ",
            "TJ",
            "PJ",
            "EJ",
            "cal",
            "kcal",
            "Mcal",
            "Gcal",
            "Btu",
            "MMBtu",
            "toe",
            "ktoe",
            "Mtoe",
            "gce",
            "kgce",
            "tce",
            "ktce",
            "Mtce",
            "Wh",
            "kWh",
            "MWh",
            "GWh",
            "TWh",
            "10^4 tce");
    private static final List<String> MASS = List.of("g", "kg", "t", "kt", "Mt", "Gt", "lb", "10^4 t");
    private static final List<String> VOLUME = List.of("m3", "m^3", "l", "L", "gal", "bbl", "10^8 m3");
    private static final List<String> POWER = List.of("W", "kW", "MW", "GW", "TW", "10^4 kW");

    /** Definitions, exact as doubles: the conversion rounds once. */
    @ParameterizedTest
    @CsvSource({
        "tce, GJ, 29.3076",
        "kgce, kcal, 7000",
        "toe, GJ, 41.868",
        "toe, Gcal, 10",
        "cal, J, 4.1868",
        "Btu, J, 1055.05585262",
        "bbl, l, 158.987294928",
        "gal, l, 3.785411784",
        "mile, m, 1609.344",
        "lb, kg, 0.45359237",
        "ha, m2, 10000",
        "year, h, 8760",
        "year, days, 365",
        "GW, kW, 1000000",
        "Mt, 10^4 t, 100",
        "10^8 CNY2020, CNY2020, 100000000",
        "EJ, PJ, 1000",
        "% share, fraction, 0.01",
        "kg CH4/TJ, g CH4/GJ, 1"
    })
    void definitionsAreExact(String from, String to, double expected) {
        assertThat(Unit.parse(from).in(Unit.parse(to))).isEqualTo(expected);
    }

    @Test
    void kilowattHourByDeclaration() {
        assertThat(UnitTable.STANDARD.parse("kWh").in(Unit.parse("kgce"))).isEqualTo(0.1229);
        assertThat(UnitTable.PHYSICAL.parse("kWh").in(Unit.parse("MJ"))).isEqualTo(3.6);
        assertThat(UnitTable.PHYSICAL.parse("TWh").in(Unit.parse("PJ"))).isEqualTo(3.6);
    }

    @Test
    void thereAndBackIsOneForEveryPair() {
        for (List<String> dimension : List.of(ENERGY, MASS, VOLUME, POWER)) {
            for (String a : dimension) {
                for (String b : dimension) {
                    double there = Unit.parse(a).in(Unit.parse(b));
                    double back = Unit.parse(b).in(Unit.parse(a));
                    // two roundings of the factors and one of their product
                    assertThat(there * back).as(a + " <-> " + b).isCloseTo(1, within(2 * Math.ulp(1.0)));
                    // exact in fractions
                    assertThat(Unit.parse(a)
                                    .size()
                                    .divide(Unit.parse(b).size())
                                    .multiply(Unit.parse(b)
                                            .size()
                                            .divide(Unit.parse(a).size())))
                            .isEqualTo(org.apache.commons.math3.fraction.BigFraction.ONE);
                }
            }
        }
    }

    @Test
    void conversionThroughAThirdUnitIsTheSame() {
        for (String a : ENERGY) {
            for (String b : ENERGY) {
                double direct = Unit.parse(a).in(Unit.parse(b));
                double through =
                        Unit.parse(a).in(Unit.parse("toe")) * Unit.parse("toe").in(Unit.parse(b));
                assertThat(through).isCloseTo(direct, within(4 * Math.ulp(direct)));
            }
        }
    }

    @Test
    void productsAndQuotientsUndoOneAnother() {
        for (String a : ENERGY) {
            for (String b : MASS) {
                Unit quotient = Unit.parse(a + "/" + b);
                assertThat(quotient.times(Unit.parse(b))).isEqualTo(Unit.parse(a));
                assertThat(Unit.parse(a).over(quotient)).isEqualTo(Unit.parse(b));
                assertThat(quotient.power(3).over(quotient.power(2))).isEqualTo(quotient);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GJ, MW",
        "GJ, t",
        "m3, t",
        "CNY2015, CNY2020",
        "CNY2020, yuan",
        "USD2020, CNY2020",
        "EUR, USD",
        "km, h",
        "kg CH4/TJ, kg N2O/TJ"
    })
    void differentThingsDoNotConvert(String from, String to) {
        assertThatThrownBy(() -> Unit.parse(from).in(Unit.parse(to)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is not");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yuan", "CNY", "RMB"})
    void yuanHasThreeNames(String name) {
        assertThat(Unit.parse(name).in(Unit.parse("10^4 yuan"))).isEqualTo(1e-4);
    }

    @Test
    void moneyOfAnotherYearNeedsARate() {
        Money money = new Money(
                "CNY2020",
                List.of(new Money.Rate("USD2015", 7.1, "assumed", ""), new Money.Rate("CNY2015", 1.1, "assumed", "")));
        assertThat(money.converted(Unit.parse("USD2015/t")).orElseThrow().in(Unit.parse("CNY2020/t")))
                .isEqualTo(7.1);
        assertThat(money.converted(Unit.parse("t/10^4 CNY2015")).orElseThrow().in(Unit.parse("t/CNY2020")))
                .isCloseTo(1e-4 / 1.1, within(1e-19)); // one rounding
        assertThat(money.converted(Unit.parse("EUR2015/t"))).isEmpty();
        assertThat(money.converted(Unit.parse("yuan/t"))).isEmpty();
        assertThat(Money.UNDATED.converted(Unit.parse("yuan/t"))).contains(Unit.parse("yuan/t"));
    }
}
