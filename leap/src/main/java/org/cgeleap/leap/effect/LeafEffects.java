package org.cgeleap.leap.effect;

/**
 * CO2 of one use of a fuel over the years, Mt.
 *
 * <p>Direct: CE = f · e · P (study, equation 4), of which the capture rate is held back; indirect: electricity times
 * the grid factor of the year.
 */
public final class LeafEffects {
    private final double[] direct;
    private final double[] captured;
    private final double[] indirect;

    private LeafEffects(double[] direct, double[] captured, double[] indirect) {
        this.direct = direct;
        this.captured = captured;
        this.indirect = indirect;
    }

    /**
     * CO2 of a combustible fuel.
     *
     * @param energy Mtce by year
     * @param factor Mt CO2 per Mtce by year
     * @param capture fraction captured by year
     * @return its direct and captured CO2
     */
    public static LeafEffects ofCombustion(double[] energy, double[] factor, double[] capture) {
        int years = energy.length;
        double[] direct = new double[years];
        double[] captured = new double[years];
        for (int t = 0; t < years; t++) {
            double gross = energy[t] * factor[t];
            captured[t] = gross * capture[t];
            direct[t] = gross - captured[t];
        }
        return new LeafEffects(direct, captured, new double[years]);
    }

    /**
     * CO2 of electricity.
     *
     * @param energy Mtce by year
     * @param gridFactor Mt CO2 per Mtce of electricity by year
     * @return its indirect CO2
     */
    public static LeafEffects ofElectricity(double[] energy, double[] gridFactor) {
        int years = energy.length;
        double[] indirect = new double[years];
        for (int t = 0; t < years; t++) {
            indirect[t] = energy[t] * gridFactor[t];
        }
        return new LeafEffects(new double[years], new double[years], indirect);
    }

    /**
     * {@return direct CO2 net of capture, Mt}
     *
     * @param t year by index, 0 = base year
     */
    public double direct(int t) {
        return direct[t];
    }

    /**
     * {@return CO2 captured, Mt}
     *
     * @param t year by index, 0 = base year
     */
    public double captured(int t) {
        return captured[t];
    }

    /**
     * {@return CO2 of the electricity used, Mt}
     *
     * @param t year by index, 0 = base year
     */
    public double indirect(int t) {
        return indirect[t];
    }
}
