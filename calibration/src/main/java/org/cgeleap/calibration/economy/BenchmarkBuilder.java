package org.cgeleap.calibration.economy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cgeleap.calibration.casefile.Case;
import org.cgeleap.calibration.casefile.Technology;
import org.cgeleap.calibration.energy.Codes;
import org.cgeleap.calibration.energy.EnergyAccounts;
import org.cgeleap.calibration.energy.EnergyData;
import org.cgeleap.calibration.energy.EnergyHarmonisation;
import org.cgeleap.calibration.energy.HarmonisedEnergy;
import org.cgeleap.iotables.account.BaseTable;
import org.cgeleap.iotables.balance.BalanceProblem;
import org.cgeleap.iotables.balance.BalanceResult;
import org.cgeleap.iotables.balance.Ras;

/**
 * Brings the table in the case's sectors and the energy accounts of the base year into one benchmark (MODEL.md §2):
 * sales of energy within its own sector are netted to what the accounts book there, the energy rows become quantity ×
 * price by user, the other purchases are balanced to what is left (RAS), and inflow closes each row. Value added,
 * outputs of non-energy sectors, totals of final demand and foreign trade stay.
 */
public final class BenchmarkBuilder {
    private final Case given;
    private final TableFlows flows;
    private final EnergyData energyData;
    private final EnergyAccounts energy;
    private final int sectors;
    private final int fuels;
    private final int power;
    private final List<CellNote> changes = new ArrayList<>();

    private final double[][] z;
    private final double[] output;
    private final double[] household;
    private final double[] government;
    private final double[] investment;
    private final double[] exportFar;
    private final double[] exportNear;
    private final double[] importFar;
    private final double[] importNear;

    /**
     * A builder.
     *
     * @param given case
     * @param base table of the base year, in the case's sectors
     * @param energyData data of the energy accounts: prices, classes of users
     * @param energy accounts of the base year
     */
    public BenchmarkBuilder(Case given, BaseTable base, EnergyData energyData, EnergyAccounts energy) {
        this.given = given;
        this.energyData = energyData;
        this.energy = energy;
        this.sectors = given.sectors().size();
        this.fuels = given.energyGoods().size();
        this.power = given.sectorIndex(given.powerGood());
        this.flows = new TableFlows(given, base);
        this.z = flows.intermediate();
        this.output = flows.output();
        this.household = flows.spending(given.households());
        this.government = flows.spending(given.government());
        this.investment = flows.spending(base.mapping().savings());
        this.exportFar = flows.trade(given.far(), 1);
        this.exportNear = flows.trade(given.near(), 1);
        this.importFar = flows.trade(given.far(), -1);
        this.importNear = flows.trade(given.near(), -1);
    }

    private void note(String row, String column, double before, double after, String reason) {
        if (Math.abs(after - before) > 1e-12 * Math.max(1, Math.abs(before))) {
            changes.add(new CellNote(row, column, before, after, reason));
        }
    }

    private String code(int sector) {
        return given.sectors().get(sector).code();
    }

    private int sectorOf(int fuel) {
        return given.sectorIndex(given.energyGoods().get(fuel).code());
    }

    /**
     * Builds the benchmark.
     *
     * @return the accounts, and every cell that was changed
     */
    public Benchmark build() {
        double[] labour = flows.valueAdded(given.labour());
        double[] capital = flows.valueAdded(given.capital());
        double[] tax = flows.valueAdded("");
        double fixed = flows.fixedInvestment();
        double[] generation = EnergyQuantities.generation(given, energy);
        double[][][] mtce = EnergyQuantities.of(given, energy);
        double[][] taken = taken(mtce);
        netOwnSales(taken);
        replaceInflow(generation);
        HarmonisedEnergy harmonised = harmonise(taken);
        double[][] price = new double[fuels][sectors + 2];
        double householdEnergy = 0;
        double[] bySector = new double[sectors];
        for (int f = 0; f < fuels; f++) {
            int good = sectorOf(f);
            for (int u = 0; u < sectors + 2; u++) {
                double value = harmonised.value(u, f);
                price[f][u] = taken[f][u] > 0 ? value / taken[f][u] : 0;
                if (u < sectors) {
                    note(
                            code(good),
                            code(u),
                            z[good][u],
                            value,
                            "quantity of the energy accounts times price of the user");
                    z[good][u] = value;
                    bySector[u] += value;
                } else if (u == sectors) {
                    note(
                            code(good),
                            given.households(),
                            household[good],
                            value,
                            "quantity of the energy accounts times price");
                    householdEnergy += value - household[good];
                    household[good] = value;
                } else {
                    note(
                            code(good),
                            given.government(),
                            government[good],
                            value,
                            "the energy accounts have no use here");
                    government[good] = value;
                }
            }
        }
        keepTotal(household, householdEnergy, given.households());
        balanceMaterials(labour, capital, tax, bySector);
        closeRows();
        double[][] materials = new double[sectors][];
        for (int i = 0; i < sectors; i++) {
            materials[i] = given.isEnergy(i) ? new double[sectors] : z[i].clone();
        }
        double ownUse = energy.combustion(given.powerGood(), given.powerGood()) / EconomyBuilder.MTCE_PER_TWH;
        BenchmarkAccounts accounts = new BenchmarkAccounts(
                materials,
                mtce,
                EnergyQuantities.uncovered(given, energy),
                price,
                labour,
                capital,
                tax,
                household,
                government,
                investment,
                exportFar,
                exportNear,
                importFar,
                importNear,
                generation,
                energy.losses() + ownUse,
                output,
                fixed);
        return new Benchmark(accounts, harmonised, changes);
    }

