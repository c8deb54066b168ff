package org.cgeleap.coupling.loop;

import java.util.List;
import java.util.stream.IntStream;
import org.cgeleap.calibration.economy.Economy;
import org.cgeleap.calibration.economy.EnergyRole;
import org.cgeleap.calibration.economy.GenerationMix;
import org.cgeleap.coupling.path.ReferenceEnergy;

/**
 * The exchanged vector of a scenario: for each year after the alignment year ln q̄ of every cell, then the extra
 * technology cost of every linked sector over its output of the base year, then, where the case links LEAP's power module,
 * the share of every linked technology in generation. Feedstock keeps its share of a cell's final use of the alignment
 * year.
 */
public final class ExchangeVector {
    /** A cell's reference energy below this share of the alignment year's is no use at all. */
    private static final double NO_USE = 1e-9;

    /** Extra technology cost below this part of a sector's output is the rounding of equal costs. */
    private static final double NO_COST = 1e-12;

    private final Economy economy;
    private final ReferenceEnergy trends;
    private final List<LinkCell> cells;
    private final int[] sectors;
    private final int[] plants;
    private final int firstIndex;
    private final double[] floor;
    private final double[] feedstockShare;

    /**
     * The layout of a scenario.
     *
     * @param economy whose sectors and energy goods the cells are of
     * @param trends of the scenario without LEAP: what no cell stands for, and how feedstock shares in a cell
     * @param cells linked pairs of sector and energy good, in the order of the vector
     */
    public ExchangeVector(Economy economy, ReferenceEnergy trends, List<LinkCell> cells) {
        this.economy = economy;
        this.trends = trends;
        this.cells = cells;
        this.sectors = IntStream.range(0, economy.given().sectors().size())
                .filter(s ->
                        economy.accounts().output()[s] > 0 && cells.stream().anyMatch(c -> c.sector() == s))
                .toArray();
        this.plants = IntStream.range(0, economy.given().technologies().size())
                .filter(g -> economy.given()
                        .powerLink()
                        .technologies()
                        .contains(economy.given().technologies().get(g).code()))
                .filter(g -> economy.generate(g) >= 0)
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

    /** {@return number of components} */
    public int size() {
        return trends.years() * perYear();
    }

    /**
     * Components of a year.
     *
     * @return cells, linked sectors and linked technologies together
     */
    public int perYear() {
        return cells.size() + sectors.length + plants.length;
    }

    /** Whether it has shares of generation, as LEAP's power module is linked. */
    boolean sharesGeneration() {
        return plants.length > 0;
    }

    /** {@return index of the first year of the exchange, 0 the base year} */
    public int firstIndex() {
        return firstIndex;
    }

    /** {@return years of the exchange} */
    public int years() {
        return trends.years();
    }

    /**
     * Calendar year of a component.
     *
     * @param component of the whole vector
     * @return its year
     */
    public int year(int component) {
        return trends.firstYear() + component / perYear();
    }

    /** {@return number of cells; the components of a year after them are technology costs} */
    public int cellCount() {
        return cells.size();
    }

    /**
     * Sector of a component of a year.
     *
     * @param ofYear component of a year that is a cell or a technology cost
     * @return index of the case's sector
     */
    public int sector(int ofYear) {
        return ofYear < cells.size() ? cells.get(ofYear).sector() : sectors[ofYear - cells.size()];
    }

    /**
     * Sector and fuel, or the sector's technology cost.
     *
     * @param component of the whole vector
     * @return its name in messages and files
     */
    public String item(int component) {
        int i = component % perYear();
        if (i < cells.size()) {
            return cells.get(i).name();
        }
        int after = i - cells.size();
        return after < sectors.length
                ? economy.userCode(sectors[after]) + " technology cost"
                : economy.given()
                                .technologies()
                                .get(plants[after - sectors.length])
                                .code() + " share of generation";
    }

    /** Position of a cell in a year, 0 the base year; −1 before the exchange begins. */
    int position(int t, int cell) {
        return t < firstIndex ? -1 : (t - firstIndex) * perYear() + cell;
    }

    /**
     * {@return the vector of what LEAP answered}
     *
     * @param answer of LEAP to a path
     */
    public double[] of(LeapExchange answer) {
        return of(
                answer.reference(),
                answer.technologyCapital(),
                plants.length == 0 ? new double[0][] : answer.power().shares());
    }

    /** The vector of reference intensities without extra technology cost, with the alignment year's shares of generation. */
    double[] of(double[][] reference) {
        return of(
                reference,
                new double[reference.length][economy.given().sectors().size()],
                fromFirst(trends.generation()));
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

    /**
     * {@return the vector of what the economy was solved with}
     *
     * @param reference quantities and technology costs by year
     */
    public double[] of(ReferenceEnergy reference) {
        double[][] intensity = new double[firstIndex + trends.years()][cells.size()];
        double[][] capital = new double[intensity.length][];
        for (int t = firstIndex; t < intensity.length; t++) {
            for (int c = 0; c < cells.size(); c++) {
                intensity[t][c] = reference.finalUse(
                        t - firstIndex, cells.get(c).good(), cells.get(c).sector());
            }
            capital[t] = reference.technologyCapital()[t - firstIndex];
        }
        return of(intensity, capital, fromFirst(reference.generation()));
    }

    /** By year from the base year on, of a table that begins after the alignment year. */
    private double[][] fromFirst(double[][] table) {
        double[][] moved = new double[firstIndex + table.length][];
        System.arraycopy(table, 0, moved, firstIndex, table.length);
        return moved;
    }

    private double[] of(double[][] reference, double[][] technologyCapital, double[][] shares) {
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
            for (int g : plants) {
                x[i++] = shares[t][g];
            }
        }
        return x;
    }

    /**
     * Adds to the rates of a year's parameters what rates of the vector's components of that year move.
     *
     * @param in the economy whose parameters they are
     * @param reference quantities the economy was solved with
     * @param t index of the year, 0 the base year
     * @param dx rates of the year's components
     * @param dParameters rates of the economy's parameters in that year; added to
     */
    public void move(Economy in, ReferenceEnergy reference, int t, double[] dx, double[] dParameters) {
        int year = t - firstIndex;
        for (int c = 0; c < cells.size(); c++) {
            LinkCell cell = cells.get(c);
            for (EnergyRole role : new EnergyRole[] {EnergyRole.ENERGY, EnergyRole.FEEDSTOCK}) {
                int parameter = in.energyParameter(role, cell.good(), cell.sector());
                if (parameter >= 0) {
                    dParameters[parameter] += reference.mtce()[year][role.index()][cell.good()][cell.sector()]
                            * in.averagePrice(cell.good())
                            * dx[c];
                }
            }
        }
        for (int i = 0; i < sectors.length; i++) {
            double output = in.accounts().output()[sectors[i]];
            if (reference.technologyCapital()[year][sectors[i]] > NO_COST * output) {
                dParameters[in.technologyCapital(sectors[i])] += dx[cells.size() + i] * output;
            }
        }
    }

    /**
     * {@return what the economy is solved with}
     *
     * @param x the exchanged vector
     */
    public ReferenceEnergy reference(double[] x) {
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
            double all = 0;
            for (int g : plants) {
                double share = x[i++];
                reference.generation()[t][g] = share < GenerationMix.NO_SHARE ? 0 : share;
                all += reference.generation()[t][g];
            }
            for (int g : plants) {
                reference.generation()[t][g] /= all;
            }
        }
        return reference;
    }
}
