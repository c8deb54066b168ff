package org.cgeleap.leap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.data.Offset;
import org.cgeleap.leap.area.AreaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Energy, CO2 and cost against plain arithmetic. Tolerance 1e-12: the same few operations in another order. */
final class AccountingTest {
    private static final Offset<Double> EXACT = within(1e-12);
    private static final String PLANT = "Demand\\Metal\\Smelting";

    @TempDir
    Path folder;

    /** Two industries; one process shares its activity, the other keeps vintages. */
    private static AreaFiles area() {
        return new AreaFiles(2017, 2021, 2060)
                .key("Output Index\\M", "Interp(2017,1,2060,2)", "", "")
                .key("Interest Rate", "5%", "", "")
                .key("Grid Emission Factor", "Interp(2017,0.6,2060,0.1)", "", "")
                .branch("Demand\\Metal", "category", "", "", "")
                .branch(PLANT, "process", "activity", "", "Mt")
                .branch(PLANT + "\\Old", "technology", "", "", "")
                .branch(PLANT + "\\Old\\Coal", "fuel", "", "coal", "")
                .branch(PLANT + "\\Old\\Power", "fuel", "", "ele", "")
                .branch(PLANT + "\\New", "technology", "", "", "")
                .branch(PLANT + "\\New\\Gas", "fuel", "", "gas", "")
                .branch("Demand\\Vehicles", "category", "", "", "")
                .branch("Demand\\Vehicles\\Assembly", "process", "stock-turnover", "", "10^4 vehicles")
                .branch("Demand\\Vehicles\\Assembly\\Line A", "technology", "", "", "")
                .branch("Demand\\Vehicles\\Assembly\\Line A\\Gas", "fuel", "", "gas", "")
                .branch("Demand\\Vehicles\\Assembly\\Line B", "technology", "", "", "")
                .branch("Demand\\Vehicles\\Assembly\\Line B\\Power", "fuel", "", "ele", "")
                .set(PLANT, "Activity Level", "Current Accounts", "4 * Key\\Output Index\\M", "")
                .set(PLANT + "\\Old", "Activity Share", "Current Accounts", "Remainder(100)", "%")
                .set(PLANT + "\\New", "Activity Share", "Current Accounts", "20", "%")
                .set(PLANT + "\\New", "Activity Share", "Mitigation", "InterpFSY(2060, 80)", "%")
                .set(PLANT + "\\Old", "Capture Rate", "Mitigation", "Interp(2030,0,2060,0.9)", "fraction")
                .set(PLANT + "\\Old", "Capital Cost", "Current Accounts", "1000", "yuan/t")
                .set(PLANT + "\\Old", "Fixed O&M", "Current Accounts", "50", "yuan/t")
                .set(PLANT + "\\Old", "Lifetime", "Current Accounts", "20", "years")
                .set(PLANT + "\\Old\\Coal", "Final Energy Intensity", "Current Accounts", "400", "kgce/t")
                .set(PLANT + "\\Old\\Coal", "Final Energy Intensity", "Baseline", "Growth(-1%)", "kgce/t")
                .set(PLANT + "\\Old\\Power", "Final Energy Intensity", "Current Accounts", "500", "kWh/t")
                .set(PLANT + "\\New\\Gas", "Final Energy Intensity", "Current Accounts", "10", "GJ/t")
                .set("Demand\\Vehicles\\Assembly", "Activity Level", "Current Accounts", "300", "")
                .set("Demand\\Vehicles\\Assembly\\Line A", "Stock Share", "Current Accounts", "100", "%")
                .set("Demand\\Vehicles\\Assembly\\Line A", "Lifetime", "Current Accounts", "10", "years")
                .set("Demand\\Vehicles\\Assembly\\Line B", "Sales Share", "Current Accounts", "100", "%")
                .set("Demand\\Vehicles\\Assembly\\Line B", "Lifetime", "Current Accounts", "20", "years")
                .set("Demand\\Vehicles\\Assembly\\Line B", "Capital Cost", "Current Accounts", "2000", "yuan/vehicle")
                .set(
                        "Demand\\Vehicles\\Assembly\\Line A\\Gas",
                        "Final Energy Intensity",
                        "Current Accounts",
                        "200",
                        "kgce/vehicle")
                .set(
                        "Demand\\Vehicles\\Assembly\\Line B\\Power",
                        "Final Energy Intensity",
                        "Current Accounts",
                        "Interp(2017,1000,2057,600)",
                        "kWh/vehicle");
    }

