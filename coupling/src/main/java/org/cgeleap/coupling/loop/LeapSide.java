package org.cgeleap.coupling.loop;

import java.util.Arrays;
import java.util.List;
import org.cgeleap.calibration.casefile.LinkRow;
import org.cgeleap.calibration.casefile.PriceResponse;
import org.cgeleap.calibration.casefile.Years;
import org.cgeleap.calibration.economy.AlignedEconomy;
import org.cgeleap.calibration.economy.Economy;
import org.cgeleap.calibration.economy.EconomyYear;
import org.cgeleap.coupling.path.PathResult;
import org.cgeleap.leap.AreaInputs;
import org.cgeleap.leap.AreaModel;
import org.cgeleap.leap.AreaResult;

/**
 * The bottom-up side of one scenario: takes output, price response and grid factor from a path of the economy, gives
 * energy, reference intensities and extra technology cost back (MODEL.md §7, steps 2 and 3). Up to the alignment year
 * energy is data; the factor on the area's own figure that gives it is kept after the alignment year.
 */
public final class LeapSide implements BottomUp {
    private final Economy economy;
    private final String scenario;
    private final AreaModel model;
    private final AreaModel referenceModel;
    private final List<LinkRow> rows;
    private final List<LinkCell> cells;
    private final int[] branches;
    private final int[] rowSectors;
    private final double[][][] parts;
    private final ExtraCost cost;
    private final double[][][] alignment;
    private final GridFactor gridFactor;
    private final TechnologyResponse technologies;
    private final PowerSide power;
    private final AlignedEconomy aligned;

    /**
     * A side.
     * @param aligned economy solved to the alignment year
     * @param scenario name, by which the case's numbers are looked up
     * @param model the scenario's area
     * @param referenceModel the area against whose technology cost the extra cost is counted
     * @param rows of the link: branch, sector and fuels
     */
    public LeapSide(
            AlignedEconomy aligned, String scenario, AreaModel model, AreaModel referenceModel, List<LinkRow> rows) {
        this.economy = aligned.economy();
        this.scenario = scenario;
        this.model = model;
        this.referenceModel = referenceModel;
        this.rows = List.copyOf(rows);
        this.cells = LinkCells.of(economy, this.rows, model);
        this.branches =
                this.rows.stream().mapToInt(r -> model.branchIndex(r.branch())).toArray();
        this.rowSectors = this.rows.stream()
                .mapToInt(r -> economy.given().sectorIndex(r.sector()))
                .toArray();
        this.parts = LinkParts.of(economy.given(), this.rows, model.fuelCount(), (s, n) -> goodOf(s, n) >= 0);
        this.cost = new ExtraCost(economy.given(), model, referenceModel, this.rows);
        this.gridFactor = new GridFactor(aligned, scenario);
        this.technologies = new TechnologyResponse(aligned, scenario, model, this.rows, cells);
        this.power = new PowerSide(economy, model);
        this.aligned = aligned;
        this.alignment = align();
    }

    private LeapSide(LeapSide same, AlignedEconomy aligned) {
        this.economy = aligned.economy();
        this.scenario = same.scenario;
        this.model = same.model;
        this.referenceModel = same.referenceModel;
        this.rows = same.rows;
        this.cells = same.cells;
        this.branches = same.branches;
        this.rowSectors = same.rowSectors;
        this.parts = same.parts;
        this.cost = same.cost;
        this.gridFactor = new GridFactor(aligned, scenario);
        this.technologies = new TechnologyResponse(aligned, scenario, model, rows, cells);
        this.power = new PowerSide(economy, model);
        this.aligned = aligned;
        this.alignment = align();
    }

    /** {@return the same side for another alignment, of the same economy or of one with other parameters}
     * @param other alignment, of the same sectors and years */
    public LeapSide with(AlignedEconomy other) {
        return new LeapSide(this, other);
    }

    @Override
    public List<LinkCell> linkCells() {
        return cells;
    }

    /** {@return the link} */
    public List<LinkRow> linkRows() {
        return rows;
    }

    /** {@return the area of the scenario} */
    public AreaModel areaModel() {
        return model;
    }

    /** The area against whose technology cost the extra cost is counted. */
    AreaModel referenceModel() {
        return referenceModel;
    }

    /** {@return what the area's own figures are multiplied with: [row][LEAP fuel][year]; the array itself} */
    public double[][][] alignmentFactors() {
        return alignment;
    }

    /** What LEAP applies of the economy's price response: the nests' own where the row says so, else nothing. */
    private static double applied(LinkRow row, EconomyYear year, int good, int sector) {
        return good < 0 || row.response() != PriceResponse.CES ? 1 : year.response(good, sector);
    }

