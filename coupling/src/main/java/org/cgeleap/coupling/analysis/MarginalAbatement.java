package org.cgeleap.coupling.analysis;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.cgeleap.calibration.economy.Economy;
import org.cgeleap.calibration.economy.EconomyYear;
import org.cgeleap.calibration.economy.Names;
import org.cgeleap.cge.model.Numeraire;
import org.cgeleap.cge.model.Scenario;
import org.cgeleap.cge.solution.Derivative;
import org.cgeleap.cge.solution.Derivatives;
import org.cgeleap.cge.solution.Quantity;
import org.cgeleap.cge.system.CompiledModel;

/**
 * What one tonne less under the cap does, by exact derivatives at a solved year: which activities abate it, and what it costs
 * households.
 *
 * @param welfareCost consumption lost by the last tonne, yuan/t at base-year prices; above the carbon price where other taxes are
 *     made worse, below where they are relieved
 * @param share of the tonne by activity that uses (or makes) permits; they add up to one
 * @param response by activity, tonnes less for each yuan/t the carbon price rises
 */
public record MarginalAbatement(double welfareCost, Map<String, Double> share, Map<String, Double> response) {

    /**
     * At a year; nothing where the cap does not bind, or the solution has no derivative.
     *
     * @param year solved
     * @return the margin, or nothing
     */
    public static Optional<MarginalAbatement> at(EconomyYear year) {
        if (!(year.carbonPrice() > 0)) {
            return Optional.empty();
        }
        Economy economy = year.economy();
        CompiledModel model = economy.compiled();
        Scenario closure = new Scenario(
                "margin",
                Map.of(),
                WelfareBreakdown.held(year, year),
                Map.of(),
                Map.of(),
                Optional.of(new Numeraire(Names.PRICE_CONSUMPTION, 1)),
                false);
        Derivatives derivatives = new Derivatives(year.solve().equilibrium(), closure);
        Derivative byCap = derivatives.by("cap_intensity");
        if (!byCap.exists()) {
            return Optional.empty();
        }
        double[] d = byCap.values();
        double permits = 0;
        Map<String, Double> used = new LinkedHashMap<>();
        for (int q = 0; q < d.length; q++) {
            Quantity quantity = derivatives.quantities().list().get(q);
            boolean input = quantity.kind().equals("input");
            if (quantity.of().equals(Names.PRICE_CO2)
                    && (input || quantity.kind().equals("output"))) {
                double change = input ? d[q] : -d[q];
                used.merge(quantity.name(), change, Double::sum);
                permits += change;
            }
        }
        double price = d[model.variableIndex(Names.PRICE_CO2)];
        double consumption = d[model.variableIndex(Names.CONSUMPTION)] * economy.consumptionValue();
        double all = permits;
        Map<String, Double> share = new LinkedHashMap<>();
        Map<String, Double> response = new LinkedHashMap<>();
        used.forEach((activity, change) -> {
            share.put(activity, change / all);
            response.put(activity, -change / price * 1e4); // Mt for 10⁸ yuan/Mt is 10⁴ t for one yuan/t
        });
        return Optional.of(new MarginalAbatement(consumption / permits * 100, share, response));
    }
}
