package org.cgeleap.coupling.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.cgeleap.calibration.Calibration;
import org.cgeleap.calibration.CaseInputs;
import org.cgeleap.calibration.ChangedInputs;
import org.cgeleap.cge.solver.SolverOptions;
import org.cgeleap.coupling.loop.ShortCase;
import org.cgeleap.coupling.results.Results;
import org.cgeleap.coupling.study.Progress;
import org.cgeleap.coupling.study.Study;
import org.cgeleap.coupling.study.StudyOptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Numbers changed in memory, and written into the files of a copy by hand: the same run, solved from nothing. */
class EditedCopyTest {
    private static final int HORIZON = 2023;
    private static final Path HOME = Path.of("..");
    private static final List<String> WATCH = List.of(
            "gdp@RS@2023",
            "carbon_price@PP-NZES@2023",
            "generation[hydro]@RS@2023",
            "co2@PP-NZES:RS@2023",
            "co2[TRN,oil]@RS@2023");

    @TempDir
    private static Path folder = Path.of("");

    private static double[] before = new double[0];

    @BeforeAll
    static void asItIs() throws Exception {
        ShortCase.copy(folder, HORIZON, text -> text);
        before = values(CaseInputs.read(folder, HOME, Map.of()));
    }

    /**
     * The inventory of a fuel, and the CO2 factor of a fuel that economy, energy accounts and area state apart: both solved
     * from nothing, in memory and with every file of a copy edited, to the last digits.
     */
    @Test
    void inventoryAndEmissionFactorsVariedInMemoryAreThoseOfEditedFiles() throws Exception {
        Path copy = ShortCase.copy(folder.resolve("inventory"), HORIZON, text -> text);
        edit(copy.resolve("energy/inventory.csv"), "Raw_Coal", 4, times(1.04));
        edit(copy.resolve("energy/production.csv"), "Raw_Coal", 2, times(1.04));
        edit(copy.resolve("sectors.csv"), "extraction-coal", 4, cell -> "0.3");
        same(copy, Map.of("factor:energy.inventory.Raw_Coal", 1.04, "sector.COL.resource_share", 0.3));
        copy = ShortCase.copy(folder.resolve("factors"), HORIZON, text -> text);
        edit(copy.resolve("fuels.csv"), "oil", 3, cell -> "3.1");
        edit(copy.resolve("leap/fuels.csv"), "oil", 3, cell -> "3.1");
        edit(copy.resolve("fuels.csv"), "gas", 3, times(0.9));
        edit(copy.resolve("leap/fuels.csv"), "gas", 3, times(0.9));
        double[] co2 = same(copy, Map.of("fuel.oil.co2_factor", 3.1, "factor:fuel.gas.co2_factor", 0.9));
        assertThat(co2[4] / before[4]).as("emissions of transport's oil").isCloseTo(3.1 / 2.73, within(0.01));
    }

