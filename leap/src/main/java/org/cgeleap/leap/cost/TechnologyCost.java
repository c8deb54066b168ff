package org.cgeleap.leap.cost;

import java.util.function.IntToDoubleFunction;
import org.cgeleap.leap.demand.Capacity;
import org.cgeleap.leap.demand.Technology;
import org.cgeleap.leap.expression.Annuity;

/** Investment and annualised cost of a technology over the years, 10^8 yuan. */
public final class TechnologyCost {
    private final double[] investment;
    private final double[] annualised;

    private final double[] variable;

    private TechnologyCost(double[] investment, double[] annualised, double[] variable) {
        this.investment = investment;
        this.annualised = annualised;
        this.variable = variable;
    }

    /**
     * Costs a technology: investment = added capacity × capital cost; annualised = Σ over vintages of capacity × capital
     * cost × capital recovery factor of their year, plus fixed O&amp;M of the capacity in place; variable O&amp;M goes with
     * activity.
     *
     * @param technology with the series of its costs
     * @param stockTurnover true if vintages pay the cost of their own year
     * @param capacity in place and added
     * @param activity of the technology, by year
     * @param values series of the area
     * @param years number of years
     * @return its costs by year
     * @throws org.cgeleap.leap.expression.EvaluationFault if rate or lifetime allow no annuity
     */
    public static TechnologyCost of(
            Technology technology,
            boolean stockTurnover,
            Capacity capacity,
            IntToDoubleFunction activity,
            double[][] values,
            int years) {
        double[] investment = new double[years];
        double[] annualised = new double[years];
        double[] variable = new double[years];
        boolean capital = technology.capitalCost().given();
        double[] annuity = new double[years];
        for (int t = 0; t < years; t++) {
            if (capital) {
                double cost = technology.capitalCost().at(t, values);
                investment[t] = capacity.added(t) * cost;
                annuity[t] = cost
                        * Annuity.capitalRecoveryFactor(
                                technology.interest().at(t, values),
                                technology.lifetime().at(t, values),
                                0);
                annualised[t] = stockTurnover ? vintages(capacity, annuity, t) : capacity.inPlace(t) * annuity[t];
            }
            variable[t] = activity.applyAsDouble(t) * technology.variableOm().at(t, values);
            annualised[t] += capacity.inPlace(t) * technology.fixedOm().at(t, values);
        }
        return new TechnologyCost(investment, annualised, variable);
    }

    private static double vintages(Capacity capacity, double[] annuity, int t) {
        double sum = capacity.baseStock(t) * annuity[0];
        for (int v = 1; v <= t; v++) {
            sum += capacity.vintage(v, t) * annuity[v];
        }
        return sum;
    }

    /**
     * {@return investment of a year, 10^8 yuan}
     *
     * @param t year by index, 0 = base year
     */
    public double investment(int t) {
        return investment[t];
    }

    /**
     * {@return annuity of the capacity in place plus fixed O&amp;M of a year, 10^8 yuan}
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
}
