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

    /** Generation of a technology by position, TWh. */
    public double twh(int technology) {
        return twh[technology];
    }

    /** Mtce a technology burns of a good by position; the column after the last good is what lies outside them. */
    public double input(int technology, int column) {
        return input[technology][column];
    }

    /** Net inflow, TWh. */
    public double netInflow() {
        return netInflow;
    }

    /** Losses, TWh. */
    public double losses() {
        return losses;
    }

    /** Final use, TWh. */
    public double finalUse() {
        return finalUse;
    }

    /** Calorific value of electricity, Mtce/TWh. */
    public double mtcePerTwh() {
        return mtcePerTwh;
    }

    /** Generation of all technologies, TWh. */
    public double total() {
        double sum = 0;
        for (double value : twh) {
            sum += value;
        }
        return sum;
    }

    /** Fuel of all kinds per kWh of a technology, kgce/kWh (equal to Mtce/TWh); NaN where it generates nothing. */
    public double heatRate(String technology) {
        int t = technologies.of(technology);
        double sum = 0;
        for (double value : input[t]) {
            sum += value;
        }
        return twh[t] == 0 ? Double.NaN : sum / twh[t];
    }
}
