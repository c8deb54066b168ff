package org.cgeleap.calibration.energy;

/** Electricity of a year: generation and fuel by technology, inflow, losses, final use. */
public final class GenerationAccount {
    private final Codes technologies;
    private final double[] twh;
    private final double[][] input;
    private final double netInflow;
    private final double losses;
    private final double finalUse;
    private final double mtcePerTwh;

    /**
     * @param technologies generation technologies
     * @param twh generation by technology
     * @param input Mtce by technology and column: the energy goods, then what lies outside them
     * @param netInflow from outside the region, TWh
     * @param losses of transport and distribution, TWh
     * @param finalUse TWh
     * @param mtcePerTwh calorific value of a TWh
     */
    GenerationAccount(
            Codes technologies,
            double[] twh,
            double[][] input,
            double netInflow,
            double losses,
            double finalUse,
            double mtcePerTwh) {
        this.technologies = technologies;
        this.twh = twh;
        this.input = input;
        this.netInflow = netInflow;
        this.losses = losses;
        this.finalUse = finalUse;
        this.mtcePerTwh = mtcePerTwh;
    }

    /** {@return the generation technologies} */
    public Codes technologies() {
        return technologies;
    }

    /**
     * {@return generation of a technology by position, TWh}
     *
     * @param technology position
     */
    public double twh(int technology) {
        return twh[technology];
    }

    /**
     * {@return Mtce a technology burns of a good by position; the column after the last good is what lies outside
     * them}
     *
     * @param technology position
     * @param column position of the good, or the number of goods
     */
    public double input(int technology, int column) {
        return input[technology][column];
    }

    /** {@return net inflow, TWh} */
    public double netInflow() {
        return netInflow;
    }

    /** {@return losses, TWh} */
    public double losses() {
        return losses;
    }

    /** {@return final use, TWh} */
    public double finalUse() {
        return finalUse;
    }

    /** {@return calorific value of electricity, Mtce/TWh} */
    public double mtcePerTwh() {
        return mtcePerTwh;
    }

    /** {@return generation of all technologies, TWh} */
    public double total() {
        double sum = 0;
        for (double value : twh) {
            sum += value;
        }
        return sum;
    }

    /**
     * {@return fuel of all kinds per kWh of a technology, kgce/kWh (equal to Mtce/TWh); NaN where it generates
     * nothing}
     *
     * @param technology code
     */
    public double heatRate(String technology) {
        int t = technologies.of(technology);
        double sum = 0;
        for (double value : input[t]) {
            sum += value;
        }
        return twh[t] == 0 ? Double.NaN : sum / twh[t];
    }
}
