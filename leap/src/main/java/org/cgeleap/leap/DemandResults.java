package org.cgeleap.leap;

import java.util.HashMap;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.cgeleap.leap.area.ResultReference;

/** Results of demand for the expressions that refer to them; the unit is that of {@link AreaResult}. */
final class DemandResults {
    private final AreaResult result;

    private DemandResults(AreaResult result) {
        this.result = result;
    }

    /** A value a year of each result, by the series that stands for it. */
    static Map<Integer, double[]> of(AreaResult result) {
        DemandResults all = new DemandResults(result);
        Map<Integer, double[]> found = new HashMap<>();
        result.model().cells().results().forEach((c, reference) -> found.put(c, result.series(all.of(reference))));
        return found;
    }

    private IntToDoubleFunction of(ResultReference reference) {
        int b = reference.branch();
        return switch (reference.quantity()) {
            case FINAL_ENERGY_DEMAND -> byFuel(reference, y -> result.energy(b, y), (f, y) -> result.energy(b, f, y));
            case DIRECT_CO2 -> byFuel(reference, y -> result.co2Direct(b, y), (f, y) -> result.co2Direct(b, f, y));
            case CAPTURED_CO2 ->
                byFuel(reference, y -> result.co2Captured(b, y), (f, y) -> result.co2Captured(b, f, y));
            case INDIRECT_CO2 ->
                byFuel(reference, y -> result.co2Indirect(b, y), (f, y) -> result.co2Indirect(b, f, y));
            case TOTAL_ACTIVITY -> y -> result.activity(b, y);
            default -> throw new IllegalStateException(reference.quantity() + " is no result");
        };
    }

    private IntToDoubleFunction byFuel(ResultReference reference, IntToDoubleFunction all, OfFuel one) {
        if (reference.fuel() < 0) {
            return all;
        }
        if (!reference.except()) {
            return y -> one.at(reference.fuel(), y);
        }
        return y -> {
            double sum = 0;
            for (int f = 0; f < result.model().fuelCount(); f++) {
                sum += f == reference.fuel() ? 0 : one.at(f, y);
            }
            return sum;
        };
    }

    private interface OfFuel {
        double at(int fuel, int year);
    }
}
