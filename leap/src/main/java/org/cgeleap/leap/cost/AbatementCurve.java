package org.cgeleap.leap.cost;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Marginal abatement cost curve: measures by rising cost of saved carbon.
 *
 * <p>Measures that save nothing or emit more have no cost of saved carbon and no place on the curve: they are listed
 * apart, largest increase first, and count in {@link #netAbatement} and {@link #netCost}. Among measures of negative cost
 * the quotient ranks a small saving before a large one of the same gain; their order says nothing about which to prefer
 * (Taylor 2012, Energy Policy 48, 430-438).
 */
public final class AbatementCurve {
    private final List<AbatementStep> steps = new ArrayList<>();
    private final List<AbatementMeasure> increases;
    private final double netAbatement;
    private final double netCost;

    private AbatementCurve(List<AbatementMeasure> measures) {
        List<AbatementMeasure> saving = new ArrayList<>();
        List<AbatementMeasure> others = new ArrayList<>();
        double abatement = 0;
        double cost = 0;
        for (AbatementMeasure measure : measures) {
            abatement += measure.abatement();
            cost += measure.cost();
            if (measure.abatement() > 0) {
                saving.add(measure);
            } else if (measure.abatement() < 0 || measure.cost() != 0) {
                others.add(measure);
            }
        }
        saving.sort(Comparator.comparingDouble((AbatementMeasure m) -> m.cost() / m.abatement())
                .thenComparing(AbatementMeasure::name));
        others.sort(Comparator.comparingDouble(AbatementMeasure::abatement).thenComparing(AbatementMeasure::name));
        double cumulative = 0;
        double spent = 0;
        for (AbatementMeasure measure : saving) {
            cumulative += measure.abatement();
            spent += measure.cost();
            steps.add(new AbatementStep(measure, measure.costOfSavedCarbon().orElseThrow(), cumulative, spent));
        }
        increases = List.copyOf(others);
        netAbatement = abatement;
        netCost = cost;
    }

    /**
     * {@return the measures in order; those without abatement and cost are left out}
     *
     * @param measures in any order, over the same year or period
     */
    public static AbatementCurve of(List<AbatementMeasure> measures) {
        return new AbatementCurve(measures);
    }

    /** {@return steps, cheapest first} */
    public List<AbatementStep> steps() {
        return List.copyOf(steps);
    }

    /** {@return measures that save nothing, with what they add} */
    public List<AbatementMeasure> increases() {
        return increases;
    }

    /** {@return abatement of all measures, increases taken off, Mt CO2} */
    public double netAbatement() {
        return netAbatement;
    }

    /** {@return cost of all measures, 10^8 yuan} */
    public double netCost() {
        return netCost;
    }
}
