package org.cgeleap.leap.demand;

import java.util.List;
import org.cgeleap.leap.area.AreaException;
import org.cgeleap.leap.area.Finding;
import org.cgeleap.leap.area.LeapArea;
import org.cgeleap.leap.area.Variable;

/** Final energy of one use of a fuel: E = e · P (study, equation 3), with e of the vintage under stock turnover. */
public final class FinalEnergy {
    private FinalEnergy() {}

    /**
     * {@return energy by year, Mtce}
     *
     * @param process process of the use
     * @param j index of its technology
     * @param use fuel and intensity
     * @param activity activity of the process
     * @param factor factor on the intensity in the year of operation, by year
     * @param values series of the area, by index and year
     * @param area for the names in errors
     * @param scenario name of the scenario, for errors
     * @throws AreaException if the intensity is negative
     */
    public static double[] of(
            ProductionProcess process,
            int j,
            FuelUse use,
            ProcessActivity activity,
            double[] factor,
            double[][] values,
            LeapArea area,
            String scenario) {
        int years = factor.length;
        double[] energy = new double[years];
        double[] intensity = new double[years];
        Capacity capacity = activity.capacity(j);
        for (int t = 0; t < years; t++) {
            intensity[t] = use.intensity().at(t, values);
            if (intensity[t] < 0) {
                throw new AreaException(List.of(new Finding(
                        "expressions.csv",
                        0,
                        area.branches().get(use.branch()).path() + ":" + Variable.FINAL_ENERGY_INTENSITY.label(),
                        "a negative intensity in " + area.years().year(t) + ", " + scenario,
                        "a value that is not negative",
                        "correct the expression")));
            }
            if (!process.stockTurnover()) {
                energy[t] = activity.activity(j, t) * intensity[t] * factor[t];
            } else if (capacity.inPlace(t) > 0) {
                double used = activity.activity(j, t) / capacity.inPlace(t);
                double sum = capacity.baseStock(t) * intensity[0];
                for (int v = 1; v <= t; v++) {
                    sum += capacity.vintage(v, t) * intensity[v];
                }
                energy[t] = sum * used * factor[t];
            }
        }
        return energy;
    }
}