    @Test
    void energyAndCarbonOfAnActivityProcessByHand() {
        AreaResult result = area().run(folder, "Mitigation");
        for (int year : new int[] {2017, 2020, 2021, 2030, 2050, 2060}) {
            double activity = 4 * (1 + (year - 2017) / 43.0);
            double share = year < 2021 ? 0.2 : 0.2 + 0.6 * (year - 2020) / 40.0;
            double coal = activity * (1 - share) * 0.4 * (year < 2021 ? 1 : Math.pow(0.99, year - 2020));
            double power = activity * (1 - share) * 500 * 0.1229e-3;
            double gas = activity * share * 10 / 29.3076;
            assertThat(result.energy("Demand\\Metal", "coal", year)).isCloseTo(coal, EXACT);
            assertThat(result.energy("Demand\\Metal", "ele", year)).isCloseTo(power, EXACT);
            assertThat(result.energy("Demand\\Metal", "gas", year)).isCloseTo(gas, EXACT);
            assertThat(result.energy(PLANT, year)).isCloseTo(coal + power + gas, EXACT);
            double capture = year < 2021 || year < 2030 ? 0 : 0.9 * (year - 2030) / 30;
            assertThat(result.co2Direct("Demand\\Metal", year))
                    .isCloseTo(coal * 2.66 * (1 - capture) + gas * 1.56, EXACT);
            assertThat(result.co2Captured("Demand\\Metal", year)).isCloseTo(coal * 2.66 * capture, EXACT);
            double gridFactor = 0.6 - 0.5 * (year - 2017) / 43.0; // t/MWh; 500 kWh/t = 0.5 MWh/t
            assertThat(result.co2Indirect("Demand\\Metal", year))
                    .isCloseTo(activity * (1 - share) * 0.5 * gridFactor, EXACT);
            assertThat(result.activity(PLANT + "\\New", year)).isCloseTo(activity * share, EXACT);
        }
    }

    @Test
    void stockTurnsOverInClosedForm() {
        AreaResult result = area().run(folder, "Baseline");
        AreaModel model = result.model();
        int lineA = model.branchIndex("Demand\\Vehicles\\Assembly\\Line A");
        int lineB = model.branchIndex("Demand\\Vehicles\\Assembly\\Line B");
        for (int year = 2017; year <= 2060; year++) {
            int k = year - 2017;
            // constant demand of 300: line A loses a tenth a year; B replaces it, and itself after 20 years
            assertThat(result.technologies().stock(lineA, year))
                    .isCloseTo(300 * Math.max(0, 1 - k / 10.0), within(1e-10));
            assertThat(result.technologies().stock(lineB, year)).isCloseTo(300 * Math.min(1, k / 10.0), within(1e-10));
            boolean building = k >= 1 && (k - 1) % 20 < 10;
            assertThat(result.technologies().newCapacity(lineB, year)).isCloseTo(building ? 30 : 0, within(1e-10));
            // all that B has in place, at the intensity of its vintage (kWh per vehicle)
            double kilowattHours = 0;
            for (int v = 1; v <= k; v++) {
                if ((v - 1) % 20 < 10 && k - v < 20) {
                    kilowattHours += 30 * (1000 - 10 * Math.min(v, 40));
                }
            }
            assertThat(result.energy("Demand\\Vehicles", "ele", year))
                    .isCloseTo(kilowattHours * 1e4 * 0.1229e-3 / 1e6, within(1e-10));
            assertThat(result.energy("Demand\\Vehicles", "gas", year))
                    .isCloseTo(300 * Math.max(0, 1 - k / 10.0) * 1e4 * 0.2 / 1e6, within(1e-10));
        }
        assertThat(result.technologies().vintage(lineB, 2020, 2039)).isCloseTo(30, within(1e-10));
        assertThat(result.technologies().vintage(lineB, 2020, 2040)).isZero();
        assertThat(result.technologies().vintage(lineA, 2017, 2020)).isCloseTo(210, within(1e-10));
    }

