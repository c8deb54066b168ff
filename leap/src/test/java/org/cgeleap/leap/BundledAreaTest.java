package org.cgeleap.leap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cgeleap.leap.area.AreaReader;
import org.cgeleap.leap.area.LeapArea;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The bundled area recomputed from its data rows by {@link Spreadsheet} and the sums below, which share nothing with the
 * engine: energy and CO2, captured CO2 apart, of industries with vintages and with shares of activity, to 1e-9 relative.
 */
final class BundledAreaTest {
    private static final Path AREA = Path.of("..", "calibration", "cases", "chongqing", "leap");

    private static final Map<String, Double> TONNES_OF_COAL =
            Map.of("tce", 1.0, "kgce", 1e-3, "GJ", 1 / 29.3076, "MJ", 1e-3 / 29.3076, "kWh", 0.1229e-3, "MWh", 0.1229);
    private static final Map<String, Double> COUNT =
            Map.of("Mt", 1e6, "10^4 t", 1e4, "10^4 vehicles", 1e4, "10^4 units", 1e4, "10^8 yuan", 1e8, "10^6 GJ", 1e6);

    private static double mtcePerActivity(String unit, String activityUnit) {
        String[] parts = unit.split("/", -1);
        double per = parts[1].startsWith("10^4 ") ? 1e4 : 1;
        return Objects.requireNonNull(TONNES_OF_COAL.get(parts[0]))
                / per
                * Objects.requireNonNull(COUNT.get(activityUnit))
                / 1e6;
    }

    private static final String CAPTURED = "captured CO2";

    /** Energy by fuel, Mtce, and CO2 captured, Mt. */
    private static Map<String, Double> energy(
            Spreadsheet sheet, Map<String, Double> co2, String industry, String scenario, int year) {
        Map<String, Double> byFuel = new HashMap<>();
        for (List<String> process : sheet.children("Demand\\" + industry)) {
            boolean stock = process.get(2).equals("stock-turnover");
            List<List<String>> technologies = sheet.children(process.get(0));
            double[][] vintages = stock ? vintages(sheet, process.get(0), technologies, scenario, year) : null;
            double activity = sheet.value(process.get(0), "Activity Level", scenario, year);
            for (int j = 0; j < technologies.size(); j++) {
                String technology = technologies.get(j).get(0);
                for (List<String> use : sheet.children(technology)) {
                    double factor = mtcePerActivity(sheet.unit(use.get(0), "Final Energy Intensity"), process.get(4));
                    double energy = 0;
                    if (vintages == null) {
                        energy = activity
                                * sheet.value(technology, "Activity Share", scenario, year)
                                / 100
                                * sheet.value(use.get(0), "Final Energy Intensity", scenario, year);
                    } else {
                        for (int v = 0; v < vintages[j].length; v++) {
                            energy += vintages[j][v]
                                    * sheet.value(use.get(0), "Final Energy Intensity", scenario, Spreadsheet.BASE + v);
                        }
                    }
                    byFuel.merge(use.get(3), energy * factor, Double::sum);
                    double capture = sheet.value(technology, "Capture Rate", scenario, year);
                    byFuel.merge(CAPTURED, energy * factor * co2.getOrDefault(use.get(3), 0.0) * capture, Double::sum);
                }
            }
        }
        return byFuel;
    }

