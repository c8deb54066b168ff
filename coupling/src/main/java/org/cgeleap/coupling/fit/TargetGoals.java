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

    /** A share that is to stay below a bound is asked to stay a tenth of a point below it: a fit leaves small residuals. */
    private static final double BOUND_MARGIN = 0.1;

    /** And one point of a change against another year, which is a change of about one per cent. */
    private static final double CHANGE_TOLERANCE = 1;

    /** And two points of a share in a difference of two scenarios. */
    private static final double REDUCTION_TOLERANCE = 2;

    /**
     * Lead, in % of the value, that the year of a peak has over all years before it and all after it: a year is a peak by
     * any lead, but one of this size does not depend on the tolerance of the loop.
     */
    private static final double LEAD = 0.02;

    /** Lead that an industry named as a saver has over the next one, as a part of the largest saving. */
    private static final double SAVING_LEAD = 0.05;

    private final List<Target> targets;
    private final List<FitGoal> goals = new ArrayList<>();

    TargetGoals(List<Target> all) {
        this.targets = all.stream().filter(t -> t.weight() > 0).toList();
        for (Target t : targets) {
            switch (t.measure()) {
                case VALUE, PEAK_VALUE -> add(t, FitGoal.Sense.EQUAL, VALUE_TOLERANCE * Math.abs(number(t)));
                case SHARE -> add(t, FitGoal.Sense.EQUAL, SHARE_TOLERANCE);
                case SHARE_AT_MOST ->
                    goals.add(new FitGoal(
                            t.id(),
                            t.quantity(),
                            t.unit(),
                            FitGoal.Sense.AT_MOST,
                            number(t) - BOUND_MARGIN,
                            SHARE_TOLERANCE,
                            t.weight()));
                case CHANGE -> add(t, FitGoal.Sense.EQUAL, CHANGE_TOLERANCE);
                case REDUCTION_SHARE -> add(t, FitGoal.Sense.EQUAL, REDUCTION_TOLERANCE);
                case PEAK_YEAR -> {
                    goals.add(lead(t, "before", t.paper()));
                    goals.add(lead(t, "after", t.paper()));
                }
                case LARGEST_SAVING, SECOND_SAVING ->
                    goals.add(new FitGoal(
                            t.id(),
                            "lead of " + t.paper() + " over the next industry",
                            "of the largest saving",
                            FitGoal.Sense.AT_LEAST,
                            SAVING_LEAD,
                            SAVING_LEAD,
                            t.weight()));
            }
        }
    }

    private static double number(Target t) {
        return Double.parseDouble(t.paper());
    }

    private void add(Target t, FitGoal.Sense sense, double tolerance) {
        goals.add(new FitGoal(t.id(), t.quantity(), t.unit(), sense, number(t), tolerance, t.weight()));
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
            switch (t.measure()) {
                case PEAK_YEAR -> {
                    double[] lead = results.leadOverOtherYears(t, Integer.parseInt(t.paper()));
                    figures[i++] = lead[0];
                    figures[i++] = lead[1];
                }
                case LARGEST_SAVING -> figures[i++] = results.leadInSaving(t, 0);
                case SECOND_SAVING -> figures[i++] = results.leadInSaving(t, 1);
                default -> figures[i++] = results.figure(t);
            }
        }
        return figures;
    }
}
