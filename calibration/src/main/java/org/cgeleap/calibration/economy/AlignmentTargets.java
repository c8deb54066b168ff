package org.cgeleap.calibration.economy;

/**
 * What the alignment must meet in each year from the base to the alignment year (index 0 is the base year).
 *
 * @param mtce energy goods taken: [year][role][energy good][user]
 * @param generationTwh by technology: [year][technology]
 */
@SuppressWarnings("ArrayRecordComponent") // plain numbers for arithmetic; instances are never compared
public record AlignmentTargets(double[][][][] mtce, double[][] generationTwh) {

    /**
     * Targets between two years: geometric where both ends are positive, else linear.
     *
     * @param firstEnergy of the first year, Mtce: [role][energy good][user]
     * @param lastEnergy of the last year, in the same shape
     * @param firstTwh generation of the first year by technology
     * @param lastTwh generation of the last year by technology
     * @param years number of years, both ends included
     * @return targets of every year, both ends as given
     */
    public static AlignmentTargets between(
            double[][][] firstEnergy, double[][][] lastEnergy, double[] firstTwh, double[] lastTwh, int years) {
        double[][][][] energy = new double[years][firstEnergy.length][firstEnergy[0].length][];
        double[][] twh = new double[years][];
        for (int t = 0; t < years; t++) {
            double share = years == 1 ? 1 : t / (double) (years - 1);
            for (int r = 0; r < firstEnergy.length; r++) {
                for (int f = 0; f < firstEnergy[r].length; f++) {
                    energy[t][r][f] = between(firstEnergy[r][f], lastEnergy[r][f], share);
                }
            }
            twh[t] = between(firstTwh, lastTwh, share);
        }
        return new AlignmentTargets(energy, twh);
    }

    private static double[] between(double[] first, double[] last, double share) {
        double[] mid = new double[first.length];
        for (int i = 0; i < mid.length; i++) {
            mid[i] = share == 0
                    ? first[i]
                    : share == 1
                            ? last[i]
                            : first[i] > 0 && last[i] > 0
                                    ? first[i] * Math.pow(last[i] / first[i], share)
                                    : first[i] + share * (last[i] - first[i]);
        }
        return mid;
    }
}
