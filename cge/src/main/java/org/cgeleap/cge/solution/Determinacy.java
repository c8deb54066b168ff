package org.cgeleap.cge.solution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.cgeleap.cge.solver.SolverOptions.Factorisation;
import org.cgeleap.cge.solver.SparseLu;
import org.cgeleap.cge.system.EquilibriumSystem;

/**
 * What the conditions leave open at a point: where the Jacobian of what binds there is singular, some variables can move
 * together without breaking a condition to first order, and some conditions say what others say.
 *
 * <p>Rows and columns count in natural sizes. The directions are the singular vectors of the least singular value, found by
 * inverse iteration (Wilkinson 1965); where several values vanish, some combination of their vectors.
 *
 * @param dependent conditions that depend on each other, largest part first; empty if the point is determined
 * @param arbitrary variables that nothing determines, likewise
 */
record Determinacy(List<String> dependent, List<String> arbitrary) {
    static final Determinacy FULL = new Determinacy(List.of(), List.of());

    /**
     * Growth in the inverse, of a matrix with entries near one, from which it counts as singular: conditions that hold to 1e-9
     * then say nothing of the direction, not even whether it is moved by its own size.
     */
    private static final double SINGULAR = 1e10;

    /** Put on the diagonal where a factorisation finds no pivot, one after the other; above what counts as none (1e-13). */
    private static final double[] PERTURBATIONS = {1e-12, 1e-11, 1e-10};

    /** Growth that bears out a missing pivot where the diagonal was perturbed. */
    private static final double PERTURBED = 1e8;

    /** Part of the largest component of a direction below which a variable does not move. */
    private static final double MOVES = 1e-4;

    private static final int ROUNDS = 3;

    /** {@return what is open at the solution or start x, solver units; nothing where the Jacobian cannot be evaluated} */
    static Determinacy at(EquilibriumSystem system, double[] x) {
        ActiveSet set = new ActiveSet(system);
        double[] values = new double[system.columnPointers()[system.size()]];
        if (!set.decide(x, ActiveSet.OPEN) || !system.jacobian(x, values)) {
            return FULL;
        }
        return new Scaled(system, set, x, values).determinacy();
    }

    boolean full() {
        return dependent.isEmpty();
    }

    /** The Jacobian with bounds in the place of conditions where they bind, in natural sizes. */
    private static final class Scaled {
        private final EquilibriumSystem system;
        private final ActiveSet set;
        private final int n;
        private final double[] values;
        private final SparseLu lu;

        Scaled(EquilibriumSystem system, ActiveSet set, double[] x, double[] values) {
            this.system = system;
            this.set = set;
            this.n = system.size();
            this.values = values;
            this.lu = new SparseLu(n, system.columnPointers(), system.rowIndices(), Factorisation.FROZEN_PIVOTS);
            int[] pointers = system.columnPointers();
            int[] rows = system.rowIndices();
            double[] largest = new double[n];
            for (int j = 0; j < n; j++) {
                double column = system.logarithmic(j) ? 1 : Math.max(Math.abs(x[j]), system.variableScale(j));
                for (int t = pointers[j]; t < pointers[j + 1]; t++) {
                    boolean bound = set.side(rows[t]) != 0;
                    values[t] = bound ? (rows[t] == j ? 1 : 0) : values[t] * column;
                    largest[rows[t]] = Math.max(largest[rows[t]], Math.abs(values[t]));
                }
            }
            for (int t = 0; t < values.length; t++) {
                values[t] /= largest[rows[t]] > 0 ? largest[rows[t]] : 1;
            }
        }

        Determinacy determinacy() {
            boolean factorised = lu.factorise(values);
            double singular = factorised ? SINGULAR : PERTURBED;
            for (int k = 0; k < PERTURBATIONS.length && !factorised; k++) {
                perturb(PERTURBATIONS[k]);
                factorised = lu.factorise(values);
            }
            double[] right = new double[n];
            double[] left = new double[n];
            if (!factorised || !(iterate(right, false) > singular) || !(iterate(left, true) > singular)) {
                return FULL;
            }
            return new Determinacy(conditions(left), variables(right));
        }

        private void perturb(double by) {
            int[] pointers = system.columnPointers();
            Random signs = new Random(1);
            for (int j = 0; j < n; j++) {
                int diagonal = Arrays.binarySearch(system.rowIndices(), pointers[j], pointers[j + 1], j);
                values[diagonal] += by * (signs.nextBoolean() ? 1 : -1) * (1 + signs.nextDouble());
            }
        }

        /** Inverse iteration; how much the last solve made of a vector of size one. */
        private double iterate(double[] v, boolean transposed) {
            Random random = new Random(2);
            Arrays.setAll(v, i -> random.nextGaussian());
            double growth = 0;
            for (int round = 0; round < ROUNDS; round++) {
                double size = size(v);
                for (int i = 0; i < n; i++) {
                    v[i] /= size;
                }
                boolean solved = transposed ? lu.solveTransposed(v, v) : lu.solve(v, v);
                growth = size(v);
                if (!(growth > 0 && growth < Double.POSITIVE_INFINITY)) {
                    return solved ? 0 : growth;
                }
            }
            return growth;
        }

        private static double size(double[] v) {
            double size = 0;
            for (double value : v) {
                size = Math.abs(value) <= size ? size : Math.abs(value);
            }
            return size;
        }

        private int[] moving(double[] direction) {
            double least = MOVES * size(direction);
            return IntStream.range(0, n)
                    .filter(i -> Math.abs(direction[i]) > least)
                    .boxed()
                    .sorted((a, b) -> Double.compare(Math.abs(direction[b]), Math.abs(direction[a])))
                    .mapToInt(i -> i)
                    .toArray();
        }

        /** What a swap holds first: it is what the user asked for. */
        private List<String> conditions(double[] left) {
            List<String> first = new ArrayList<>();
            List<String> others = new ArrayList<>();
            for (int i : moving(left)) {
                boolean swapped = system.held(i) && system.heldVariable(i) != i;
                String bound = system.variableName(i) + " at its " + (set.side(i) < 0 ? "lower" : "upper") + " bound";
                (swapped ? first : others).add(set.side(i) == 0 ? system.conditionName(i) : bound);
            }
            first.addAll(others);
            return List.copyOf(first);
        }

        /** What a swap freed first. */
        private List<String> variables(double[] right) {
            List<String> first = new ArrayList<>();
            List<String> others = new ArrayList<>();
            for (int i : moving(right)) {
                boolean freed = system.held(i) && system.heldVariable(i) != i;
                (freed ? first : others).add(system.variableName(i));
            }
            first.addAll(others);
            return List.copyOf(first);
        }
    }
}
