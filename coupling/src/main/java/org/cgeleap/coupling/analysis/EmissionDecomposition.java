package org.cgeleap.coupling.analysis;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The change of emissions between two states (years, or scenarios in one year), split by {@link LogMeanDivisia} into the
 * effects of {@link EmissionEffect}, by sector.
 *
 * @param parts Mt CO2 of each effect, in its order, by sector
 * @param totals change of CO2 by sector, from the terms themselves and not from the parts
 */
public record EmissionDecomposition(Map<String, double[]> parts, Map<String, Double> totals) {

    /**
     * Closes both maps to changes.
     *
     * @param parts Mt CO2 of each effect, in its order, by sector
     * @param totals change of CO2 by sector, from the terms themselves and not from the parts
     */
    public EmissionDecomposition {
        parts = Collections.unmodifiableMap(parts);
        totals = Collections.unmodifiableMap(totals);
    }

    /**
     * Splits a change.
     *
     * @param before terms of one state
     * @param after the same terms, in the same order, of the other
     * @return the effects by sector; a sector's terms are added up
     * @throws IllegalArgumentException where the two lists are not of the same terms
     */
    public static EmissionDecomposition between(List<EmissionTerm> before, List<EmissionTerm> after) {
        if (before.size() != after.size()) {
            throw new IllegalArgumentException(
                    "emission terms: found " + before.size() + " and " + after.size() + "; expected the same terms");
        }
        Map<String, double[]> parts = new LinkedHashMap<>();
        Map<String, Double> totals = new LinkedHashMap<>();
        for (int i = 0; i < before.size(); i++) {
            EmissionTerm from = before.get(i);
            EmissionTerm to = after.get(i);
            if (!from.item().equals(to.item())) {
                throw new IllegalArgumentException(
                        "emission terms: found " + from.item() + " beside " + to.item() + "; expected the same terms");
            }
            double[] sum = parts.computeIfAbsent(from.sector(), s -> new double[EmissionEffect.values().length]);
            double[] term = LogMeanDivisia.parts(from.factors(), to.factors());
            for (int k = 0; k < term.length; k++) {
                sum[k] += term[k];
            }
            double removal = from.removed() - to.removed();
            sum[EmissionEffect.REMOVAL.index()] += removal;
            double change = LogMeanDivisia.product(to.factors()) - LogMeanDivisia.product(from.factors()) + removal;
            totals.merge(from.sector(), change, Double::sum);
        }
        return new EmissionDecomposition(parts, totals);
    }

    /**
     * {@return one effect over all sectors, Mt CO2}
     *
     * @param effect one of those a change is split into
     */
    public double of(EmissionEffect effect) {
        return parts.values().stream().mapToDouble(p -> p[effect.index()]).sum();
    }

    /**
     * Change of all sectors, Mt CO2.
     *
     * @return from the terms themselves, so that it checks the sum of the parts
     */
    public double total() {
        return totals.values().stream().mapToDouble(v -> v).sum();
    }

    /** {@return largest difference between a sector's parts and its change, Mt CO2: rounding} */
    public double defect() {
        double worst = 0;
        for (Map.Entry<String, double[]> sector : parts.entrySet()) {
            double rest = totals.getOrDefault(sector.getKey(), 0.0);
            for (double part : sector.getValue()) {
                rest -= part;
            }
            worst = Math.max(worst, Math.abs(rest));
        }
        return worst;
    }
}