    private double[][] taken(double[][][] mtce) {
        double[][] taken = new double[fuels][sectors + 2];
        for (double[][] role : mtce) {
            for (int f = 0; f < fuels; f++) {
                for (int u = 0; u < sectors + 2; u++) {
                    taken[f][u] += role[f][u];
                }
            }
        }
        return taken;
    }

    /** What an energy sector sells to itself is valued at the quantity booked there and the price of the others. */
    private void netOwnSales(double[][] taken) {
        for (int f = 0; f < fuels; f++) {
            int own = sectorOf(f);
            double value = household[own] + government[own];
            double quantity = -taken[f][own];
            for (int s = 0; s < sectors; s++) {
                value += s == own ? 0 : z[own][s];
            }
            for (double q : taken[f]) {
                quantity += q;
            }
            double after = quantity > 0 ? taken[f][own] * value / quantity : 0;
            // never more than half of what the sector makes: the rest of its cost could not be paid
            after = Math.min(after, Math.max(z[own][own], 0.5 * output[own]));
            note(
                    code(own),
                    code(own),
                    z[own][own],
                    after,
                    "sales within the sector netted to the quantity booked there");
            output[own] += after - z[own][own];
            z[own][own] = after;
        }
    }

    /** Power from outside is what the electricity balance has, at the price of generation; power sold outside is netted. */
    private void replaceInflow(double[] generation) {
        double paid = 0;
        double price = given.parameters().value("generation_price") * EconomyBuilder.VALUE_PER_TWH;
        for (int g = 0; g < generation.length; g++) {
            Technology technology = given.technologies().get(g);
            if (technology.kind() == Technology.Kind.INFLOW) {
                paid += generation[g] * price * (1 - technology.resourceShare());
            }
        }
        double before = importNear[power] + importFar[power] - exportNear[power] - exportFar[power];
        note(
                code(power),
                given.hasNear() ? given.near() : given.far(),
                before,
                paid,
                "net inflow of the electricity balance at the price of generation");
        double users = household[power] + government[power];
        for (int s = 0; s < sectors; s++) {
            users += s == power ? 0 : z[power][s];
        }
        // what is delivered must be worth what the sector makes and buys outside
        double delivered = output[power] - z[power][power] + paid;
        double scale = delivered / users;
        output[power] -= z[power][power];
        z[power][power] = 0;
        for (int s = 0; s < sectors; s++) {
            note(
                    code(power),
                    code(s),
                    z[power][s],
                    z[power][s] * scale,
                    "inflow of power as in the electricity balance");
            z[power][s] *= scale;
        }
        household[power] *= scale;
        government[power] *= scale;
        exportFar[power] = 0;
        exportNear[power] = 0;
        importFar[power] = 0;
        importNear[power] = 0;
    }

    private HarmonisedEnergy harmonise(double[][] taken) {
        List<String> users = new ArrayList<>();
        given.sectors().forEach(s -> users.add(s.code()));
        users.add(given.households());
        users.add(given.government());
        List<String> goods = given.energyGoods().stream().map(g -> g.code()).toList();
        double[][] value = new double[users.size()][fuels];
        double[][] quantity = new double[users.size()][fuels];
        for (int f = 0; f < fuels; f++) {
            int good = sectorOf(f);
            for (int u = 0; u < users.size(); u++) {
                value[u][f] = u < sectors ? z[good][u] : u == sectors ? household[good] : government[good];
                quantity[u][f] = taken[f][u];
            }
        }
        // the power good's total is what its sector delivers, so its average price follows and has no band
        return EnergyHarmonisation.harmonise(
                new Codes("user", users),
                new Codes("energy good", goods),
                value,
                quantity,
                energyData.userClasses(),
                energyData.priceBands(given.years().base()).stream()
                        .filter(b -> !b.good().equals(given.powerGood()))
                        .toList());
    }