    @Test
    void fallingDemandIdlesAllVintagesInProportion() {
        AreaFiles files =
                area().set("Demand\\Vehicles\\Assembly", "Activity Level", "Mitigation", "Step(2021, 60)", "");
        AreaResult result = files.run(folder, "Mitigation");
        int process = result.model().branchIndex("Demand\\Vehicles\\Assembly");
        assertThat(result.technologies().stock(process, 2021)).isCloseTo(300 * 0.6 + 90, within(1e-10));
        assertThat(result.technologies().utilisation(process, 2021)).isCloseTo(60.0 / 270, within(1e-12));
        assertThat(result.technologies().newCapacity(process, 2021)).isZero();
        assertThat(result.energy("Demand\\Vehicles", "gas", 2021)).isCloseTo(60 * 180.0 / 270 * 1e4 * 0.2 / 1e6, EXACT);
    }

    @Test
    void costsByHand() {
        AreaResult result = area().run(folder, "Baseline");
        double crf = 0.05 / (1 - Math.pow(1.05, -20));
        double a2017 = 4 * 0.8;
        double a2018 = a2017 * (1 + 1 / 43.0);
        // Mt times yuan/t = 10^6 yuan
        assertThat(result.technologies().annualisedCost(PLANT, 2018)).isCloseTo(a2018 * (1000 * crf + 50) / 100, EXACT);
        assertThat(result.technologies().investment(PLANT, 2018))
                .isCloseTo((a2018 - a2017 + a2017 / 20) * 1000 / 100, EXACT);
        // 30 x 10^4 vehicles a year at 2000 yuan; ten vintages in place after ten years
        assertThat(result.technologies().investment("Demand\\Vehicles", 2020)).isCloseTo(30e4 * 2000 / 1e8, EXACT);
        assertThat(result.technologies().annualisedCost("Demand\\Vehicles", 2030))
                .isCloseTo(300e4 * 2000 * crf / 1e8, within(1e-10));
    }

    @Test
    void savingAndMitigationAgainstAnotherScenario() {
        AreaFiles files = area();
        AreaModel baseline = AreaModel.compile(files.read(folder), "Baseline");
        AreaModel mitigation = AreaModel.compile(baseline.area(), "Mitigation");
        AreaResult r0 = baseline.evaluate(AreaInputs.none(baseline));
        AreaResult ra = mitigation.evaluate(AreaInputs.none(mitigation));
        ScenarioComparison comparison = new ScenarioComparison(r0, ra);
        int metal = baseline.branchIndex("Demand\\Metal");
        double activity = 8;
        double perTonneOld = 0.4 * Math.pow(0.99, 40) + 500 * 0.1229e-3;
        double perTonneNew = 10 / 29.3076;
        double e0 = activity * (0.8 * perTonneOld + 0.2 * perTonneNew);
        double ea = activity * (0.2 * perTonneOld + 0.8 * perTonneNew);
        assertThat(comparison.energySaving(metal, 2060).orElseThrow()).isCloseTo((e0 - ea) / e0, EXACT);
        double coal = 0.4 * Math.pow(0.99, 40) * 2.66;
        double c0 = activity * (0.8 * (coal + 0.05) + 0.2 * perTonneNew * 1.56);
        double ca = activity * (0.2 * (coal * 0.1 + 0.05) + 0.8 * perTonneNew * 1.56);
        assertThat(comparison.carbonMitigation(metal, 2060).orElseThrow()).isCloseTo((c0 - ca) / c0, EXACT);
        int key = baseline.branchIndex("Key");
        assertThat(comparison.energySaving(key, 2060)).isEmpty();
    }

