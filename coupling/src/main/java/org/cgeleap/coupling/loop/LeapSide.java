package org.cgeleap.coupling.loop;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.cgeleap.calibration.casefile.Case;
import org.cgeleap.calibration.casefile.LinkRow;
import org.cgeleap.calibration.casefile.PriceResponse;
import org.cgeleap.calibration.casefile.Years;
import org.cgeleap.calibration.economy.AlignedEconomy;
import org.cgeleap.calibration.economy.Economy;
import org.cgeleap.calibration.economy.EconomyYear;
import org.cgeleap.calibration.economy.EnergyRole;
import org.cgeleap.coupling.path.PathResult;
import org.cgeleap.leap.AreaInputs;
import org.cgeleap.leap.AreaModel;
import org.cgeleap.leap.AreaResult;

/**
 * The bottom-up side of one scenario: takes output, price response and grid factor from a path of the economy, gives
 * energy, reference intensities and extra technology cost back (MODEL.md §7, steps 2 and 3).
 *
 * <p>Up to the alignment year the branches' energy is data; the factor by which the area's own figure must be multiplied
 * to give it is kept after the alignment year.
 */
public final class LeapSide implements BottomUp {
    private final Economy economy;
    private final AreaModel model;
    private final AreaModel referenceModel;
    private final List<LinkRow> rows;
    private final List<LinkCell> cells;
    private final double[][][] alignment;
    private final GridFactor gridFactor;
    private final TechnologyResponse technologies;
    private final AlignedEconomy aligned;

    /**
     * Prepares a side.
     *
     * @param model the scenario's area
     * @param referenceModel the area against whose technology cost the extra cost is counted
     */
    public LeapSide(
            AlignedEconomy aligned, String scenario, AreaModel model, AreaModel referenceModel, List<LinkRow> rows) {
        this.economy = aligned.economy();
        this.model = model;
        this.referenceModel = referenceModel;
        this.rows = List.copyOf(rows);
        this.cells = cells();
        this.gridFactor = new GridFactor(aligned, scenario);
        this.technologies = new TechnologyResponse(aligned, scenario, model, this.rows, cells);
        this.aligned = aligned;
        this.alignment = align();
    }

    private List<LinkCell> cells() {
        Case given = economy.given();
        List<LinkCell> found = new ArrayList<>();
        for (int s = 0; s < given.sectors().size(); s++) {
            String code = given.sectors().get(s).code();
            if (rows.stream().noneMatch(r -> r.sector().equals(code))) {
                continue;
            }
            for (int f = 0; f < economy.fuels(); f++) {
                if (economy.energyParameter(EnergyRole.ENERGY, f, s) >= 0
                        || economy.energyParameter(EnergyRole.FEEDSTOCK, f, s) >= 0) {
                    int fuel = model.fuelIndex(given.energyGoods().get(f).leapFuel());
                    int good = f;
                    int sector = s;
                    boolean taken = found.stream().anyMatch(c -> c.sector() == sector && c.leapFuel() == fuel);
                    if (taken) {
                        throw new IllegalArgumentException("fuels.csv: sector " + code
                                + " uses two energy goods that are the LEAP fuel " + model.fuelCode(fuel)
                                + "; the link needs one for each");
                    }
                    found.add(new LinkCell(
                            sector,
                            good,
                            fuel,
                            code + " " + given.energyGoods().get(f).code()));
                }
            }
        }
        return List.copyOf(found);
    }

    @Override
    public List<LinkCell> linkCells() {
        return cells;
    }

    /** The link. */
    public List<LinkRow> linkRows() {
        return rows;
    }

    /** The area of the scenario. */
    public AreaModel areaModel() {
        return model;
    }

