package org.cgeleap.leap.demand;

/**
 * Vintages of a process (LEAP's stock method with a step survival profile).
 *
 * <p>The base-year stock equals the base-year activity and is spread evenly over the ages 0 … L-1, so max(0, 1 - t/L)
 * of it is left after t years. A vintage of year v serves the years v … v+L-1 with the L of year v. New capacity is
 * max(0, activity - surviving), split by the sales shares of the year. Where more survives than is needed, all
 * vintages idle in proportion; nothing is scrapped early.
 */
final class StockTurnover {
    private StockTurnover() {}

    /**
     * Runs the turnover.
     *
     * @param activity activity needed, by year
     * @param stockShare share of the base-year stock, by technology
     * @param salesShare share of new capacity, by technology and year
     * @param lifetime years in service, by technology and year of construction
     * @return capacity by technology
     */
    static Capacity[] run(double[] activity, double[] stockShare, double[][] salesShare, double[][] lifetime) {
        int years = activity.length;
        int technologies = stockShare.length;
        double[][] base = new double[technologies][years];
        double[][] added = new double[technologies][years];
        double[][] inPlace = new double[technologies][years];
        for (int t = 0; t < years; t++) {
            double surviving = 0;
            for (int j = 0; j < technologies; j++) {
                base[j][t] = activity[0] * stockShare[j] * Math.max(0, 1 - t / lifetime[j][0]);
                inPlace[j][t] = base[j][t];
                for (int v = 1; v < t; v++) {
                    if (t - v < lifetime[j][v]) {
                        inPlace[j][t] += added[j][v];
                    }
                }
                surviving += inPlace[j][t];
            }
            double needed = t == 0 ? 0 : Math.max(0, activity[t] - surviving);
            for (int j = 0; j < technologies; j++) {
                added[j][t] = t == 0 ? base[j][0] / lifetime[j][0] : needed * salesShare[j][t];
                inPlace[j][t] += t == 0 ? 0 : added[j][t];
            }
        }
        Capacity[] capacities = new Capacity[technologies];
        for (int j = 0; j < technologies; j++) {
            capacities[j] = new Capacity(base[j], added[j], inPlace[j], lifetime[j]);
        }
        return capacities;
    }
}