    /** Activity in a year by technology and vintage; vintage 0 is what is left of the base-year stock. */
    private static double[][] vintages(
            Spreadsheet sheet, String process, List<List<String>> technologies, String scenario, int year) {
        int n = technologies.size();
        int last = year - Spreadsheet.BASE;
        double[][] built = new double[n][last + 1];
        double[][] left = new double[n][last + 1];
        for (int t = 0; t <= last; t++) {
            int now = Spreadsheet.BASE + t;
            double needed = sheet.value(process, "Activity Level", scenario, now);
            double standing = 0;
            for (int j = 0; j < n; j++) {
                String technology = technologies.get(j).get(0);
                if (t == 0) {
                    built[j][0] = needed * sheet.value(technology, "Stock Share", scenario, now) / 100;
                }
                for (int v = 0; v < Math.max(1, t); v++) {
                    double life = sheet.value(technology, "Lifetime", scenario, Spreadsheet.BASE + v);
                    left[j][v] = v == 0 ? built[j][0] * Math.max(0, (life - t) / life) : t - v < life ? built[j][v] : 0;
                    standing += left[j][v];
                }
            }
            double open = Math.max(0, needed - standing);
            double used = needed / Math.max(needed, standing);
            for (int j = 0; j < n; j++) {
                String technology = technologies.get(j).get(0);
                if (t > 0) {
                    built[j][t] = open * sheet.value(technology, "Sales Share", scenario, now) / 100;
                    left[j][t] = built[j][t];
                }
                if (t == last) {
                    for (int v = 0; v <= t; v++) {
                        left[j][v] *= used;
                    }
                }
            }
        }
        return left;
    }

    @ParameterizedTest
    @CsvSource({
        "Steel, RS, 2020",
        "Steel, RS, 2050",
        "Steel, AP-NZES, 2020",
        "Steel, AP-NZES, 2050",
        "Automobile, RS, 2020",
        "Automobile, RS, 2050",
        "Automobile, AP-NZES, 2050",
        "Building materials, RS, 2020",
        "Building materials, RS, 2050",
        "Building materials, PP-NZES, 2050",
        "Building materials, AP-NZES, 2020",
        "Building materials, AP-NZES, 2050",
        "Chemicals, RS, 2020",
        "Chemicals, AP-NZES, 2050",
        "Nonferrous metals, RS, 2020",
        "Nonferrous metals, AP-NZES, 2050"
    })
    void energyAndCarbonOfAnIndustry(String industry, String scenario, int year) throws IOException {
        Map<String, String> parents = Map.of("RS", "Current Accounts", "PP-NZES", "RS", "AP-NZES", "PP-NZES");
        Spreadsheet sheet = new Spreadsheet(AREA, parents);
        Map<String, Double> co2 = new HashMap<>();
        for (List<String> fuel : Spreadsheet.rows(AREA.resolve("fuels.csv"))) {
            if (fuel.get(2).equals("combustible")) {
                co2.put(fuel.get(0), Double.parseDouble(fuel.get(3)));
            }
        }
        Map<String, Double> energy = energy(sheet, co2, industry, scenario, year);
        LeapArea area = AreaReader.read(AREA);
        AreaModel model = AreaModel.compile(area, scenario);
        AreaResult result = model.evaluate(AreaInputs.none(model));
        int branch = model.branchIndex("Demand\\" + industry);
        double direct = 0;
        for (List<String> fuel : Spreadsheet.rows(AREA.resolve("fuels.csv"))) {
            double expected = energy.getOrDefault(fuel.get(0), 0.0);
            assertThat(result.energy(branch, model.fuelIndex(fuel.get(0)), year))
                    .as(fuel.get(0))
                    .isCloseTo(expected, within(1e-9 * Math.max(expected, 1e-6)));
            direct += expected * co2.getOrDefault(fuel.get(0), 0.0);
        }
        double grid = sheet.value("Key\\Grid Emission Factor", "Key Assumption", scenario, year);
        double indirect = energy.getOrDefault("electricity", 0.0) / 0.1229 * grid;
        double captured = energy.getOrDefault(CAPTURED, 0.0);
        assertThat(result.co2Captured(branch, year)).isCloseTo(captured, within(1e-9 * direct));
        assertThat(result.co2Direct(branch, year)).isCloseTo(direct - captured, within(1e-9 * direct));
        assertThat(result.co2Indirect(branch, year)).isCloseTo(indirect, within(1e-9 * indirect));
    }
}
