package org.cgeleap.calibration.economy;

import org.cgeleap.calibration.casefile.Case;

/**
 * The base year's flows the model must replicate. Values in 10⁸ yuan; sectors, goods and energy goods in the order of
 * the case; users of energy are the sectors, then households, then government.
 *
 * @param materials value of good i bought by sector s, energy goods excluded: [good][sector]
 * @param mtce energy good f taken by user u, Mtce: [role][energy][user], roles in the order of {@link EnergyRole}; the
 *     power sector's energy is what its plants burn
 * @param uncoveredShare share of a user's energy whose CO2 is outside the cap: [energy][user]
 * @param energyPrice price user u pays for energy good f, 10⁸ yuan/Mtce: [energy][user]
 * @param labour payments by sector
 * @param capital payments by sector, resource rents included
 * @param tax net taxes on production by sector
 * @param household final use by good, energy goods excluded
 * @param government final use by good, energy goods excluded
 * @param investment gross capital formation by good, energy goods included; negative where stocks fell
 * @param exportFar to abroad by good
 * @param exportNear to the rest of the country by good
 * @param importFar from abroad by good
 * @param importNear from the rest of the country by good
 * @param generation TWh by technology of the case (inflow included), 0 for latent ones
 * @param lossTwh grid losses and own use: generation and inflow less final use
 * @param output gross output by sector, the power sector's without sales within the sector
 * @param fixedInvestment gross fixed capital formation, the part of investment that adds to capital
 */
@SuppressWarnings("ArrayRecordComponent") // plain numbers for arithmetic; instances are never compared
public record BenchmarkAccounts(
        double[][] materials,
        double[][][] mtce,
        double[][] uncoveredShare,
        double[][] energyPrice,
        double[] labour,
        double[] capital,
        double[] tax,
        double[] household,
        double[] government,
        double[] investment,
        double[] exportFar,
        double[] exportNear,
        double[] importFar,
        double[] importNear,
        double[] generation,
        double lossTwh,
        double[] output,
        double fixedInvestment) {

    /** {@return gross domestic product by income, 10⁸ yuan} */
    public double gdp() {
        double sum = 0;
        for (int s = 0; s < labour.length; s++) {
            sum += labour[s] + capital[s] + tax[s];
        }
        return sum;
    }

    /**
     * {@return value of a good's supply to the domestic market, 10⁸ yuan; for the power sector what the grid delivers}
     *
     * @param good position of the sector that makes it
     * @param given case, with the names of its goods
     */
    public double supplyValue(int good, Case given) {
        String code = given.sectors().get(good).code();
        if (code.equals(given.powerGood())) {
            int f = given.energyIndex(code);
            return totalMtce(f) * averagePrice(f);
        }
        return output[good] - exportFar[good] - exportNear[good] + importFar[good] + importNear[good];
    }

    /**
     * {@return household consumption, energy included, 10⁸ yuan}
     *
     * @param given case, with the names of its goods
     */
    public double consumptionValue(Case given) {
        return nonEnergy(household, given) + energyValue(given.sectors().size());
    }

    /**
     * {@return government consumption, energy included, 10⁸ yuan}
     *
     * @param given case, with the names of its goods
     */
    public double governmentValue(Case given) {
        return nonEnergy(government, given) + energyValue(given.sectors().size() + 1);
    }

    /** {@return capital formation where it is positive, 10⁸ yuan} */
    public double investmentValue() {
        double sum = 0;
        for (double v : investment) {
            sum += Math.max(0, v);
        }
        return sum;
    }

    /**
     * {@return what a user pays for energy goods, 10⁸ yuan}
     *
     * @param user position: sectors, households, government
     */
    public double energyValue(int user) {
        double sum = 0;
        for (int f = 0; f < energyPrice.length; f++) {
            sum += taken(f, user) * energyPrice[f][user];
        }
        return sum;
    }

    private static double nonEnergy(double[] byGood, Case given) {
        double sum = 0;
        for (int i = 0; i < byGood.length; i++) {
            if (!given.isEnergy(i)) {
                sum += byGood[i];
            }
        }
        return sum;
    }

    /**
     * {@return energy good used as energy, Mtce}
     *
     * @param energy position of the energy good
     * @param user position
     */
    public double energyMtce(int energy, int user) {
        return mtce[EnergyRole.ENERGY.index()][energy][user];
    }

    /**
     * {@return all a user takes of an energy good, Mtce}
     *
     * @param energy position of the energy good
     * @param user position
     */
    public double taken(int energy, int user) {
        double sum = 0;
        for (double[][] role : mtce) {
            sum += role[energy][user];
        }
        return sum;
    }

    /**
     * {@return all of an energy good that is taken, Mtce}
     *
     * @param energy position of the energy good
     */
    public double totalMtce(int energy) {
        double sum = 0;
        for (int u = 0; u < energyPrice[energy].length; u++) {
            sum += taken(energy, u);
        }
        return sum;
    }

    /**
     * {@return average price of an energy good over its users, 10⁸ yuan/Mtce; 0 where nobody uses it}
     *
     * @param energy position of the energy good
     */
    public double averagePrice(int energy) {
        double value = 0;
        for (int u = 0; u < energyPrice[energy].length; u++) {
            value += taken(energy, u) * energyPrice[energy][u];
        }
        double quantity = totalMtce(energy);
        return quantity > 0 ? value / quantity : 0;
    }
}
