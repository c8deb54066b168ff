package org.cgeleap.leap.demand;

/**
 * Useful-energy analysis of a category: useful intensity, and a fuel share and an efficiency of each technology.
 *
 * <p>Base data may be final: final intensity e with shares s of final energy make useful shares u(j) = s(j) η(j) / Σ s η
 * and the useful intensity e Σ s η. Scenarios are useful: final(j) = activity · useful intensity · u(j) / η(j).
 */
public final class UsefulEnergy {
    private UsefulEnergy() {}

    /**
     * {@return final energy of a technology, Mtce}
     *
     * @param activity of the category
     * @param usefulIntensity Mtce of useful energy per unit of activity
     * @param share of the technology in useful energy
     * @param efficiency useful over final energy, above 0
     */
    public static double finalEnergy(double activity, double usefulIntensity, double share, double efficiency) {
        return activity * usefulIntensity * share / efficiency;
    }

    /**
     * {@return useful intensity from final intensity and shares of final energy, in the unit of the final intensity}
     *
     * @param finalIntensity final energy per unit of activity
     * @param finalShare share of each technology in final energy; sums to 1
     * @param efficiency useful over final energy of each technology, above 0
     */
    public static double usefulIntensity(double finalIntensity, double[] finalShare, double[] efficiency) {
        double mean = 0;
        for (int j = 0; j < finalShare.length; j++) {
            mean += finalShare[j] * efficiency[j];
        }
        return finalIntensity * mean;
    }

    /**
     * {@return shares of useful energy from shares of final energy}
     *
     * @param finalShare share of each technology in final energy; sums to 1
     * @param efficiency useful over final energy of each technology, above 0
     */
    public static double[] usefulShares(double[] finalShare, double[] efficiency) {
        double mean = usefulIntensity(1, finalShare, efficiency);
        double[] shares = new double[finalShare.length];
        for (int j = 0; j < shares.length; j++) {
            shares[j] = finalShare[j] * efficiency[j] / mean;
        }
        return shares;
    }
}
