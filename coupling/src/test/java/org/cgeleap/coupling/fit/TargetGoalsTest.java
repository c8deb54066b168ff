package org.cgeleap.coupling.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.cgeleap.calibration.fit.FitGoal;
import org.cgeleap.coupling.results.Reproduction;
import org.cgeleap.coupling.results.ResultRow;
import org.cgeleap.coupling.results.Target;
import org.junit.jupiter.api.Test;

/** Goals and figures of a fit on a path made by hand. */
class TargetGoalsTest {

    private static Target target(Target.Measure measure, String paper, int year, String fuel, double weight) {
        return new Target(
                measure + " " + paper,
                "a figure",
                "S",
                year,
                "",
                paper,
                measure,
                "v",
                List.of(),
                fuel.isEmpty() ? List.of() : List.of(fuel),
                "",
                2030,
                "fitted",
                weight,
                "");
    }

    private static List<ResultRow> path(double... values) {
        List<ResultRow> rows = new ArrayList<>();
        for (int t = 0; t < values.length; t++) {
            rows.add(new ResultRow("S", "coupled", 2030 + t, "v", "", "", "", "", values[t]));
            rows.add(new ResultRow("S", "coupled", 2030 + t, "v", "", "gas", "", "", values[t] / 4));
        }
        return rows;
    }

    private static double[] figures(TargetGoals goals, double... values) {
        return goals.figures(new Reproduction(goals.targets(), path(values)));
    }

    /** The peak is asked for in 2031; the path 98, 100, 99 leads by 2 and 1 %, the path 98, 99, 100 trails by 1/99. */
    @Test
    void thePeakYearIsALeadOverTheYearsBeforeAndAfter() {
        TargetGoals goals = new TargetGoals(List.of(target(Target.Measure.PEAK_YEAR, "2031", 0, "", 1)));
        assertThat(goals.goals()).extracting(FitGoal::sense).containsOnly(FitGoal.Sense.AT_LEAST);
        assertThat(figures(goals, 98, 100, 99)).containsExactly(2, 1);
        double[] late = figures(goals, 98, 99, 100);
        assertThat(late[1]).isCloseTo(-100.0 / 99, within(1e-12));
        assertThat(goals.goals().get(0).residual(late[0])).isZero();
        assertThat(goals.goals().get(1).residual(late[1])).isNegative();
    }

    /** One per cent of a value, half a point of a share and one point of a change count alike. */
    @Test
    void tolerancesOfEachMeasure() {
        TargetGoals goals = new TargetGoals(List.of(
                target(Target.Measure.VALUE, "100", 2031, "", 1),
                target(Target.Measure.SHARE, "20", 2031, "gas", 1),
                target(Target.Measure.CHANGE, "-10", 2031, "", 2),
                target(Target.Measure.SHARE_AT_MOST, "30", 2031, "gas", 1)));
        double[] figures = figures(goals, 80, 101, 99);
        assertThat(figures[0]).isEqualTo(101);
        assertThat(goals.goals().get(0).residual(figures[0])).isCloseTo(1, within(1e-12));
        assertThat(goals.goals().get(1).residual(figures[1])).isCloseTo((25.0 - 20) / 0.5, within(1e-12));
        assertThat(goals.goals().get(2).residual(figures[2])).isCloseTo(2 * (26.25 + 10), within(1e-12));
        assertThat(goals.goals().get(3).residual(figures[3])).isZero();
    }

    @Test
    void rowsWithoutAWeightAreLeftAlone() {
        assertThat(new TargetGoals(List.of(target(Target.Measure.VALUE, "1", 2031, "", 0))).goals())
                .isEmpty();
    }

    /** Savings of 6, 5 and 2 units by A, B and C: A leads the next by 1/6, B as second leads C by 3/6, C as second trails by 3/6. */
    @Test
    void saversAreLeadsOverTheNextIndustry() {
        List<Target> targets = List.of(
                saver(Target.Measure.LARGEST_SAVING, "A"),
                saver(Target.Measure.SECOND_SAVING, "B"),
                saver(Target.Measure.SECOND_SAVING, "C"),
                saver(Target.Measure.LARGEST_SAVING, "B"));
        List<ResultRow> rows = new ArrayList<>();
        double[] saved = {6, 5, 2};
        for (int i = 0; i < saved.length; i++) {
            String industry = String.valueOf((char) ('A' + i));
            rows.add(new ResultRow("R", "coupled", 2031, "v", industry, "", "", "", 10));
            rows.add(new ResultRow("S", "coupled", 2031, "v", industry, "", "", "", 10 - saved[i]));
        }
        TargetGoals goals = new TargetGoals(targets);
        double[] figures = goals.figures(new Reproduction(goals.targets(), rows));
        assertThat(figures).containsExactly(new double[] {1.0 / 6, 0.5, -0.5, -1.0 / 6}, within(1e-12));
        assertThat(goals.goals().get(0).residual(figures[0])).isZero();
        assertThat(goals.goals().get(3).residual(figures[3])).isNegative();
    }

    private static Target saver(Target.Measure measure, String industry) {
        return new Target(
                measure + " " + industry,
                "a figure",
                "S",
                2031,
                "industry",
                industry,
                measure,
                "v",
                List.of(),
                List.of(),
                "R",
                0,
                "fitted",
                1,
                "");
    }
}
