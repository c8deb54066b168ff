package org.cgeleap.coupling.loop;

import java.util.Arrays;
import org.cgeleap.calibration.economy.Economy;
import org.cgeleap.calibration.economy.EconomyYear;
import org.cgeleap.coupling.path.PathResult;
import org.cgeleap.leap.AreaResult;

/**
 * That an answer which agrees with the economy is LEAP's own and no echo of what LEAP was told: the area was driven by this
 * path's outputs and grid factor, the area evaluated anew from these inputs uses the energy that was answered. Asked where
 * everything else has converged; a breach is a {@link SubmodelFailure} with its place.
 */
final class ComputedAnswer {
    /** The same sums in another order. */
    private static final double ROUNDING = 1e-9;

    private final Economy economy;
    private final String scenario;
    private final LeapSide side;

    ComputedAnswer(Economy economy, String scenario, LeapSide side) {
        this.economy = economy;
        this.scenario = scenario;
        this.side = side;
    }

    void require(PathResult path, LeapExchange answer) {
        double[] grid = side.gridFactors(path);
        series("Key\\Grid Emission Factor", grid, answer, path);
        for (int t = 0; t < grid.length; t++) {
            if (answer.gridFactor()[t] != grid[t]) {
                throw failure(
                        "grid factor",
                        path.year(t),
                        "found " + answer.gridFactor()[t] + " t CO2/MWh, this year's plants have " + grid[t]);
            }
        }
        for (int s = 0; s < economy.given().sectors().size(); s++) {
            if (side.linked(s)) {
                int sector = s;
                double[] index = new double[grid.length];
                Arrays.setAll(index, t -> path.year(t).outputIndex(sector));
                series(side.driver(s), index, answer, path);
            }
        }
        AreaResult anew = side.areaModel().evaluate(answer.inputs());
        for (int t = 0; t < grid.length; t++) {
            double[] own = side.energy(anew, path.year(t).year());
            for (int c = 0; c < own.length; c++) {
                double answered = answer.energy()[t][c];
                if (Math.abs(answered - own[c]) > ROUNDING * Math.max(answered, own[c])) {
                    throw failure(
                            side.linkCells().get(c).name(),
                            path.year(t),
                            answered + " Mtce answered, activity times intensity of the area's branches is " + own[c]);
                }
            }
        }
    }

    private void series(String key, double[] expected, LeapExchange answer, PathResult path) {
        double[] found = answer.inputs().series().getOrDefault(key, new double[0]);
        for (int t = 0; t < expected.length; t++) {
            if (t >= found.length || found[t] != expected[t]) {
                throw failure(
                        key,
                        path.year(t),
                        "the area was given " + (t < found.length ? String.valueOf(found[t]) : "nothing")
                                + ", the economy has " + expected[t]);
            }
        }
    }

    private SubmodelFailure failure(String item, EconomyYear year, String what) {
        return new SubmodelFailure(
                "LEAP, " + item,
                year.year(),
                "LEAP, scenario " + scenario + ", " + item + ", year " + year.year() + ": " + what);
    }
}
