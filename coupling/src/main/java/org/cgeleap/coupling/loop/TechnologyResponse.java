package org.cgeleap.coupling.loop;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.cgeleap.calibration.casefile.LinkFile;
import org.cgeleap.calibration.casefile.LinkRow;
import org.cgeleap.calibration.casefile.ParameterTable;
import org.cgeleap.calibration.casefile.PriceResponse;
import org.cgeleap.calibration.economy.AlignedEconomy;
import org.cgeleap.calibration.economy.Economy;
import org.cgeleap.calibration.economy.EconomyYear;
import org.cgeleap.calibration.economy.EnergyPrice;
import org.cgeleap.coupling.path.PathResult;
import org.cgeleap.leap.AreaInputs;
import org.cgeleap.leap.AreaModel;
import org.cgeleap.leap.AreaResult;
import org.cgeleap.leap.TechnologyOption;
import org.cgeleap.leap.area.BranchKind;

/**
 * Technology shares that answer to cost, of the branches whose price response is {@code technology}: in every process
 *
 * <pre>
 *   share(j) = a(j) exp(−λ c(j) / c̄) / Σ a(k) exp(−λ c(k) / c̄)
 *   c(j) = (annuity + O&amp;M)(j) · rental price of capital + Σ fuels intensity(j, n) · (price(n) + (1 − capture(j)) · permits(n))
 * </pre>
 *
 * The weights a are those with which the scenario's own shares hold at the prices of the alignment year; c̄ is the mean
 * cost of the process there, so that the strength λ ({@code technology_response}) is a pure number. Of a process with
 * stocks it is the shares of new capacity that answer.
 */
final class TechnologyResponse {
    private final Economy economy;
    private final String scenario;
    private final AreaModel model;
    private final List<LinkRow> rows;
    private final List<LinkCell> cells;
    private final EconomyYear alignment;
    private final int firstIndex;

    TechnologyResponse(
            AlignedEconomy aligned, String scenario, AreaModel model, List<LinkRow> rows, List<LinkCell> cells) {
        this.economy = aligned.economy();
        this.scenario = scenario;
        this.model = model;
        this.rows = rows.stream()
                .filter(r -> r.response() == PriceResponse.TECHNOLOGY)
                .toList();
        this.cells = cells;
        this.alignment = aligned.last();
        this.firstIndex = economy.given().years().index(alignment.year()) + 1;
    }

    /** Whether no branch answers this way. */
    boolean none() {
        return rows.isEmpty();
    }

    /** The inputs with shares that answer to the prices of a path. */
    AreaInputs with(AreaInputs inputs, PathResult path) {
        AreaResult base = model.evaluate(inputs);
        AreaInputs answered = inputs;
        for (LinkRow row : rows) {
            Prices prices = new Prices(row, path);
            for (int process : processesBelow(model, row.branch())) {
                answered = process(answered, base, prices, process, path.years().size());
            }
        }
        return answered;
    }

    private AreaInputs process(AreaInputs inputs, AreaResult base, Prices prices, int process, int years) {
        List<TechnologyOption> options = base.technologies().options(process);
        double[][] factor = new double[options.size()][model.yearCount()];
        for (double[] byYear : factor) {
            Arrays.fill(byYear, 1);
        }
        for (int t = firstIndex; t < model.yearCount(); t++) {
            int priced = Math.min(t, years - 1); // the area may go on after the horizon
            double[] share = new double[options.size()];
            double[] change = new double[options.size()];
            double mean = 0;
            for (int j = 0; j < share.length; j++) {
                share[j] = options.get(j).share()[t];
                double before = prices.cost(options.get(j), t, firstIndex - 1);
                change[j] = prices.cost(options.get(j), t, priced) - before;
                mean += share[j] * before;
            }
            if (!(mean > 0)) {
                continue; // costs nothing, or is not used
            }
            double[] answered = shares(share, change, prices.strength(priced) / mean);
            for (int j = 0; j < share.length; j++) {
                factor[j][t] = share[j] > 0 ? answered[j] / share[j] : 1;
            }
        }
        AreaInputs answered = inputs;
        for (int j = 0; j < factor.length; j++) {
            TechnologyOption option = options.get(j);
            String path = model.branchPath(option.branch());
            String variable = option.variable().label();
            double[] written = new double[model.yearCount()];
            for (int t = 0; t < written.length; t++) {
                written[t] = base.value(path, variable, model.years()[t]) * factor[j][t];
            }
            answered = answered.withValues(path, variable, written);
        }
        return answered;
    }

    /**
     * The logit's closed form: odds change by exp(−λ (Δc(i) − Δc(j))).
     *
     * @param base shares at reference cost, not negative; what they sum to is kept
     * @param change of cost from there
     * @param strength λ per unit of cost
     */
    static double[] shares(double[] base, double[] change, double strength) {
        double least = Double.POSITIVE_INFINITY;
        double sum = 0;
        for (int j = 0; j < base.length; j++) {
            least = base[j] > 0 ? Math.min(least, change[j]) : least;
            sum += base[j];
        }
        double[] shares = new double[base.length];
        double weights = 0;
        for (int j = 0; j < base.length; j++) {
            // the cheapest has weight one: no exponential overflows
            shares[j] = base[j] > 0 ? base[j] * Math.exp(-strength * (change[j] - least)) : 0;
            weights += shares[j];
        }
        for (int j = 0; j < base.length && weights > 0; j++) {
            shares[j] *= sum / weights;
        }
        return shares;
    }

    /** Processes at or below a branch. */
    static int[] processesBelow(AreaModel model, String path) {
        return IntStream.range(0, model.branchCount())
                .filter(b -> model.branch(b).kind() == BranchKind.PROCESS)
                .filter(b ->
                        model.branchPath(b).equals(path) || model.branchPath(b).startsWith(path + "\\"))
                .toArray();
    }

    /** What the sector of a row pays by year: prices of the area's fuels, and of capital against the alignment year. */
    private final class Prices {
        private final LinkRow row;
        private final int first;
        private final EnergyPrice[][] energy;
        private final double[] capital;

        Prices(LinkRow row, PathResult path) {
            this.row = row;
            this.first = economy.given().years().base();
            int sector = economy.given().sectorIndex(row.sector());
            this.energy = new EnergyPrice[path.years().size()][model.fuelCount()];
            this.capital = new double[energy.length];
            for (int t = firstIndex - 1; t < energy.length; t++) {
                EconomyYear year = path.year(t);
                capital[t] = year.rental() / alignment.rental();
                for (LinkCell cell : cells) {
                    if (cell.sector() == sector) {
                        energy[t][cell.leapFuel()] = year.energyPrice(cell.good(), sector);
                    }
                }
            }
        }

        /** Cost of a technology of one year at the prices of another, 10⁸ yuan per unit of activity. */
        double cost(TechnologyOption option, int t, int priced) {
            double cost = option.cost()[t] * capital[priced];
            for (int n = 0; n < energy[priced].length; n++) {
                EnergyPrice price = energy[priced][n];
                if (price != null) { // a fuel the sector never uses has no price and no use
                    cost += option.intensity()[n][t] * (price.fuel() + (1 - option.capture()[t]) * price.carbon());
                }
            }
            return cost;
        }

        double strength(int t) {
            ParameterTable table = economy.given().parameters();
            double all = table.value(LinkFile.LOGIT, scenario, first + t, 0);
            return table.value(LinkFile.LOGIT + "." + row.sector(), scenario, first + t, all);
        }
    }
}
