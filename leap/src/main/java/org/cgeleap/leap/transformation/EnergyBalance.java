package org.cgeleap.leap.transformation;

import java.util.ArrayList;
import java.util.List;
import org.cgeleap.leap.transformation.BalanceRow.Kind;

/**
 * Energy balance of a year: primary supply, transformation by module, final demand by sector, by fuel.
 *
 * <p>For every fuel: supply + Σ modules − own use − losses − waste + unmet − statistical difference = final demand.
 */
public final class EnergyBalance {
    private final List<BalanceRow> rows = new ArrayList<>();
    private final int fuels;

    private EnergyBalance(int fuels) {
        this.fuels = fuels;
    }

    /**
     * Draws up the balance of a year.
     *
     * @param result of the chain
     * @param t year by index, 0 = base year
     * @param sectors names of the demand sectors
     * @param bySector final demand of each sector by fuel, in the year
     * @return the balance, its rows in order
     */
    public static EnergyBalance of(TransformationResult result, int t, List<String> sectors, double[][] bySector) {
        ChainYear year = result.years().get(t);
        EnergyBalance balance = new EnergyBalance(year.requirement().length);
        balance.supply(result, year, t);
        balance.modules(result, year);
        double[] difference = new double[balance.fuels];
        for (int f = 0; f < balance.fuels; f++) {
            difference[f] = -result.statisticalDifference()[f][t];
        }
        balance.rows.add(new BalanceRow(Kind.UNMET, "", year.unmet().clone()));
        balance.rows.add(new BalanceRow(Kind.STATISTICAL_DIFFERENCE, "", difference));
        double[] total = new double[balance.fuels];
        for (int s = 0; s < sectors.size(); s++) {
            balance.rows.add(new BalanceRow(Kind.FINAL_DEMAND, sectors.get(s), bySector[s].clone()));
            for (int f = 0; f < balance.fuels; f++) {
                total[f] += bySector[s][f];
            }
        }
        balance.rows.add(new BalanceRow(Kind.TOTAL_FINAL_DEMAND, "", total));
        return balance;
    }

    private void supply(TransformationResult result, ChainYear year, int t) {
        double[] imports = year.imports().clone();
        double[] exports = new double[fuels];
        double[] draw = new double[fuels];
        double[] primary = new double[fuels];
        for (int f = 0; f < fuels; f++) {
            exports[f] = -year.exports()[f];
            draw[f] = result.stockDraw()[f][t];
        }
        List<ConversionModule> modules = result.chain().modules();
        for (int m = 0; m < modules.size(); m++) {
            for (int o = 0; o < modules.get(m).outputs().size(); o++) {
                int f = modules.get(m).outputs().get(o).fuel();
                imports[f] += year.modules().get(m).imported()[o];
                exports[f] -= year.modules().get(m).exported()[o];
            }
        }
        for (int f = 0; f < fuels; f++) {
            primary[f] = year.production()[f] + imports[f] + exports[f] + draw[f];
        }
        rows.add(new BalanceRow(Kind.PRODUCTION, "", year.production().clone()));
        rows.add(new BalanceRow(Kind.IMPORTS, "", imports));
        rows.add(new BalanceRow(Kind.EXPORTS, "", exports));
        rows.add(new BalanceRow(Kind.STOCK_CHANGE, "", draw));
        rows.add(new BalanceRow(Kind.PRIMARY_SUPPLY, "", primary));
    }

    private void modules(TransformationResult result, ChainYear year) {
        double[] ownUse = new double[fuels];
        double[] losses = new double[fuels];
        double[] wasted = new double[fuels];
        List<ConversionModule> modules = result.chain().modules();
        for (int m = modules.size() - 1; m >= 0; m--) { // from the resources down to demand, as a balance is read
            ConversionModule module = modules.get(m);
            ModuleYear of = year.modules().get(m);
            double[] net = new double[fuels];
            for (int o = 0; o < module.outputs().size(); o++) {
                net[module.outputs().get(o).fuel()] += of.produced()[o];
                wasted[module.outputs().get(o).fuel()] -= of.wasted()[o];
            }
            for (int f = 0; f < fuels; f++) {
                net[f] -= of.consumed()[f];
                ownUse[f] -= of.ownUse()[f];
            }
            for (int j = 0; j < module.processes().size(); j++) {
                double consumed = of.input()[j];
                for (FuelShare feedstock : module.processes().get(j).feedstocks()) {
                    double share = consumed > 0 ? of.lost()[j] * feedstock.share()[year.index()] : 0;
                    net[feedstock.fuel()] += share;
                    losses[feedstock.fuel()] -= share;
                }
            }
            rows.add(new BalanceRow(Kind.TRANSFORMATION, module.name(), net));
        }
        rows.add(new BalanceRow(Kind.OWN_USE, "", ownUse));
        rows.add(new BalanceRow(Kind.LOSSES, "", losses));
        rows.add(new BalanceRow(Kind.WASTED, "", wasted));
    }

    /** {@return the rows in order} */
    public List<BalanceRow> rows() {
        return List.copyOf(rows);
    }

    /**
     * {@return a row without a name of its own}
     *
     * @param kind of a row that a balance has once
     * @throws java.util.NoSuchElementException if the balance has no such row
     */
    public BalanceRow row(Kind kind) {
        return rows.stream().filter(r -> r.kind() == kind).findFirst().orElseThrow();
    }

    /**
     * {@return what is left of a fuel when final demand is taken off all supply: 0 within rounding}
     *
     * @param fuel index of the fuel
     */
    public double gap(int fuel) {
        double supply = 0;
        for (BalanceRow row : rows) {
            switch (row.kind()) {
                case PRODUCTION, IMPORTS, EXPORTS, STOCK_CHANGE, PRIMARY_SUPPLY, FINAL_DEMAND -> {}
                case TOTAL_FINAL_DEMAND -> supply -= row.byFuel()[fuel];
                default -> supply += row.byFuel()[fuel];
            }
        }
        return supply + row(Kind.PRIMARY_SUPPLY).byFuel()[fuel];
    }

    /**
     * {@return sum of all flows of a fuel without sign, the scale of {@link #gap}}
     *
     * @param fuel index of the fuel
     */
    public double turnover(int fuel) {
        double sum = 0;
        for (BalanceRow row : rows) {
            sum += Math.abs(row.byFuel()[fuel]);
        }
        return sum;
    }
}