    private double[][][] align() {
        Years years = economy.given().years();
        AreaInputs inputs = AreaInputs.none(model);
        for (int s = 0; s < economy.given().sectors().size(); s++) {
            if (linked(s)) {
                double[] index = new double[years.count()];
                for (int t = 0; t < index.length; t++) {
                    index[t] = aligned.years()
                            .get(Math.min(t, aligned.years().size() - 1))
                            .outputIndex(s);
                }
                inputs = inputs.withSeries(driver(s), areaYears(model, index));
            }
        }
        AreaResult raw = model.evaluate(inputs);
        int last = years.index(years.alignment());
        double[][][] factors = new double[rows.size()][model.fuelCount()][years.count()];
        for (int r = 0; r < rows.size(); r++) {
            LinkRow row = rows.get(r);
            int sector = rowSectors[r];
            for (int n = 0; n < model.fuelCount(); n++) {
                int good = goodOf(sector, n);
                for (int t = 0; t <= last; t++) {
                    double target = parts[r][n][t];
                    if (good >= 0 && target > 0) {
                        // between the two ends the rows of a sector share what the aligned economy uses
                        target *= aligned.years().get(t).finalMtce(good, sector);
                    }
                    double own = 0;
                    for (int o = 0; o < branches.length; o++) {
                        if (rows.get(o).group().equals(row.group())) {
                            own += raw.energy(branches[o], n, years.base() + t);
                        }
                    }
                    double response = applied(row, aligned.years().get(t), good, sector);
                    if (target > 0 && !(own > 0)) {
                        throw new IllegalArgumentException("the LEAP area has no use of " + model.fuelCode(n)
                                + " below " + row.branch() + " in " + (years.base() + t)
                                + ", but the energy accounts have " + target
                                + " Mtce there; add a fuel use to a technology of that branch");
                    }
                    factors[r][n][t] = target > 0 ? target / (own * response) : 0;
                }
                for (int t = last + 1; t < years.count(); t++) {
                    factors[r][n][t] = factors[r][n][last];
                }
            }
        }
        return factors;
    }

    /** A series of the case's years for the area's: the area may go on after the horizon, where the last value stays. */
    static double[] areaYears(AreaModel area, double[] byYear) {
        double[] series = Arrays.copyOf(byYear, area.yearCount());
        for (int t = byYear.length; t < series.length; t++) {
            series[t] = byYear[byYear.length - 1];
        }
        return series;
    }

    private int goodOf(int sector, int leapFuel) {
        int cell = cellOf(sector, leapFuel);
        return cell < 0 ? -1 : cells.get(cell).good();
    }

    private int cellOf(int sector, int leapFuel) {
        for (int c = 0; c < cells.size(); c++) {
            if (cells.get(c).sector() == sector && cells.get(c).leapFuel() == leapFuel) {
                return c;
            }
        }
        return -1;
    }

    /** {@return whether a sector's output drives the area}
     * @param sector index of the case's sector */
    public boolean linked(int sector) {
        String code = economy.given().sectors().get(sector).code();
        return rows.stream().anyMatch(r -> r.sector().equals(code));
    }

    /** Key that a sector's output drives. */
    String driver(int sector) {
        return "Key\\Output Index\\" + economy.given().sectors().get(sector).code();
    }

    @Override
    public double[][] startingReference(double[] growth) {
        AreaInputs inputs = AreaInputs.none(model);
        for (int s = 0; s < economy.given().sectors().size(); s++) {
            if (linked(s)) {
                inputs = inputs.withSeries(driver(s), areaYears(model, growth));
            }
        }
        for (int r = 0; r < rows.size(); r++) {
            LinkRow row = rows.get(r);
            int sector = rowSectors[r];
            for (int n = 0; n < model.fuelCount(); n++) {
                int good = goodOf(sector, n);
                // where LEAP's figure is at current prices, the nest is anchored with the response it has
                double anchored = good < 0 || row.response() == PriceResponse.CES
                        ? 1
                        : aligned.last().response(good, sector);
                double[] factor =
                        Arrays.stream(alignment[r][n]).map(f -> f / anchored).toArray();
                inputs = inputs.withIntensityFactor(branches[r], n, areaYears(model, factor));
            }
        }
        AreaResult result = model.evaluate(inputs);
        double[][] reference = new double[growth.length][];
        for (int t = 0; t < growth.length; t++) {
            reference[t] = energy(result, economy.given().years().base() + t);
            for (int c = 0; c < reference[t].length; c++) {
                reference[t][c] /= growth[t];
            }
        }
        return reference;
    }

