package org.cgeleap.calibration.economy;

import org.cgeleap.calibration.casefile.Case;
import org.cgeleap.calibration.casefile.Technology;
import org.cgeleap.calibration.energy.EnergyAccounts;
import org.cgeleap.calibration.energy.EnergyUse;

/** The energy accounts of a year in the shape of the economy: by role, energy good and user. */
public final class EnergyQuantities {
    /** Less than this is what subtracting leaves of nothing, Mtce. */
    private static final double NOTHING = 1e-12;

    private EnergyQuantities() {}

    private static double positive(double mtce) {
        return mtce > NOTHING ? mtce : 0;
    }

    /**
     * {@return what every user takes, Mtce: [role][energy good][user]} The power sector's own electricity is left out (it is part
     * of what the grid loses); its energy is what power and heat plants burn, the rest of the fuel it takes is own use.
     *
     * @param given case, with sectors and energy goods
     * @param energy accounts of the year
     */
    public static double[][][] of(Case given, EnergyAccounts energy) {
        int sectors = given.sectors().size();
        int fuels = given.energyGoods().size();
        int power = given.sectorIndex(given.powerGood());
        double[][][] mtce = new double[EnergyRole.values().length][fuels][sectors + 2];
        for (int f = 0; f < fuels; f++) {
            String good = given.energyGoods().get(f).code();
            for (int u = 0; u <= sectors; u++) {
                String user = u < sectors ? given.sectors().get(u).code() : given.households();
                if (u == power && good.equals(given.powerGood())) {
                    continue;
                }
                int s = energy.sectors().of(user);
                int g = energy.goods().of(good);
                double taken = energy.deliveries(s, g);
                if (u == power) {
                    double plants =
                            energy.quantity(EnergyUse.POWER_INPUT, s, g) + energy.quantity(EnergyUse.HEAT_INPUT, s, g);
                    mtce[EnergyRole.ENERGY.index()][f][u] = plants;
                    mtce[EnergyRole.OWN_USE.index()][f][u] = positive(taken - plants);
                    continue;
                }
                double burnt = good.equals(given.powerGood()) ? energy.combustion(s, g) : energy.emitting(s, g);
                double material = energy.feedstock(s, g);
                mtce[EnergyRole.ENERGY.index()][f][u] = burnt;
                mtce[EnergyRole.FEEDSTOCK.index()][f][u] = material;
                mtce[EnergyRole.CONVERSION.index()][f][u] = positive(taken - burnt - material);
            }
        }
        return mtce;
    }

    /**
     * {@return generation by technology of the case, TWh; net inflow for the inflow, 0 for latent ones}
     *
     * @param given case, with its technologies
     * @param energy accounts of the year
     */
    public static double[] generation(Case given, EnergyAccounts energy) {
        double[] twh = new double[given.technologies().size()];
        for (int g = 0; g < twh.length; g++) {
            Technology technology = given.technologies().get(g);
            twh[g] = switch (technology.kind()) {
                case ACTIVE ->
                    technology.accounts().stream()
                            .mapToDouble(energy::generation)
                            .sum();
                case INFLOW -> energy.netInflow();
                case LATENT -> 0;
            };
        }
        return twh;
    }

    /** Share of a user's energy whose CO2 is outside the cap: aviation (MODEL.md §4). */
    static double[][] uncovered(Case given, EnergyAccounts energy) {
        double[][] share =
                new double[given.energyGoods().size()][given.sectors().size() + 2];
        for (String use : energy.specialUses()) {
            EnergyAccounts.SpecialUse special = energy.specialUse(use);
            int f = given.energyIndex(special.good());
            int u = given.sectorIndex(special.sector());
            share[f][u] += energy.specialShare(use);
        }
        return share;
    }
}