    /** Takes what was added to the energy goods from the other goods, in proportion. */
    private void keepTotal(double[] byGood, double added, String account) {
        double others = 0;
        for (int i = 0; i < sectors; i++) {
            others += given.isEnergy(i) ? 0 : byGood[i];
        }
        for (int i = 0; i < sectors; i++) {
            if (!given.isEnergy(i)) {
                double after = byGood[i] * (1 - added / others);
                note(code(i), account, byGood[i], after, "total of the final use kept");
                byGood[i] = after;
            }
        }
    }

    /** Purchases other than energy: columns are what is left of output, rows keep their proportions. */
    private void balanceMaterials(double[] labour, double[] capital, double[] tax, double[] energyBySector) {
        List<String> rows = new ArrayList<>();
        List<Integer> goods = new ArrayList<>();
        for (int i = 0; i < sectors; i++) {
            if (!given.isEnergy(i)) {
                goods.add(i);
                rows.add(code(i));
            }
        }
        double[][] prior = new double[goods.size()][sectors];
        double[] rowTotals = new double[goods.size()];
        double[] columnTotals = new double[sectors];
        double rowSum = 0;
        double columnSum = 0;
        for (int s = 0; s < sectors; s++) {
            columnTotals[s] = output[s] - labour[s] - capital[s] - tax[s] - energyBySector[s];
            if (columnTotals[s] < 0) {
                throw new IllegalArgumentException(String.format(
                        Locale.ROOT,
                        "tables: energy of sector %s costs %.5g (10^8 yuan), %.5g more than its output leaves after"
                                + " value added; lower the price of the user in energy/user-classes.csv or check its"
                                + " quantity in the energy accounts",
                        code(s),
                        energyBySector[s],
                        -columnTotals[s]));
            }
            columnSum += columnTotals[s];
        }
        for (int k = 0; k < goods.size(); k++) {
            for (int s = 0; s < sectors; s++) {
                prior[k][s] = z[goods.get(k)][s];
                rowTotals[k] += prior[k][s];
            }
            rowSum += rowTotals[k];
        }
        for (int k = 0; k < rowTotals.length; k++) {
            rowTotals[k] *= columnSum / rowSum;
        }
        List<String> columns = given.sectors().stream().map(s -> s.code()).toList();
        BalanceResult balanced =
                new Ras().balance(BalanceProblem.ofMatrix(rows, columns, prior, rowTotals, columnTotals));
        for (int k = 0; k < goods.size(); k++) {
            for (int s = 0; s < sectors; s++) {
                double after = balanced.values()[k * sectors + s];
                note(rows.get(k), columns.get(s), prior[k][s], after, "balanced to the column after energy (RAS)");
                z[goods.get(k)][s] = after;
            }
        }
        // rounding of the balancing goes into the largest purchase of the column
        for (int s = 0; s < sectors; s++) {
            double sum = 0;
            int largest = goods.get(0);
            for (int i : goods) {
                sum += z[i][s];
                largest = z[i][s] > z[largest][s] ? i : largest;
            }
            z[largest][s] += columnTotals[s] - sum;
        }
    }

    /**
     * Inflow from the rest of the country closes the row, or from abroad where there is none; where it would be negative,
     * outflow does.
     */
    private void closeRows() {
        double[] in = given.hasNear() ? importNear : importFar;
        double[] out = given.hasNear() ? exportNear : exportFar;
        String partner = given.hasNear() ? given.near() : given.far();
        for (int i = 0; i < sectors; i++) {
            if (i == power) {
                continue;
            }
            double use = household[i] + government[i] + investment[i];
            for (int s = 0; s < sectors; s++) {
                use += z[i][s];
            }
            double other = given.hasNear() ? importFar[i] : 0;
            double inflow = use - (output[i] - exportFar[i] - exportNear[i]) - other;
            if (inflow < 0) {
                note(code(i), partner, out[i], out[i] - inflow, "outflow closes the row");
                out[i] -= inflow;
                inflow = 0;
            }
            note(partner, code(i), in[i], inflow, "inflow closes the row");
            in[i] = inflow;
        }
    }
}