    /** Costs of backstops, the price their mark-ups are over, cost shares, efficiencies and figures of industry. */
    @Test
    void costsAndPublishedFiguresVariedInMemoryAreThoseOfEditedFiles() throws Exception {
        Path copy = ShortCase.copy(folder.resolve("costs"), HORIZON, text -> text);
        edit(copy.resolve("power-costs.csv"), "capital_cost", 2, times(1.1));
        edit(copy.resolve("power-costs.csv"), "discount_rate", 2, cell -> "0.06");
        edit(copy.resolve("power-paths.csv"), "generation_price", 3, cell -> "0.29");
        edit(copy.resolve("power.csv"), "hydro", 5, cell -> "0.6");
        edit(copy.resolve("power.csv"), "hydro", 6, cell -> String.valueOf(0.24 * 0.4 / 0.43));
        edit(copy.resolve("power.csv"), "hydro", 7, cell -> String.valueOf(0.19 * 0.4 / 0.43));
        edit(copy.resolve("energy/generation-technologies.csv"), "gas", 3, times(0.96));
        edit(copy.resolve("energy/industry-targets.csv"), "total", 5, times(1.01));
        Map<String, Double> columns = Map.ofEntries(
                Map.entry("factor:technology.coal-CCS.capital_cost", 1.1),
                Map.entry("factor:technology.gas-CCS.capital_cost", 1.1),
                Map.entry("factor:technology.BECCS.capital_cost", 1.1),
                Map.entry("technology.coal-CCS.discount_rate", 0.06),
                Map.entry("technology.gas-CCS.discount_rate", 0.06),
                Map.entry("technology.BECCS.discount_rate", 0.06),
                Map.entry("generation_price", 0.29),
                Map.entry("technology.hydro.capital_share", 0.6),
                Map.entry("factor:energy.efficiency.gas", 0.96),
                Map.entry("factor:energy.target.total", 1.01));
        same(copy, columns);
        CaseInputs inputs = CaseInputs.read(folder, HOME, Map.of());
        CaseInputs varied = ChangedInputs.of(inputs, columns);
        CaseInputs read = CaseInputs.read(copy, HOME, Map.of());
        for (int g = 0; g < read.given().technologies().size(); g++) {
            double markup = read.given().technologies().get(g).markup();
            assertThat(varied.given().technologies().get(g).markup())
                    .as(read.given().technologies().get(g).code())
                    .isCloseTo(markup, within(1e-12 * markup));
        }
        assertThat(ChangedInputs.of(inputs, Map.of("technology.BECCS.markup", 2.0, "generation_price", 0.5))
                        .given()
                        .technologies())
                .anyMatch(t -> t.code().equals("BECCS") && t.markup() == 2);
        assertThatThrownBy(() -> ChangedInputs.of(inputs, Map.of("technology.hydro.capital_share", 1.2)))
                .hasMessageContaining("technology.hydro.");
        assertThatThrownBy(() -> ChangedInputs.of(inputs, Map.of("technology.BECCS.lifetime", 0.0)))
                .hasMessageContaining("technology.BECCS.");
    }

    /** What converts and judges data: heat values, divided sectors, uses told apart, choices, bounds of prices. */
    @Test
    void measuresOfTheEnergyAccountsVariedInMemoryAreThoseOfEditedFiles() throws Exception {
        Path copy = ShortCase.copy(folder.resolve("measures"), HORIZON, text -> text);
        edit(copy.resolve("energy/inventory-fuels.csv"), "Raw_Coal", 2, cell -> "0.7");
        edit(copy.resolve("energy/inventory-fuels.csv"), "Natural_Gas", 2, times(1.02));
        edit(copy.resolve("energy/inventory-sectors.csv"), "SER", 2, cell -> cell.equals("0.8407") ? "0.8" : cell);
        edit(copy.resolve("energy/inventory-sectors.csv"), "DWE", 2, cell -> cell.equals("0.1593") ? "0.2" : cell);
        edit(copy.resolve("energy/special-uses.csv"), "aviation", 3, cell -> "0.9");
        same(
                copy,
                Map.of(
                        "energy.heat_value.Raw_Coal", 0.7,
                        "factor:energy.heat_value.Natural_Gas", 1.02,
                        "energy.weight.Other.SER", 0.8,
                        "energy.special_use.aviation", 0.9));
        copy = ShortCase.copy(folder.resolve("choices"), HORIZON, text -> text);
        edit(copy.resolve("energy/choices.csv"), "recovered_gas", 1, cell -> "net_of_parent");
        edit(copy.resolve("energy/choices.csv"), "non_energy_ceiling", 1, cell -> "0.85");
        edit(copy.resolve("energy/price-bands.csv"), "GAS", 4, times(0.8));
        edit(copy.resolve("energy/user-classes.csv"), "AGR", 2, cell -> "0.5");
        same(
                copy,
                Map.of(
                        "energy.choice.recovered_gas", 2.0,
                        "energy.choice.non_energy_ceiling", 0.85,
                        "factor:energy.price_band.GAS.high", 0.8,
                        "energy.user_class.AGR.low", 0.5));
    }

