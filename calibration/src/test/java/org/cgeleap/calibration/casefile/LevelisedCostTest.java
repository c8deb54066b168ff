package org.cgeleap.calibration.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Levelised costs against tables of engineering economics, and the mark-ups of the bundled case by hand. */
class LevelisedCostTest {

    private static LevelisedCost cost(double... values) {
        Map<LevelisedCost.Item, LevelisedCost.Entry> items = new EnumMap<>(LevelisedCost.Item.class);
        int i = 0;
        for (LevelisedCost.Item item : LevelisedCost.Item.values()) {
            items.put(item, new LevelisedCost.Entry(values[i++], "", Basis.ASSUMED, ""));
        }
        return new LevelisedCost(items);
    }

    /** Capital recovery factors (A/P, i, n) as printed in tables of compound interest: 8 %, 20 years 0.1019; 10 %, 30 years 0.1061. */
    @Test
    void capitalRecoveryFactorsOfTheTables() {
        assertThat(cost(1000, 20, 0.08, 1000, 0, 0, 0, 0, 0).perKilowattHour()).isCloseTo(0.1019, within(5e-5));
        assertThat(cost(1000, 30, 0.10, 1000, 0, 0, 0, 0, 0).perKilowattHour()).isCloseTo(0.1061, within(5e-5));
        assertThat(cost(1000, 20, 0, 1000, 0, 0, 0, 0, 0).perKilowattHour()).isCloseTo(0.05, within(1e-15));
    }

    /** 1000 yuan/kW at 3 % a year over 1000 h; 0.3 kgce at 700 yuan/tce; 0.5 t/MWh at 60 yuan/t. */
    @Test
    void upkeepFuelAndStorageAddUp() {
        double without = cost(1000, 20, 0.08, 1000, 0, 0, 0, 0, 0).perKilowattHour();
        assertThat(cost(1000, 20, 0.08, 1000, 0.03, 0.3, 700, 0.5, 60).perKilowattHour() - without)
                .isCloseTo(0.03 + 0.21 + 0.03, within(1e-12));
    }

    /**
     * The bundled case: 6853.1 yuan/kW at 8 % over 40 years (A/P 0.0839) and 3 %, 5000 h; 0.4 kgce at 676.2 yuan/tce;
     * 0.9576 t/MWh at 60 yuan/t; over 0.30 yuan/kWh.
     */
    @Test
    void theBundledMarkUpsAreDerived() {
        Case given = CaseReader.read(Path.of("cases", "chongqing"));
        Technology coal = given.technologies().stream()
                .filter(t -> t.code().equals("coal-CCS"))
                .findFirst()
                .orElseThrow();
        double byHand = (6853.1 * (0.08386 + 0.03) / 5000 + 0.4 * 0.6762 + 0.9576 * 0.060) / 0.30;
        assertThat(coal.markup()).isCloseTo(byHand, within(1e-4));
        assertThat(
                        CaseReader.read(Path.of("cases", "chongqing"), Map.of("generation_price", 0.6))
                                .technologies()
                                .stream()
                                .filter(t -> t.code().equals("coal-CCS"))
                                .findFirst()
                                .orElseThrow()
                                .markup())
                .isCloseTo(byHand / 2, within(1e-4));
    }

    /**
     * Every latent technology from the lines of power-costs.csv, as a sum of discounted years: cost and output of each year
     * of the plant's life brought to today, one over the other, over the price of generation.
     */
    @Test
    void everyMarkUpIsTheDiscountedSumOfItsYears() throws IOException {
        Path folder = Path.of("cases", "chongqing");
        Map<String, Map<String, Double>> costs = new LinkedHashMap<>();
        for (String line : Files.readAllLines(folder.resolve("power-costs.csv"))) {
            String[] cells = line.split(",", 5);
            if (!cells[0].equals("technology")) {
                costs.computeIfAbsent(cells[0], t -> new HashMap<>()).put(cells[1], Double.parseDouble(cells[2]));
            }
        }
        Case given = CaseReader.read(folder);
        double price = given.parameters().value("generation_price");
        List<Technology> latent = given.technologies().stream()
                .filter(t -> t.kind() == Technology.Kind.LATENT)
                .toList();
        assertThat(latent).extracting(Technology::code).containsExactlyElementsOf(costs.keySet());
        for (Technology technology : latent) {
            Map<String, Double> c = costs.getOrDefault(technology.code(), Map.of());
            double spent = c.getOrDefault("capital_cost", 0.0);
            double produced = 0;
            for (int year = 1; year <= c.getOrDefault("lifetime", 0.0); year++) {
                double today = Math.pow(1 + c.getOrDefault("discount_rate", 0.0), -year);
                double kwh = c.getOrDefault("full_load_hours", 0.0);
                spent += today
                        * (c.getOrDefault("capital_cost", 0.0) * c.getOrDefault("upkeep", 0.0)
                                + kwh * c.getOrDefault("fuel_use", 0.0) * c.getOrDefault("fuel_price", 0.0) / 1000
                                + kwh
                                        * c.getOrDefault("captured", 0.0)
                                        * c.getOrDefault("transport_and_storage", 0.0)
                                        / 1000);
                produced += today * kwh;
            }
            assertThat(technology.markup()).as(technology.code()).isCloseTo(spent / produced / price, within(1e-12));
        }
    }

    /** Armington and transformation elasticities: one for each sector and each flow, each with a basis and a citation. */
    @Test
    void everyTradeElasticityNamesItsSource() {
        Case given = CaseReader.read(Path.of("cases", "chongqing"));
        for (Sector sector : given.sectors()) {
            for (String key : List.of("armington." + sector.code(), "armington_origin." + sector.code())) {
                assertThat(given.parameters().entries()).as(key).anySatisfy(row -> {
                    assertThat(row.key()).isEqualTo(key);
                    assertThat(row.source()).contains("GTAP 8");
                });
            }
        }
        assertThat(given.parameters().entries())
                .filteredOn(row -> row.key().startsWith("transformation"))
                .hasSize(2)
                .allSatisfy(row -> assertThat(row.source()).isNotBlank());
    }

    @Test
    void everyItemMustBeThere() {
        List<Finding> findings = new ArrayList<>();
        LevelisedCost.read(Path.of("cases", "chongqing"), "elasticities.csv", findings);
        assertThat(findings).anyMatch(f -> f.column().equals("technology"));
    }
}
