package org.cgeleap.calibration.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
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

    @Test
    void everyItemMustBeThere() {
        List<Finding> findings = new ArrayList<>();
        LevelisedCost.read(Path.of("cases", "chongqing"), "elasticities.csv", findings);
        assertThat(findings).anyMatch(f -> f.column().equals("technology"));
    }
}
