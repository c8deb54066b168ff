package org.cgeleap.leap;

import java.util.ArrayList;
import java.util.List;
import org.cgeleap.leap.area.Variable;
import org.cgeleap.leap.demand.FuelUse;
import org.cgeleap.leap.demand.ProductionProcess;
import org.cgeleap.leap.demand.Quantity;
import org.cgeleap.leap.demand.Technology;
import org.cgeleap.leap.expression.Annuity;

/**
 * A technology of a process as one who chooses sees it: what a new unit costs and uses in the year it is chosen.
 *
 * @param branch of the technology
 * @param variable that holds its share: of new capacity where the process has stocks, else of activity
 * @param share as the area's expressions give it, a fraction by year
 * @param cost annuity of a new unit of annual capacity, fixed and variable O&amp;M, 10^8 yuan per unit of activity by year
 * @param capture fraction of direct CO2 captured, by year
 * @param intensity Mtce per unit of activity, factors from outside included: [fuel][year]
 */
@SuppressWarnings("ArrayRecordComponent") // plain numbers for arithmetic; instances are never compared
public record TechnologyOption(
        int branch, Variable variable, double[] share, double[] cost, double[] capture, double[][] intensity) {

    /** The technologies of a process whose shares are given by expressions. */
    static List<TechnologyOption> of(AreaModel model, Accounting accounting, ProductionProcess process) {
        List<TechnologyOption> options = new ArrayList<>();
        for (Technology technology : process.technologies()) {
            Quantity share = process.stockTurnover() ? technology.salesShare() : technology.activityShare();
            if (!share.given()) {
                continue;
            }
            options.add(new TechnologyOption(
                    technology.branch(),
                    process.stockTurnover() ? Variable.SALES_SHARE : Variable.ACTIVITY_SHARE,
                    accounting.byYear(share),
                    cost(model, accounting, technology),
                    accounting.byYear(technology.capture()),
                    intensity(model, accounting, technology)));
        }
        return List.copyOf(options);
    }

    private static double[] cost(AreaModel model, Accounting accounting, Technology technology) {
        double[] cost = new double[model.yearCount()];
        double[][] values = accounting.values();
        for (int t = 0; t < cost.length; t++) {
            cost[t] =
                    technology.fixedOm().at(t, values) + technology.variableOm().at(t, values);
            if (technology.capitalCost().given()) {
                double rate = technology.interest().at(t, values);
                double life = technology.lifetime().at(t, values);
                cost[t] += technology.capitalCost().at(t, values) * Annuity.capitalRecoveryFactor(rate, life, 0);
            }
        }
        return cost;
    }

    private static double[][] intensity(AreaModel model, Accounting accounting, Technology technology) {
        double[][] intensity = new double[model.fuelCount()][model.yearCount()];
        for (FuelUse use : technology.uses()) {
            for (int t = 0; t < model.yearCount(); t++) {
                intensity[use.fuel()][t] +=
                        use.intensity().at(t, accounting.values()) * accounting.factor(use.leaf(), t);
            }
        }
        return intensity;
    }
}