    /** Alignment factor by row, LEAP fuel and year: what the area's own figure is multiplied with. */
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
            int sector = economy.given().sectorIndex(row.sector());
            for (int n = 0; n < model.fuelCount(); n++) {
                int good = goodOf(sector, n);
                for (int t = 0; t <= last; t++) {
                    double share = last == 0 ? 1 : t / (double) last;
                    double target = between(row.target()[0][n], row.target()[1][n], share);
                    double together = together(row.sector(), n, share);
                    if (good >= 0 && together > 0) {
                        // between the two ends the rows of a sector share what the aligned economy uses
                        target *= aligned.years().get(t).finalMtce(good, sector) / together;
                    }
                    double own = 0;
                    for (LinkRow other : rows) {
                        if (other.group().equals(row.group())) {
                            own += raw.energy(model.branchIndex(other.branch()), n, years.base() + t);
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

    /** Energy of all groups of a sector between the two ends, Mtce. */
    private double together(String sector, int fuel, double share) {
        return rows.stream()
                .filter(r -> r.sector().equals(sector))
                .collect(Collectors.toMap(LinkRow::group, r -> r, (a, b) -> a))
                .values()
                .stream()
                .mapToDouble(r -> between(r.target()[0][fuel], r.target()[1][fuel], share))
                .sum();
    }

    /** As the alignment of the economy does: geometric where both ends are positive, else linear. */
    private static double between(double first, double last, double share) {
        return share == 0
                ? first
                : share == 1
                        ? last
                        : first > 0 && last > 0
                                ? first * Math.pow(last / first, share)
                                : first + share * (last - first);
    }

    /** A series of the case's years for the area's: the area may go on after the horizon, where the last value stays. */
    private static double[] areaYears(AreaModel area, double[] byYear) {
        double[] series = Arrays.copyOf(byYear, area.yearCount());
        for (int t = byYear.length; t < series.length; t++) {
            series[t] = byYear[byYear.length - 1];
        }
        return series;
    }

    private int goodOf(int sector, int leapFuel) {
        return cells.stream()
                .filter(c -> c.sector() == sector && c.leapFuel() == leapFuel)
                .mapToInt(LinkCell::good)
                .findFirst()
                .orElse(-1);
    }

    private boolean linked(int sector) {
        String code = economy.given().sectors().get(sector).code();
        return rows.stream().anyMatch(r -> r.sector().equals(code));
    }

    private String driver(int sector) {
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
            int sector = economy.given().sectorIndex(row.sector());
            for (int n = 0; n < model.fuelCount(); n++) {
                int good = goodOf(sector, n);
                // where LEAP's figure is at current prices, the nest is anchored with the response it has
                double anchored = good < 0 || row.response() == PriceResponse.CES
                        ? 1
                        : aligned.last().response(good, sector);
                double[] factor =
                        Arrays.stream(alignment[r][n]).map(f -> f / anchored).toArray();
                inputs = inputs.withIntensityFactor(model.branchIndex(row.branch()), n, areaYears(model, factor));
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
    private double[] energy(AreaResult result, int year) {
        double[] energy = new double[cells.size()];
        for (int c = 0; c < energy.length; c++) {
            String code = economy.given().sectors().get(cells.get(c).sector()).code();
            for (LinkRow row : rows) {
                if (row.sector().equals(code)) {
                    energy[c] += result.energy(
                            model.branchIndex(row.branch()), cells.get(c).leapFuel(), year);
                }
            }
        }
        return energy;
    }

    @Override
    public LeapExchange evaluate(PathResult path) {
        int years = path.years().size();
        double[] grid = new double[years];
        for (int t = 0; t < years; t++) {
            grid[t] = gridFactor.of(path.year(t));
        }
        AreaInputs inputs = inputs(model, path, grid, true);
        if (!technologies.none()) {
            inputs = technologies.with(inputs, path);
        }
        AreaResult result = model.evaluate(inputs);
        double[][] energy = new double[years][];
        double[][] reference = new double[years][cells.size()];
        LeapExchange.Received received = new LeapExchange.Received(
                new int[years], new double[years][cells.size()], new double[years][cells.size()]);
        for (int t = 0; t < years; t++) {
            EconomyYear year = path.year(t);
            received.years()[t] = year.year();
            energy[t] = energy(result, year.year());
            for (int c = 0; c < cells.size(); c++) {
                LinkCell cell = cells.get(c);
                received.level()[t][c] = year.userLevel(cell.sector());
                received.response()[t][c] = year.response(cell.good(), cell.sector());
                reference[t][c] = energy[t][c] / (received.response()[t][c] * received.level()[t][c]);
            }
        }
        return new LeapExchange(
                inputs, result, energy, reference, technologyCapital(result, path, grid), grid, received);
    }

    private AreaInputs inputs(AreaModel area, PathResult path, double[] grid, boolean responses) {
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
        if (!responses) {
            return inputs;
        }
        for (int r = 0; r < rows.size(); r++) {
            int sector = economy.given().sectorIndex(rows.get(r).sector());
            int branch = area.branchIndex(rows.get(r).branch());
            for (int n = 0; n < area.fuelCount(); n++) {
                int good = goodOf(sector, n);
                double[] factor = alignment[r][n].clone();
                for (int t = 0; t < years; t++) {
                    factor[t] *= applied(rows.get(r), path.year(t), good, sector);
                }
                inputs = inputs.withIntensityFactor(branch, n, areaYears(area, factor));
            }
        }
        return inputs;
    }

    /** What the scenario's technologies cost above the reference scenario's, for the same activity. */
    private double[][] technologyCapital(AreaResult own, PathResult path, double[] grid) {
        int years = path.years().size();
        double[][] extra = new double[years][economy.given().sectors().size()];
        if (model == referenceModel && technologies.none()) {
            return extra;
        }
        AreaResult other = referenceModel.evaluate(inputs(referenceModel, path, grid, false));
        for (LinkRow row : rows) {
            if (!row.technologyCost()) {
                continue;
            }
            int sector = economy.given().sectorIndex(row.sector());
            for (int process : TechnologyResponse.processesBelow(model, row.branch())) {
                int there = referenceModel.branchIndex(model.branchPath(process));
                for (int t = 0; t < years; t++) {
                    int year = path.year(t).year();
                    double activity = own.activity(process, year);
                    double activityThere = other.activity(there, year);
                    if (activity > 0 && activityThere > 0) {
                        extra[t][sector] += own.annualisedCost(process, year)
                                - other.annualisedCost(there, year) * activity / activityThere;
                    }
                }
            }
        }
        for (int t = 0; t < years; t++) {
            for (int s = 0; s < extra[t].length; s++) {
                // a cheaper technology is not paid back: an input quantity cannot be negative
                extra[t][s] = extra[t][s] > 0 ? extra[t][s] / path.year(t).userLevel(s) : 0;
            }
        }
        return extra;
    }
}
