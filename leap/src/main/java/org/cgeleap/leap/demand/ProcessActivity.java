package org.cgeleap.leap.demand;

import java.util.List;
import org.cgeleap.leap.area.AreaException;
import org.cgeleap.leap.area.Finding;
import org.cgeleap.leap.area.LeapArea;
import org.cgeleap.leap.area.Variable;

/**
 * Activity of a process and of its technologies over the years: P(m,i) = sum over j of P(m,i,j) (study, equation 2).
 */
public final class ProcessActivity {
    /** Shares are data in percent; what their sum misses may come from rounding of sums of about ten, no more. */
    private static final double SHARE_TOLERANCE = 1e-9;

    private final double[] activity;
    private final double[][] byTechnology;
    private final Capacity[] capacity;

    private ProcessActivity(double[] activity, double[][] byTechnology, Capacity[] capacity) {
        this.activity = activity;
        this.byTechnology = byTechnology;
        this.capacity = capacity;
    }

    /**
     * Calculates a process.
     *
     * @param process the process
     * @param values series of the area
     * @param area for the names in errors
     * @param scenario name of the scenario, for errors
     * @return its activity and capacity by technology and year
     * @throws AreaException if activity or a share is negative, shares do not sum to 100 % within 1e-9, a lifetime is
     *     below a year
     */
    public static ProcessActivity of(ProductionProcess process, double[][] values, LeapArea area, String scenario) {
        Check check = new Check(area, scenario);
        int years = area.years().length();
        int n = process.technologies().size();
        double[] activity = new double[years];
        for (int t = 0; t < years; t++) {
            activity[t] =
                    check.notNegative(process.activity().at(t, values), process.branch(), Variable.ACTIVITY_LEVEL, t);
        }
        double[][] byTechnology = new double[n][years];
        Capacity[] capacity = process.stockTurnover() ? vintages(process, activity, values, check) : new Capacity[n];
        for (int t = 0; t < years; t++) {
            if (process.stockTurnover()) {
                double total = 0;
                for (Capacity c : capacity) {
                    total += c.inPlace(t);
                }
                double use = total > 0 ? activity[t] / total : 0;
                for (int j = 0; j < n; j++) {
                    byTechnology[j][t] = capacity[j].inPlace(t) * use;
                }
            } else {
                double sum = 0;
                for (int j = 0; j < n; j++) {
                    Technology technology = process.technologies().get(j);
                    double share = check.notNegative(
                            technology.activityShare().at(t, values), technology.branch(), Variable.ACTIVITY_SHARE, t);
                    sum += share;
                    byTechnology[j][t] = activity[t] * share;
                }
                check.whole(sum, process, Variable.ACTIVITY_SHARE, t);
            }
        }
        if (!process.stockTurnover()) {
            for (int j = 0; j < n; j++) {
                capacity[j] = steady(process.technologies().get(j), byTechnology[j], values, check);
            }
        }
        return new ProcessActivity(activity, byTechnology, capacity);
    }

    private static Capacity[] vintages(ProductionProcess process, double[] activity, double[][] values, Check check) {
        int n = process.technologies().size();
        int years = activity.length;
        double[] stock = new double[n];
        double[][] sales = new double[n][years];
        double[][] lifetime = new double[n][years];
        for (int t = 0; t < years; t++) {
            double sum = 0;
            for (int j = 0; j < n; j++) {
                Technology technology = process.technologies().get(j);
                lifetime[j][t] = check.lifetime(technology.lifetime().at(t, values), technology.branch(), t);
                sales[j][t] = check.notNegative(
                        technology.salesShare().at(t, values), technology.branch(), Variable.SALES_SHARE, t);
                sum += sales[j][t];
            }
            if (t > 0) {
                check.whole(sum, process, Variable.SALES_SHARE, t);
            }
        }
        double sum = 0;
        for (int j = 0; j < n; j++) {
            Technology technology = process.technologies().get(j);
            stock[j] = check.notNegative(
                    technology.stockShare().at(0, values), technology.branch(), Variable.STOCK_SHARE, 0);
            sum += stock[j];
        }
        check.whole(sum, process, Variable.STOCK_SHARE, 0);
        return StockTurnover.run(activity, stock, sales, lifetime);
    }

    /** Capacity of the activity method: see {@link DemandRule#ACTIVITY_INVESTMENT}. */
    private static Capacity steady(Technology technology, double[] activity, double[][] values, Check check) {
        double[] added = new double[activity.length];
        double[] lifetime = new double[activity.length];
        if (technology.lifetime().given()) {
            for (int t = 0; t < activity.length; t++) {
                lifetime[t] = check.lifetime(technology.lifetime().at(t, values), technology.branch(), t);
                double before = activity[Math.max(0, t - 1)];
                added[t] = Math.max(0, activity[t] - before + before / lifetime[t]);
            }
        }
        return new Capacity(activity, added, activity, lifetime);
    }

    /**
     * {@return activity of the process, in its unit}
     *
     * @param t year by index, 0 = base year
     */
    public double activity(int t) {
        return activity[t];
    }

    /**
     * {@return activity of its j-th technology, in the unit of the process}
     *
     * @param j position of the technology in its process, from 0
     * @param t year by index, 0 = base year
     */
    public double activity(int j, int t) {
        return byTechnology[j][t];
    }

    /**
     * {@return capacity of its j-th technology, in the unit of the process}
     *
     * @param j position of the technology in its process, from 0
     */
    public Capacity capacity(int j) {
        return capacity[j];
    }

    /** Refuses values that have no meaning. */
    private record Check(LeapArea area, String scenario) {

        double notNegative(double value, int branch, Variable variable, int t) {
            if (value < 0) {
                throw error(branch, variable, t, String.valueOf(value), "a value that is not negative");
            }
            return value;
        }

        double lifetime(double value, int branch, int t) {
            if (!(value >= 1)) {
                throw error(branch, Variable.LIFETIME, t, value + " years", "one year or more");
            }
            return value;
        }

        void whole(double sum, ProductionProcess process, Variable variable, int t) {
            if (Math.abs(sum - 1) > SHARE_TOLERANCE) {
                throw error(
                        process.branch(),
                        variable,
                        t,
                        "shares of its technologies that sum to " + 100 * sum + " %",
                        "100 %; let one of them be Remainder(100)");
            }
        }

        private AreaException error(int branch, Variable variable, int t, String found, String expected) {
            return new AreaException(List.of(new Finding(
                    "expressions.csv",
                    0,
                    area.branches().get(branch).path() + ":" + variable.label(),
                    found + " in " + area.years().year(t) + ", " + scenario,
                    expected,
                    "correct the expressions of the branch")));
        }
    }
}
