package org.cgeleap.coupling.loop;

import java.util.List;
import java.util.stream.IntStream;
import org.cgeleap.calibration.economy.Economy;
import org.cgeleap.calibration.economy.EnergyRole;
import org.cgeleap.coupling.path.ReferenceEnergy;

/**
 * The exchanged vector of a scenario: for each year after the alignment year ln q̄ of every cell, then the extra
 * technology cost of every linked sector over its output of the base year. Feedstock keeps its share of a cell's final
 * use of the alignment year.
 */
public final class ExchangeVector {
    /** A cell's reference energy below this share of the alignment year's is no use at all. */
    private static final double NO_USE = 1e-9;

    private final Economy economy;
    private final ReferenceEnergy trends;
    private final List<LinkCell> cells;
    private final int[] sectors;
    private final int firstIndex;
    private final double[] floor;
    private final double[] feedstockShare;

    ExchangeVector(Economy economy, ReferenceEnergy trends, List<LinkCell> cells) {
        this.economy = economy;
        this.trends = trends;
        this.cells = cells;
        this.sectors = IntStream.range(0, economy.given().sectors().size())
                .filter(s ->
                        economy.accounts().output()[s] > 0 && cells.stream().anyMatch(c -> c.sector() == s))
                .toArray();
        this.firstIndex = economy.given().years().index(trends.firstYear());
        this.floor = new double[cells.size()];
        this.feedstockShare = new double[cells.size()];
        for (int c = 0; c < floor.length; c++) {
            LinkCell cell = cells.get(c);
            double use = trends.finalUse(0, cell.good(), cell.sector());
            double material = trends.mtce()[0][EnergyRole.FEEDSTOCK.index()][cell.good()][cell.sector()];
            floor[c] = Math.max(NO_USE * use, Double.MIN_NORMAL);
            feedstockShare[c] = use > 0 ? material / use : 0;
        }
    }

    /** Number of components. */
    public int size() {
        return trends.years() * perYear();
    }

    private int perYear() {
        return cells.size() + sectors.length;
    }

    /** Index of the first year of the exchange, 0 the base year. */
    int firstIndex() {
        return firstIndex;
    }

    /** Years of the exchange. */
    int years() {
        return trends.years();
    }

    /** Calendar year of a component. */
    public int year(int component) {
        return trends.firstYear() + component / perYear();
    }

    /** Sector and fuel, or the sector's technology cost. */
    public String item(int component) {
        int i = component % perYear();
        return i < cells.size()
                ? cells.get(i).name()
                : economy.userCode(sectors[i - cells.size()]) + " technology cost";
    }

    /** Position of a cell in a year, 0 the base year; −1 before the exchange begins. */
    int position(int t, int cell) {
        return t < firstIndex ? -1 : (t - firstIndex) * perYear() + cell;
    }

    /** The vector of what LEAP answered. */
    double[] of(LeapExchange answer) {
        return of(answer.reference(), answer.technologyCapital());
    }

    /** The vector of reference intensities without extra technology cost. */
    double[] of(double[][] reference) {
        return of(
                reference,
                new double[reference.length][economy.given().sectors().size()]);
    }

    /** The vector of the trends alone: the alignment year's intensities, moved as the case says. */
    double[] ofTrends() {
        double[][] reference = new double[firstIndex + trends.years()][cells.size()];
        for (int t = firstIndex; t < reference.length; t++) {
            for (int c = 0; c < cells.size(); c++) {
                reference[t][c] = trends.finalUse(
                        t - firstIndex, cells.get(c).good(), cells.get(c).sector());
            }
        }
        return of(reference);
    }

    private double[] of(double[][] reference, double[][] technologyCapital) {
        double[] x = new double[size()];
        int i = 0;
        for (int t = firstIndex; t < firstIndex + trends.years(); t++) {
            for (int c = 0; c < cells.size(); c++) {
                // a NaN stays one: it must be seen, not become the floor
                x[i++] = Math.log(reference[t][c] < floor[c] ? floor[c] : reference[t][c]);
            }
            for (int s : sectors) {
                x[i++] = technologyCapital[t][s] / economy.accounts().output()[s];
            }
        }
        return x;
    }

    /** What the economy is solved with. */
    ReferenceEnergy reference(double[] x) {
        ReferenceEnergy reference = trends.copy();
        int i = 0;
        for (int t = 0; t < reference.years(); t++) {
            double[][][] roles = reference.mtce()[t];
            for (int c = 0; c < cells.size(); c++) {
                double q = Math.exp(x[i++]);
                // the floor comes back from its logarithm with a rounding error
                double use = q <= 2 * floor[c] ? 0 : q;
                LinkCell cell = cells.get(c);
                roles[EnergyRole.ENERGY.index()][cell.good()][cell.sector()] = use * (1 - feedstockShare[c]);
                roles[EnergyRole.FEEDSTOCK.index()][cell.good()][cell.sector()] = use * feedstockShare[c];
            }
            for (int s : sectors) {
                // an extrapolation may go below nothing, where an input quantity cannot
                reference.technologyCapital()[t][s] =
                        Math.max(0, x[i++]) * economy.accounts().output()[s];
            }
        }
        return reference;
    }
}
