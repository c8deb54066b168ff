package org.cgeleap.leap;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.cgeleap.leap.cost.AbatementCurve;
import org.cgeleap.leap.cost.AbatementMeasure;
import org.cgeleap.leap.cost.Discounting;

/**
 * A scenario against another: energy saving potential ESP = (E0 - Ea)/E0 and carbon mitigation potential CMP =
 * (CE0 - CEa)/CE0 (study, equations 5 and 6), by branch and year; cost of saved carbon and the abatement cost curve.
 *
 * @param reference the scenario compared with, 0; any scenario
 * @param alternative the scenario compared, a; from the same area
 */
public record ScenarioComparison(AreaResult reference, AreaResult alternative) {

    /**
     * Rejects results of different areas, whose branches have different indices.
     *
     * @param reference the scenario compared with, 0
     * @param alternative the scenario compared, a
     * @throws IllegalArgumentException if the two are of different areas
     */
    public ScenarioComparison {
        if (!reference.model().area().equals(alternative.model().area())) {
            throw new IllegalArgumentException("results of two different areas cannot be compared by branch");
        }
    }

    /**
     * {@return ESP, a fraction of the reference; empty where the reference uses no energy}
     *
     * @param branch index of the branch; the sum over its subtree is taken
     * @param year calendar year
     */
    public OptionalDouble energySaving(int branch, int year) {
        return saving(reference.energy(branch, year), alternative.energy(branch, year));
    }

    /**
     * {@return CMP of direct (net of capture) plus indirect CO2, a fraction of the reference; empty where the reference
     * emits nothing}
     *
     * @param branch index of the branch; the sum over its subtree is taken
     * @param year calendar year
     */
    public OptionalDouble carbonMitigation(int branch, int year) {
        return saving(reference.co2Total(branch, year), alternative.co2Total(branch, year));
    }

    /**
     * {@return CMP of direct CO2 net of capture alone, a fraction of the reference; empty where the reference emits
     * nothing}
     *
     * @param branch index of the branch; the sum over its subtree is taken
     * @param year calendar year
     */
    public OptionalDouble directMitigation(int branch, int year) {
        return saving(reference.co2Direct(branch, year), alternative.co2Direct(branch, year));
    }

    /**
     * {@return what a branch saves of direct and indirect CO2 in a year, and what technology and fuel cost more}
     *
     * @param branch index of the branch; the sum over its subtree is taken
     * @param year calendar year
     */
    public AbatementMeasure measure(int branch, int year) {
        return new AbatementMeasure(
                reference.model().branchPath(branch),
                reference.co2Total(branch, year) - alternative.co2Total(branch, year),
                alternative.costs().total(branch, year) - reference.costs().total(branch, year));
    }

    /**
     * {@return what a branch saves and costs over a period}
     *
     * @param branch index of the branch; the sum over its subtree is taken
     * @param from first calendar year of the period
     * @param to last calendar year of the period
     * @param discounting of the costs; CO2 is added up as it is
     */
    public AbatementMeasure measure(int branch, int from, int to, Discounting discounting) {
        double abatement = 0;
        double cost = 0;
        for (int year = from; year <= to; year++) {
            AbatementMeasure ofYear = measure(branch, year);
            abatement += ofYear.abatement();
            cost += ofYear.cost() * discounting.factor(reference.index(year));
        }
        return new AbatementMeasure(reference.model().branchPath(branch), abatement, cost);
    }

    /**
     * {@return marginal abatement cost curve of a year, by process and end use}
     *
     * @param year calendar year
     */
    public AbatementCurve abatementCurve(int year) {
        List<AbatementMeasure> measures = new ArrayList<>();
        for (int branch : AreaCosts.measures(reference.model())) {
            measures.add(measure(branch, year));
        }
        return AbatementCurve.of(measures);
    }

    /**
     * {@return marginal abatement cost curve of a period, by process and end use, costs discounted}
     *
     * @param from first calendar year of the period
     * @param to last calendar year of the period
     * @param discounting of the costs; CO2 is added up as it is
     */
    public AbatementCurve abatementCurve(int from, int to, Discounting discounting) {
        List<AbatementMeasure> measures = new ArrayList<>();
        for (int branch : AreaCosts.measures(reference.model())) {
            measures.add(measure(branch, from, to, discounting));
        }
        return AbatementCurve.of(measures);
    }

    /**
     * {@return present value of the alternative's system cost less that of the reference, 10^8 yuan}
     *
     * @param discounting rate and the year discounted to
     */
    public double netPresentCost(Discounting discounting) {
        return alternative.costs().presentValue(discounting) - reference.costs().presentValue(discounting);
    }

    private static OptionalDouble saving(double ofReference, double ofAlternative) {
        return ofReference == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of((ofReference - ofAlternative) / ofReference);
    }
}