    /** Energy of the cells in a year, Mtce. */
    double[] energy(AreaResult result, int year) {
        double[] energy = new double[cells.size()];
        for (int c = 0; c < energy.length; c++) {
            for (int r = 0; r < branches.length; r++) {
                if (rowSectors[r] == cells.get(c).sector()) {
                    energy[c] += result.energy(branches[r], cells.get(c).leapFuel(), year);
                }
            }
        }
        return energy;
    }

    @Override
    public LeapExchange starting(PathResult path) {
        return evaluate(path, false);
    }

    @Override
    public LeapExchange evaluate(PathResult path) {
        return evaluate(path, true);
    }

    private LeapExchange evaluate(PathResult path, boolean enough) {
        int years = path.years().size();
        double[] grid = gridFactors(path);
        LeapExchange.Received received = new LeapExchange.Received(
                new int[years], new double[years][cells.size()], new double[years][cells.size()]);
        for (int t = 0; t < years; t++) {
            EconomyYear year = path.year(t);
            received.years()[t] = year.year();
            for (int c = 0; c < cells.size(); c++) {
                LinkCell cell = cells.get(c);
                received.level()[t][c] = year.userLevel(cell.sector());
                received.response()[t][c] = year.response(cell.good(), cell.sector());
            }
        }
        AreaInputs inputs = withFactors(inputs(model, path, grid), received.response());
        if (!technologies.none()) {
            inputs = technologies.with(inputs, path);
        }
        inputs = power.with(inputs, path);
        AreaResult result = model.evaluate(inputs);
        double[][] energy = new double[years][];
        double[][] reference = new double[years][cells.size()];
        for (int t = 0; t < years; t++) {
            energy[t] = energy(result, received.years()[t]);
            for (int c = 0; c < cells.size(); c++) {
                double taken = received.response()[t][c] * received.level()[t][c];
                // a sector that a policy has closed has no intensity of its own: the one asked stands
                LinkCell cell = cells.get(c);
                reference[t][c] =
                        taken > 0 ? energy[t][c] / taken : path.year(t).referenceMtce(cell.good(), cell.sector());
            }
        }
        return new LeapExchange(
                inputs,
                result,
                energy,
                reference,
                technologyCapital(result, path, grid),
                grid,
                received,
                power.answer(result, path, enough));
    }

    /** t CO2/MWh of the electricity supplied in every year of a path. */
    double[] gridFactors(PathResult path) {
        double[] grid = new double[path.years().size()];
        Arrays.setAll(grid, t -> gridFactor.of(path.year(t)));
        return grid;
    }

    private AreaInputs inputs(AreaModel area, PathResult path, double[] grid) {
        int years = path.years().size();
        AreaInputs inputs = AreaInputs.none(area).withSeries("Key\\Grid Emission Factor", areaYears(area, grid));
        for (int s = 0; s < economy.given().sectors().size(); s++) {
            if (linked(s)) {
                double[] index = new double[years];
                for (int t = 0; t < years; t++) {
                    index[t] = path.year(t).outputIndex(s);
                }
                inputs = inputs.withSeries(driver(s), areaYears(area, index));
            }
        }
        return inputs;
    }

    /** With the factors on intensities: alignment times what LEAP applies of a cell's price response. */
    private AreaInputs withFactors(AreaInputs given, double[][] response) {
        AreaInputs inputs = given;
        for (int r = 0; r < branches.length; r++) {
            for (int n = 0; n < model.fuelCount(); n++) {
                int cell = rows.get(r).response() == PriceResponse.CES ? cellOf(rowSectors[r], n) : -1;
                double[] factor = alignment[r][n].clone();
                for (int t = 0; t < response.length; t++) {
                    factor[t] *= cell < 0 ? 1 : response[t][cell];
                }
                inputs = inputs.withIntensityFactor(branches[r], n, areaYears(model, factor));
            }
        }
        return inputs;
    }

    /** What the scenario's technologies cost above the reference scenario's, for the same activity. */
    private double[][] technologyCapital(AreaResult own, PathResult path, double[] grid) {
        int sectors = economy.given().sectors().size();
        double[][] levels = new double[path.years().size()][sectors];
        for (int t = 0; t < levels.length; t++) {
            for (int s = 0; s < sectors; s++) {
                levels[t][s] = path.year(t).userLevel(s);
            }
        }
        return costsNothing()
                ? new double[levels.length][sectors]
                : cost.extra(own, referenceModel.evaluate(referenceInputs(path, grid)), levels);
    }

    /** Whether the scenario's technologies are the reference scenario's, whatever the prices. */
    boolean costsNothing() {
        return model == referenceModel && technologies.none();
    }

    /** What the reference scenario's area is given of a path. */
    AreaInputs referenceInputs(PathResult path, double[] grid) {
        return inputs(referenceModel, path, grid);
    }

    /** The extra cost of technology. */
    ExtraCost cost() {
        return cost;
    }
}