    @Test
    void seriesFromOutsideReplaceKeysAndFactorsOfNestedBranchesMultiply() {
        AreaModel model = AreaModel.compile(area().read(folder), "Baseline");
        double[] twice = new double[model.yearCount()];
        double[] half = new double[model.yearCount()];
        double[] clean = new double[model.yearCount()];
        Arrays.fill(twice, 2);
        Arrays.fill(half, 0.5);
        AreaResult plain = model.evaluate(AreaInputs.none(model));
        AreaResult changed = model.evaluate(AreaInputs.none(model)
                .withSeries("Key\\Output Index\\M", twice)
                .withSeries("Key\\Grid Emission Factor", clean)
                .withIntensityFactor("Demand", "coal", half)
                .withIntensityFactor("Demand\\Metal", "coal", half));
        assertThat(changed.energy("Demand\\Metal", "coal", 2017))
                .isCloseTo(plain.energy("Demand\\Metal", "coal", 2017) * 2 * 0.25, EXACT);
        assertThat(changed.energy("Demand\\Metal", "gas", 2017))
                .isCloseTo(plain.energy("Demand\\Metal", "gas", 2017) * 2, EXACT);
        assertThat(changed.co2Indirect("Demand", 2040)).isZero();
        assertThat(changed.energy("Demand\\Vehicles", 2040)).isEqualTo(plain.energy("Demand\\Vehicles", 2040));
        // the model is as before
        assertThat(model.evaluate(AreaInputs.none(model)).energy("Demand", 2040))
                .isEqualTo(plain.energy("Demand", 2040));
    }

    @Test
    void sumsOverSubtreesAddUp() {
        AreaResult result = area().run(folder, "Mitigation");
        AreaModel model = result.model();
        Map<Integer, Double> byYear = new TreeMap<>();
        for (int year : model.years()) {
            double sum = 0;
            for (int b = 0; b < model.branchCount(); b++) {
                for (int f = 0; f < model.fuelCount(); f++) {
                    if (model.branch(b).fuel() != null) {
                        sum += result.energy(b, f, year);
                    }
                }
            }
            byYear.put(year, sum);
            assertThat(result.energy("Demand", year)).isCloseTo(sum, EXACT);
        }
        assertThat(byYear).hasSize(44);
    }

    @Test
    void sharesThatDoNotSumToOneHundredNameBranchScenarioAndYear() {
        AreaFiles files = area().set(PLANT + "\\Old", "Activity Share", "Mitigation", "Interp(2017,80,2060,30)", "");
        assertThatThrownBy(() -> files.run(folder, "Mitigation"))
                .isInstanceOf(AreaException.class)
                .hasMessageContaining(PLANT + ":Activity Share")
                .hasMessageContaining("in 2021, Mitigation")
                .hasMessageContaining("Remainder(100)");
    }

    @Test
    void negativeRemainderIsRefused() {
        AreaFiles files = area().set(PLANT + "\\New", "Activity Share", "Baseline", "Step(2030, 120)", "");
        assertThatThrownBy(() -> files.run(folder, "Baseline"))
                .isInstanceOf(AreaException.class)
                .hasMessageContaining("found -0.2")
                .hasMessageContaining("2030");
    }

    @Test
    void inputsAreChecked() {
        AreaModel model = AreaModel.compile(area().read(folder), "Baseline");
        AreaInputs none = AreaInputs.none(model);
        double[] good = new double[model.yearCount()];
        double[] bad = good.clone();
        bad[3] = Double.NaN;
        assertThatThrownBy(() -> none.withSeries("Key\\Interest Rate", new double[3]))
                .hasMessageContaining("3 values given, the model has 44 years");
        assertThatThrownBy(() -> none.withSeries("Key\\Interest Rate", bad)).hasMessageContaining("NaN in 2020");
        assertThatThrownBy(() -> none.withSeries("Key\\Interest Rat", good))
                .hasMessageContaining("did you mean \"Key\\Interest Rate\"?");
        assertThatThrownBy(() -> none.withSeries(PLANT, good)).hasMessageContaining("no key assumption");
        assertThatThrownBy(() -> none.withIntensityFactor(PLANT, "oil", good)).hasMessageContaining("no fuel \"oil\"");
        assertThatThrownBy(() -> model.evaluate(none).energy(PLANT, 2061)).hasMessageContaining("2017 to 2060");
        assertThatThrownBy(() -> model.evaluate(none).activity("Demand", 2020)).hasMessageContaining("units differ");
    }
}
