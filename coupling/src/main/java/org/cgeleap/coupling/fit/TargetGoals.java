package org.cgeleap.coupling.fit;

import java.util.ArrayList;
import java.util.List;
import org.cgeleap.calibration.fit.FitGoal;
import org.cgeleap.coupling.results.Reproduction;
import org.cgeleap.coupling.results.Target;

/** The weighted rows of {@code targets.csv} as goals of a fit, and their figures. */
final class TargetGoals {
    /** One per cent of a value counts as one standard deviation at weight 1. */
    private static final double VALUE_TOLERANCE = 0.01;

    /** So does half a point of a share. */
    private static final double SHARE_TOLERANCE = 0.5;

    /** And one point of a change against another year, which is a change of about one per cent. */
    private static final double CHANGE_TOLERANCE = 1;

    /** And two points of a share in a difference of two scenarios. */
    private static final double REDUCTION_TOLERANCE = 2;

    /**
     * Lead, in % of the value, that the year of a peak has over all years before it and all after it: a year is a peak by
     * any lead, but one of this size does not depend on the tolerance of the loop.
     */
    private static final double LEAD = 0.02;

    private final List<Target> targets;
    private final List<FitGoal> goals = new ArrayList<>();

    TargetGoals(List<Target> all) {
        this.targets = all.stream().filter(t -> t.weight() > 0).toList();
        for (Target t : targets) {
            double value = Double.parseDouble(t.paper());
            switch (t.measure()) {
                case VALUE, PEAK_VALUE -> add(t, FitGoal.Sense.EQUAL, value, VALUE_TOLERANCE * Math.abs(value));
                case SHARE -> add(t, FitGoal.Sense.EQUAL, value, SHARE_TOLERANCE);
                case SHARE_AT_MOST -> add(t, FitGoal.Sense.AT_MOST, value, SHARE_TOLERANCE);
                case CHANGE -> add(t, FitGoal.Sense.EQUAL, value, CHANGE_TOLERANCE);
                case REDUCTION_SHARE -> add(t, FitGoal.Sense.EQUAL, value, REDUCTION_TOLERANCE);
                case PEAK_YEAR -> {
                    goals.add(lead(t, "before", t.paper()));
                    goals.add(lead(t, "after", t.paper()));
                }
                case LARGEST_SAVING, SECOND_SAVING ->
                    throw new IllegalArgumentException("targets.csv, " + t.id()
                            + ": a figure in words has no distance to the published one; leave its weight blank");
            }
        }
    }

    private void add(Target t, FitGoal.Sense sense, double value, double tolerance) {
        goals.add(new FitGoal(t.id(), t.quantity(), t.unit(), sense, value, tolerance, t.weight()));
    }

    private static FitGoal lead(Target t, String side, String year) {
        return new FitGoal(
                t.id() + ", " + side,
                "lead of " + year + " over the years " + side + " it",
                "%",
                FitGoal.Sense.AT_LEAST,
                LEAD,
                LEAD,
                t.weight());
    }

    List<Target> targets() {
        return targets;
    }

    List<FitGoal> goals() {
        return goals;
    }

    /** One figure a goal. */
    double[] figures(Reproduction results) {
        double[] figures = new double[goals.size()];
        int i = 0;
        for (Target t : targets) {
            if (t.measure() == Target.Measure.PEAK_YEAR) {
                double[] lead = results.leadOverOtherYears(t, Integer.parseInt(t.paper()));
                figures[i++] = lead[0];
                figures[i++] = lead[1];
            } else {
                figures[i++] = results.figure(t);
            }
        }
        return figures;
    }
}
