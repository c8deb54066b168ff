package org.cgeleap.leap.cost;

import org.cgeleap.leap.expression.Annuity;
import org.cgeleap.leap.transformation.ProcessCost;

/**
 * Costs of a transformation process over the years, 10^8 yuan.
 *
 * <p>Capacity the module adds pays the annuity of its year over its lifetime and is paid anew when it is replaced. Of
 * exogenous capacity what is added after the base year pays, once, over its lifetime; what stood before is paid for.
 * Fixed O&amp;M is paid on all capacity, variable O&amp;M on output.
 */
public final class ConversionCost {
    private final double[] annualised;
    private final double[] variable;
    private final double[] investment;

    private ConversionCost(int years) {
        this.annualised = new double[years];
        this.variable = new double[years];
        this.investment = new double[years];
    }

    /**
     * Costs a process.
     *
     * @param cost series of the process's costs, rate and lifetime
     * @param capacity MW by year
     * @param exogenous MW of the capacity that is given, by year
     * @param added MW the module added, by year
     * @param output Mtce by year
     * @param values series of the area, by index and year
     * @return its costs by year
     * @throws org.cgeleap.leap.expression.EvaluationFault if rate or lifetime allow no annuity
     */
    public static ConversionCost of(
            ProcessCost cost,
            double[] capacity,
            double[] exogenous,
            double[] added,
            double[] output,
            double[][] values) {
        int years = output.length;
        ConversionCost result = new ConversionCost(years);
        for (int t = 0; t < years; t++) {
            double built = added[t] + (t == 0 ? 0 : Math.max(0, exogenous[t] - exogenous[t - 1]));
            if (built > 0 && cost.capital().given()) {
                double lifetime = cost.lifetime().at(t, values);
                result.investment[t] = built * cost.capital().at(t, values);
                double annuity = result.investment[t]
                        * Annuity.capitalRecoveryFactor(cost.interest().at(t, values), lifetime, 0);
                for (int u = t; u < years && u - t < lifetime; u++) {
                    result.annualised[u] += annuity;
                }
            }
            result.annualised[t] += Double.isInfinite(capacity[t])
                    ? 0
                    : capacity[t] * cost.fixedOm().at(t, values);
            result.variable[t] = output[t] * cost.variableOm().at(t, values);
        }
        return result;
    }

    /**
     * {@return annuities and fixed O&amp;M of a year, 10^8 yuan}
     *
     * @param t year by index, 0 = base year
     */
    public double annualised(int t) {
        return annualised[t];
    }

    /**
     * {@return variable O&amp;M of a year, 10^8 yuan}
     *
     * @param t year by index, 0 = base year
     */
    public double variable(int t) {
        return variable[t];
    }

    /**
     * {@return investment of a year, 10^8 yuan}
     *
     * @param t year by index, 0 = base year
     */
    public double investment(int t) {
        return investment[t];
    }
}
