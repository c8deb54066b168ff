package org.cgeleap.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cgeleap.calibration.casefile.Basis;
import org.cgeleap.calibration.energy.AccountingChoices;
import org.cgeleap.cge.solver.SolverOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every number that a run lists can be changed by that name, or it is said why not. */
class NumberNamesTest {
    private static final Path HOME = Path.of("..");
    private static final CaseInputs CHONGQING =
            CaseInputs.read(HOME.resolve("calibration/cases/chongqing"), HOME, Map.of());

    @ParameterizedTest
    @ValueSource(strings = {"chongqing", "china-12"})
    void everyNumberOfARunHasANameOrAReason(String name) {
        CaseInputs inputs = CaseInputs.read(HOME.resolve("calibration/cases").resolve(name), HOME, Map.of());
        List<Provenance> numbers =
                Calibration.of(inputs, SolverOptions.standard()).provenance();
        NumberNames names = NumberNames.of(inputs);
        List<String> refused = new ArrayList<>();
        for (Provenance p : numbers) {
            if (names.canonical(p.key()).isEmpty()) {
                refused.add(p.key());
                assertThat(names.expected(p.key())).as(p.key()).doesNotContain("the nearest is");
            }
        }
        // what calibration works out from the table and the energy accounts, factors that two goods share, shares that
        // are zero
        assertThat(refused)
                .allMatch(key -> key.startsWith("benchmark.")
                        || key.endsWith(".co2_factor")
                        || key.endsWith("_share")
                        || key.equals("intensity_reduction[AP-NZES][2056-2060]"));
        assertThat(numbers.size() - refused.size()).isGreaterThan(150);
    }

    /** Each is changed, one kind after the other, and the changed number is listed under its name. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "sigma_eva",
                "gdp_growth[2030]",
                "energy_index.TRN.ROI[AP-NZES][2060]",
                "capital_stock",
                "wind.capital_share",
                "technology.BECCS.markup",
                "BECCS.capital_cost",
                "COL.resource_share",
                "intensity_reduction[PP-NZES][2026-2030]",
                "GAS.co2_factor",
                "nest.ordinary.MAT",
                "Demand\\Steel\\Steelmaking:Activity Level[Current Accounts]#1",
                "Key\\Output Index\\COL:Key Assumption[PP-NZES]#4",
            })
    void aChangedNumberIsListed(String name) {
        List<Provenance> before =
                Calibration.of(CHONGQING, SolverOptions.standard()).provenance();
        List<Provenance> was =
                before.stream().filter(p -> p.key().equals(listed(name))).toList();
        assertThat(was).hasSize(1);
        double value = was.get(0).value() == 0 ? 0.1 : was.get(0).value() * 1.01;
        CaseInputs changed = NumberNames.set(CHONGQING, Map.of(name, value), Set.of());
        List<Provenance> now = Calibration.of(changed, SolverOptions.standard()).provenance().stream()
                .filter(p -> p.key().equals(listed(name)))
                .toList();
        assertThat(now).hasSize(1);
        assertThat(now.get(0).value()).isCloseTo(value, within(1e-12 * value));
        assertThat(now.get(0).basis()).isEqualTo(Basis.ASSUMED);
    }

    private static String listed(String name) {
        return name.startsWith("technology.") ? name.substring("technology.".length()) : name;
    }

    @Test
    void whatCannotBeChangedIsRefusedWithItsReason() {
        NumberNames names = NumberNames.of(CHONGQING);
        assertThat(names.expected("benchmark.output.ISM")).contains("table.ROW.COLUMN");
        assertThat(names.expected("OIL.co2_factor")).contains("fuel.oil.co2_factor", "[OIL, ROI]");
        assertThat(names.expected("ELE.co2_factor")).contains("not zero");
        assertThat(names.expected("hydro.heat_rate")).contains("technology.hydro.capital_share", "energy accounts");
        assertThat(names.expected("intensity_reduction[AP-NZES][2056-2060]")).contains("straight to zero");
        assertThat(names.expected("sigma_evaa")).contains("the nearest is sigma_eva");
        assertThat(names.misfit("energy.inventory.Raw_Coal")).contains("expected factor:energy.inventory.Raw_Coal");
        assertThat(names.misfit("factor:nest.ordinary.MAT")).contains("is 0, which a factor leaves");
        assertThat(names.misfit("factor:energy.choice.recovered_gas")).contains("[as_inventory, net_of_parent]");
        assertThat(names.misfit("trend:sigma_eva")).contains("has no path");
        assertThat(names.misfit("trend:gdp_growth[2030]")).contains("not one year");
        assertThat(names.misfit("trend:energy_index.TRN.ROI[AP-NZES]")).isEmpty();
        assertThat(names.misfit("factor:energy.weight.Other.SER")).isEmpty();
        assertThatThrownBy(() -> NumberNames.set(CHONGQING, Map.of("technology.wind.markup", 2.0), Set.of()))
                .hasMessageContaining("--set technology.wind.markup: found no such number");
        assertThatThrownBy(() -> NumberNames.set(CHONGQING, Map.of("nest.ordinary.MAT", -0.1), Set.of()))
                .hasMessageContaining("nest.ordinary.MAT: found -0.1; expected an elasticity of zero or more");
        assertThatThrownBy(() -> NumberNames.set(CHONGQING, Map.of("factor:depreciation", 30.0), Set.of()))
                .hasMessageContaining("expected a share of the stock a year");
        assertThatThrownBy(() -> NumberNames.set(CHONGQING, Map.of("energy.choice.recovered_gas", 1.5), Set.of()))
                .hasMessageContaining("found 1.5; expected a whole number from 1 to 2");
        assertThatThrownBy(() -> NumberNames.set(CHONGQING, Map.of("energy.weight.Other.SER", 1.2), Set.of()))
                .hasMessageContaining("found 1.2; expected a share from 0 to 1");
    }

    @Test
    void choicesGoByThePlaceOfTheirWord() {
        CaseInputs changed = NumberNames.set(CHONGQING, Map.of("energy.choice.power_final_coal", 3.0), Set.of());
        assertThat(changed.energy().choices().powerFinal()).isEqualTo(AccountingChoices.PowerFinal.INDUSTRY);
        assertThat(changed.energy().choices().with(AccountingChoices.PowerFinal.OWN_USE))
                .isEqualTo(CHONGQING.energy().choices());
    }

    @Test
    void rowsOfAPathGoByScenarioAndYear() {
        CaseInputs changed = NumberNames.set(
                CHONGQING,
                Map.of("energy_index.TRN.ROI[AP-NZES]", 0.5, "energy_index.TRN.ROI[AP-NZES][2060]", 0.1),
                Set.of());
        assertThat(changed.given().parameters().rows("energy_index.TRN.ROI[AP-NZES]"))
                .hasSizeGreaterThan(1)
                .allMatch(e -> e.value() == (e.year().orElseThrow() == 2060 ? 0.1 : 0.5));
        assertThat(changed.given().parameters().rows("energy_index.TRN.ROI[RS]"))
                .isEqualTo(CHONGQING.given().parameters().rows("energy_index.TRN.ROI[RS]"));
        NumberNames names = NumberNames.of(CHONGQING);
        assertThat(names.matching("energy_index.TRN.*[AP-NZES][2060]"))
                .contains("energy_index.TRN.ROI[AP-NZES][2060]")
                .allMatch(n -> n.endsWith("[AP-NZES][2060]"));
        assertThat(names.matching("energy_index.TRN.*")).noneMatch(n -> n.contains("["));
        assertThat(names.matching("leap.*")).noneMatch(n -> n.contains("["));
    }
}