    /** Numbers typed in a nest, one year of a path, one number in an expression of one scenario. */
    @Test
    void numbersInsideFilesVariedInMemoryAreThoseOfEditedFiles() throws Exception {
        Path copy = ShortCase.copy(folder.resolve("inside"), HORIZON, text -> text);
        String nests = Files.readString(copy.resolve("nests.yaml"));
        String typed = "nest: MAT\n        elasticity: 0\n";
        assertThat(nests).containsOnlyOnce(typed);
        Files.writeString(copy.resolve("nests.yaml"), nests.replace(typed, "nest: MAT\n        elasticity: 0.2\n"));
        List<String> growth = new ArrayList<>();
        for (String line : Files.readAllLines(copy.resolve("macro.csv"))) {
            growth.add(line.startsWith("gdp_growth,2022,,") ? line.replaceFirst("2022,,[0-9.]+,", "2022,,6.5,") : line);
        }
        Files.write(copy.resolve("macro.csv"), growth);
        same(copy, Map.of("nest.ordinary.MAT", 0.2, "gdp_growth[2022]", 6.5));
        String cell = "leap.Key\\Dematerialisation\\Bulk products:Key Assumption[PP-NZES]";
        copy = ShortCase.copy(folder.resolve("expression"), HORIZON, text -> text);
        CaseInputs read = CaseInputs.read(copy, HOME, Map.of());
        String text = read.area().entries().stream()
                .filter(e -> ("leap." + read.area().branches().get(e.branch()).path() + ":"
                                + e.variable().label() + "["
                                + read.area().scenarios().get(e.scenario()).name() + "]")
                        .equals(cell))
                .map(e -> e.expression().text())
                .findFirst()
                .orElseThrow();
        List<String> lines = new ArrayList<>();
        for (String line : Files.readAllLines(copy.resolve("leap/expressions.csv"))) {
            lines.add(
                    line.startsWith("Key\\Dematerialisation\\Bulk products,Key Assumption,PP-NZES,")
                            ? line.replace(text, "0.97 * (" + text + ")")
                            : line);
        }
        Files.write(copy.resolve("leap/expressions.csv"), lines);
        same(copy, Map.of("factor:" + cell, 0.97));
    }

    private static UnaryOperator<String> times(double factor) {
        return cell -> String.valueOf(Double.parseDouble(cell) * factor);
    }

    private static double[] same(Path edited, Map<String, Double> columns) {
        double[] varied = values(ChangedInputs.of(CaseInputs.read(folder, HOME, Map.of()), columns));
        double[] expected = values(CaseInputs.read(edited, HOME, Map.of()));
        for (int w = 0; w < expected.length; w++) {
            assertThat(varied[w]).isCloseTo(expected[w], within(1e-10 * Math.abs(expected[w])));
        }
        assertThat(expected).isNotEqualTo(before);
        return varied;
    }

    /** Solved from nothing. */
    private static double[] values(CaseInputs inputs) {
        Study study =
                new Study(Calibration.of(inputs, SolverOptions.standard()), StudyOptions.standard(), Progress.NONE);
        double[] values = Watched.values(Watched.parse(WATCH), Results.of(study.run()));
        assertThat(values).doesNotContain(Double.NaN);
        return values;
    }

    /** Rewrites a column of the rows that have a word in one of their first four columns. */
    static void edit(Path file, String word, int column, UnaryOperator<String> cell) throws Exception {
        List<String> lines = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            String[] cells = line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1);
            if (List.of(cells).subList(0, Math.min(4, cells.length)).contains(word)) {
                cells[column] = cell.apply(cells[column]);
            }
            lines.add(String.join(",", cells));
        }
        Files.write(file, lines);
    }
}
