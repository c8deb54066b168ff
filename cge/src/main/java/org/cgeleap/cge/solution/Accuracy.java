package org.cgeleap.cge.solution;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.cgeleap.cge.model.Scenario;
import org.cgeleap.cge.solver.SolverOptions;
import org.cgeleap.cge.solver.SolverOptions.Factorisation;
import org.cgeleap.cge.system.CompiledModel;

/**
 * How many figures of a solution can be relied on: it is solved loosely, tightly, and tightly with another factorisation,
 * each from the same start, and the numbers are compared (after GEMPACK's accuracy summary; Harrison and Pearson 1996,
 * "Computing solutions for large general equilibrium models using GEMPACK", Computational Economics 9).
 *
 * <p>Two numbers a and b agree to −log₁₀(|a − b| / max(|a|, |b|, size / 10⁶)) figures, at most 16 and at least 0. The size is
 * that of the quantity at the start (of a flow, of its market), so that a number near zero is not asked for more figures than
 * a millionth of its size has: two zeros agree to 16.
 *
 * @param quantities what is compared
 * @param loose values at a tolerance of 1e-6
 * @param tight values at a tolerance of 1e-12, or the best that could be reached
 * @param pivoting the same with partial pivoting
 * @param figures in which loose and tight agree
 * @param figuresOfPivoting in which tight and pivoting agree
 * @param error estimate of what is wrong with the tight values: one more Newton step; NaN if there is none
 * @param residuals reached by the three solves
 * @param condition estimate of the scaled Jacobian's condition number in the 1-norm; +∞ if it is singular
 */
@SuppressWarnings("ArrayRecordComponent") // long vectors, never compared as values
public record Accuracy(
        List<Quantity> quantities,
        double[] loose,
        double[] tight,
        double[] pivoting,
        double[] figures,
        double[] figuresOfPivoting,
        double[] error,
        Residuals residuals,
        double condition) {

    /** Tolerance of the loose solve. */
    public static final double LOOSE = 1e-6;
    /** Tolerance asked of the tight ones. */
    public static final double TIGHT = 1e-12;

    /** Part of its size below which a number counts as near zero. */
    private static final double NEAR_ZERO = 1e-6;

    private static final int MOST = 16;
    /** Steps from a solution to one within {@link #TIGHT}; Newton needs two where it can be reached, and a quarter is its. */
    private static final int FEW = 40;

    /**
     * Largest scaled residual of each solve.
     *
     * @param loose at {@link #LOOSE}
     * @param tight at {@link #TIGHT}
     * @param pivoting at {@link #TIGHT}, with partial pivoting
     */
    public record Residuals(double loose, double tight, double pivoting) {
        /** {@return whether both tight solves reached what was asked} */
        public boolean reached() {
            return tight <= TIGHT && pivoting <= TIGHT;
        }
    }

    /**
     * Solves a scenario three times.
     *
     * @param model that is solved
     * @param scenario solved each time
     * @param options of the solver; tolerance and factorisation are replaced
     * @param start in natural units
     * @return the three solutions side by side, with the figures in which they agree
     * @throws IllegalArgumentException if one of the three does not find a solution at the options' own tolerance
     */
    public static Accuracy of(CompiledModel model, Scenario scenario, SolverOptions options, double[] start) {
        Solve loose = solved(
                new EquilibriumSolver(model, options.withTolerance(LOOSE)).solve(scenario, start), LOOSE, "loose");
        Solve tight = tight(model, scenario, options.withFactorisation(Factorisation.FROZEN_PIVOTS), start);
        Solve pivoting = tight(model, scenario, options.withFactorisation(Factorisation.PARTIAL_PIVOTING), start);
        Equilibrium at = tight.equilibrium();
        Quantities quantities = new Quantities(at.model());
        LastStep last = new LastStep(scenario, at, quantities);
        double[] sizes = last.sizes();
        double[] a = quantities.of(loose.equilibrium());
        double[] b = quantities.of(at);
        double[] c = quantities.of(pivoting.equilibrium());
        return new Accuracy(
                quantities.list(),
                a,
                b,
                c,
                figures(a, b, sizes),
                figures(b, c, sizes),
                last.error(),
                new Residuals(loose.residual(), tight.residual(), pivoting.residual()),
                last.condition());
    }

    /** From the same start to a solution, and from there as tight as it goes. */
    private static Solve tight(CompiledModel model, Scenario scenario, SolverOptions options, double[] start) {
        Solve first =
                solved(new EquilibriumSolver(model, options).solve(scenario, start), options.tolerance(), "tight");
        if (first.residual() <= TIGHT) {
            return first;
        }
        SolverOptions more = options.withTolerance(TIGHT).withRestarts(0).withMaxIterations(FEW);
        Scenario onwards = scenario.withStart(Map.of());
        Solve second = new EquilibriumSolver(model, more)
                .solve(onwards, first.equilibrium().values());
        return second.residual() < first.residual() ? second : first;
    }

    private static Solve solved(Solve solve, double tolerance, String which) {
        if (!(solve.residual() <= tolerance)) {
            throw new IllegalArgumentException("accuracy: the " + which + " solve ended " + solve.status()
                    + " with residual " + solve.residual() + "; expected at most " + tolerance);
        }
        return solve;
    }

    private static double[] figures(double[] a, double[] b, double[] sizes) {
        return IntStream.range(0, a.length)
                .mapToDouble(q -> figures(a[q], b[q], sizes[q]))
                .toArray();
    }

    /** Figures in which two numbers agree. */
    static double figures(double a, double b, double size) {
        double difference = Math.abs(a - b);
        double of = Math.max(Math.max(Math.abs(a), Math.abs(b)), NEAR_ZERO * size);
        return difference == 0 ? MOST : Math.max(0, Math.min(MOST, -Math.log10(difference / of)));
    }

    /** {@return how many quantities agree to 0, 1, … 16 figures (rounded down), loose against tight} */
    public int[] histogram() {
        int[] counts = new int[MOST + 1];
        for (double f : figures) {
            counts[(int) f]++;
        }
        return counts;
    }

    /**
     * {@return positions of the quantities with the fewest figures, fewest first}
     *
     * @param count largest number of positions wanted
     */
    public List<Integer> worst(int count) {
        return IntStream.range(0, figures.length)
                .boxed()
                .sorted((p, q) -> Double.compare(fewest(p), fewest(q)))
                .limit(count)
                .toList();
    }

    private double fewest(int q) {
        return Math.min(figures[q], figuresOfPivoting[q]);
    }
}
