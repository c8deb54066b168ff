package org.cgeleap.coupling.path;

import java.util.Arrays;
import org.cgeleap.calibration.casefile.Case;
import org.cgeleap.calibration.casefile.ParameterTable;
import org.cgeleap.calibration.economy.AlignedEconomy;
import org.cgeleap.calibration.economy.Economy;
import org.cgeleap.calibration.economy.EconomyYear;
import org.cgeleap.calibration.economy.EnergyRole;

/**
 * Reference quantities of a scenario after the alignment year: q̄ of MODEL.md §7, and LEAP's extra capital input.
 *
 * @param firstYear the year after the alignment year
 * @param mtce reference quantity per unit of the user's level, Mtce: [year][role][energy good][user]
 * @param technologyCapital extra annual cost of technology per unit of the sector's level, 10⁸ yuan: [year][sector]
 * @param generation share of a technology among those linked to LEAP's power module: [year][technology]; empty without
 *     that link
 */
@SuppressWarnings("ArrayRecordComponent") // plain numbers for arithmetic; instances are never compared
public record ReferenceEnergy(int firstYear, double[][][][] mtce, double[][] technologyCapital, double[][] generation) {

    /**
     * {@return what the case says without LEAP: the solved quantities of the alignment year, energy moved by the scenario's
     * efficiency and fuel-switching trends ({@code energy_index.USER.GOOD}), the plants' by {@code heat_rate_index}, the power sector's own use by {@code own_use_index}}
     *
     * @param aligned economy solved to the alignment year
     * @param scenario name, by which the trends are looked up
     */
    public static ReferenceEnergy trends(AlignedEconomy aligned, String scenario) {
        Economy economy = aligned.economy();
        Case given = economy.given();
        ParameterTable table = given.parameters();
        EconomyYear last = aligned.last();
        int alignment = given.years().alignment();
        int years = given.years().horizon() - alignment;
        int power = given.sectorIndex(given.powerGood());
        double[][][][] mtce = new double[years][EnergyRole.values().length][economy.fuels()][economy.users()];
        for (int f = 0; f < economy.fuels(); f++) {
            for (int u = 0; u < economy.users(); u++) {
                String good = given.energyGoods().get(f).code();
                for (EnergyRole role : EnergyRole.values()) {
                    String key = switch (role) {
                        case ENERGY ->
                            u == power ? "heat_rate_index" : "energy_index." + economy.userCode(u) + "." + good;
                        case OWN_USE -> "own_use_index";
                        case FEEDSTOCK, CONVERSION -> "no trend";
                    };
                    double quantity = last.referenceMtce(role, f, u);
                    boolean trend = quantity != 0 && table.has(key, scenario);
                    double from = trend ? table.value(key, scenario, alignment, 1) : 1;
                    for (int t = 0; t < years; t++) {
                        double index = trend ? table.value(key, scenario, alignment + 1 + t, 1) / from : 1;
                        mtce[t][role.index()][f][u] = quantity * index;
                    }
                }
            }
        }
        double[][] noCost = new double[years][given.sectors().size()];
        return new ReferenceEnergy(alignment + 1, mtce, noCost, shares(last, years));
    }

    /** The shares of the alignment year in every year. */
    private static double[][] shares(EconomyYear alignment, int years) {
        Case given = alignment.economy().given();
        if (given.powerLink().isNone()) {
            return new double[0][];
        }
        double[] share = new double[given.technologies().size()];
        double all = 0;
        for (int g = 0; g < share.length; g++) {
            boolean linked = given.powerLink()
                    .technologies()
                    .contains(given.technologies().get(g).code());
            share[g] = linked ? alignment.generationTwh(g) : 0;
            all += share[g];
        }
        double[][] shares = new double[years][share.length];
        for (double[] year : shares) {
            for (int g = 0; g < share.length; g++) {
                year[g] = share[g] / all;
            }
        }
        return shares;
    }

    /** {@return whether LEAP's power module shares generation} */
    public boolean shared() {
        return generation.length > 0;
    }

    /** {@return the same quantities, with generation shared as the economy decides on its own} */
    public ReferenceEnergy unshared() {
        ReferenceEnergy own = copy();
        for (double[] year : own.generation) {
            Arrays.fill(year, 0);
        }
        return own;
    }

    /** {@return number of years} */
    public int years() {
        return mtce.length;
    }

    /**
     * Reference final use, feedstock included, per unit of a user's level, Mtce.
     *
     * @param t year, 0 the first after the alignment year
     * @param fuel index of the energy good
     * @param user index: sectors, then final consumers
     * @return Mtce
     */
    public double finalUse(int t, int fuel, int user) {
        return mtce[t][EnergyRole.ENERGY.index()][fuel][user] + mtce[t][EnergyRole.FEEDSTOCK.index()][fuel][user];
    }

    /** {@return a copy that shares nothing with this one} */
    public ReferenceEnergy copy() {
        double[][][][] energy = new double[mtce.length][][][];
        double[][] capital = new double[technologyCapital.length][];
        for (int t = 0; t < mtce.length; t++) {
            energy[t] = Arrays.stream(mtce[t])
                    .map(role -> Arrays.stream(role).map(double[]::clone).toArray(double[][]::new))
                    .toArray(double[][][]::new);
            capital[t] = technologyCapital[t].clone();
        }
        double[][] shares = Arrays.stream(generation).map(double[]::clone).toArray(double[][]::new);
        return new ReferenceEnergy(firstYear, energy, capital, shares);
    }
}
