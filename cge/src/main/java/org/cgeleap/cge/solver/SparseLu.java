package org.cgeleap.cge.solver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cgeleap.cge.solver.SolverOptions.Factorisation;
import org.jspecify.annotations.Nullable;

/**
 * Factorises unsymmetric sparse matrices of one pattern again and again. The pivot sequence comes from
 * {@link MarkowitzOrdering} once and is frozen; later values are refactorised in its pattern ({@link FrozenPivotLu}).
 * Every solve is checked by its residual and refined. When a frozen sequence does not suit new values, others seen
 * before are tried, then a new one is computed, then EJML's partial pivoting takes over.
 *
 * <p>Where complete factors would cost much more than the matrix has entries, {@link PreconditionedSolve} goes first;
 * its solutions pass the same check.
 */
public final class SparseLu {
    /** Relative size of acceptable pivots; 0.1 is the usual compromise of fill and stability. */
    private static final double THRESHOLD = 0.1;

    /** Growth of the factors at which a frozen sequence is given up: half the digits remain, refinement does the rest. */
    private static final double GROWTH_LIMIT = 1e8;

    /** Multiplications of a factorisation beyond which incomplete factors are tried: some hundredths of a second. */
    private static final long DIRECT_WORK = 30_000_000L;

    /** Multiplications at which the ordering of incomplete factors is given up: some seconds. */
    private static final long INCOMPLETE_WORK = 500_000_000L;

    /** Sequences kept: a model whose bounds switch needs a few; each costs the memory of one factorisation. */
    private static final int SEQUENCES = 8;

    /** Backward error at which refinement stops, a few hundred roundings. */
    private static final double REFINED = 1e-13;

    /** Largest backward error of an acceptable solve; Newton directions need no more. */
    private static final double ACCEPTABLE = 1e-10;

    /** Rounds of refinement at most. */
    private static final int REFINEMENTS = 2;

    /** Weight of the largest unknown in the scale of a row's residual, so that rows whose terms all vanish do not count. */
    private static final double ROW_FLOOR = 1e-2;

    private final int n;
    private final int[] pointers;
    private final int[] indices;
    private final Factorisation method;
    private final List<FrozenPivotLu> sequences = new ArrayList<>();
    private final double[] residual;
    private final double[] size;
    private final double[] correction;
    private final double[] saved;
    private double[] values = {};
    private @Nullable FrozenPivotLu current;
    private @Nullable PartialPivotLu pivoting;
    private @Nullable PartialPivotLu pivotingTransposed;
    private @Nullable PreconditionedSolve iterative;
    private boolean undecided;
    private boolean fresh;
    private int[] singularRows = {};
    private int[] singularColumns = {};
    private int factorisations;
    private int reorderings;
    private double backwardError;

    /**
     * For matrices of one pattern; the arrays are kept, not copied, and must not change.
     *
     * @param n rows and columns
     * @param pointers n + 1 column pointers
     * @param indices row indices, ascending in each column
     * @param method frozen pivots with their fall-backs, or partial pivoting alone
     */
    public SparseLu(int n, int[] pointers, int[] indices, Factorisation method) {
        this.n = n;
        this.pointers = pointers;
        this.indices = indices;
        this.method = method;
        undecided = method == Factorisation.FROZEN_PIVOTS;
        residual = new double[n];
        size = new double[n];
        correction = new double[n];
        saved = new double[n];
    }

    /**
     * Factorises the matrix with these values, which must not change until the last solve with it.
     *
     * @param newValues one value for each entry of the pattern
     * @return false if the matrix is singular to working precision; {@link #singularRows()} and
     *     {@link #singularColumns()} then say where
     */
    public boolean factorise(double[] newValues) {
        values = newValues;
        fresh = false;
        current = null;
        pivoting = null;
        pivotingTransposed = null;
        singularRows = new int[0];
        singularColumns = new int[0];
        if (method == Factorisation.PARTIAL_PIVOTING) {
            return reorder() && pivot();
        }
        if (iterative != null) {
            factorisations++;
            if (iterative.factorise(values)) {
                return true;
            }
            iterative = null;
        }
        for (int s = 0; s < sequences.size(); s++) {
            FrozenPivotLu candidate = sequences.get(s);
            factorisations++;
            if (candidate.refactor(values, GROWTH_LIMIT)) {
                use(candidate);
                return true;
            }
        }
        return reorder();
    }

    private void use(FrozenPivotLu sequence) {
        if (sequences.isEmpty() || sequences.get(0) != sequence) {
            sequences.remove(sequence);
            sequences.add(0, sequence);
            if (sequences.size() > SEQUENCES) {
                sequences.remove(SEQUENCES);
            }
        }
        current = sequence;
    }

    private boolean reorder() {
        reorderings++;
        factorisations++;
        fresh = true;
        current = null;
        if (!finite()) {
            return false;
        }
        Equilibration scaling = new Equilibration(n, pointers, indices, values);
        double[] equilibrated = scaling.applied(pointers, indices, values);
        if (!undecided) {
            return complete(new MarkowitzOrdering(n, pointers, indices, equilibrated, THRESHOLD), scaling);
        }
        undecided = false;
        MarkowitzOrdering cheap = new MarkowitzOrdering(n, pointers, indices, equilibrated, THRESHOLD, 0, DIRECT_WORK);
        if (cheap.work() < DIRECT_WORK) {
            return complete(cheap, scaling);
        }
        iterative = new PreconditionedSolve(n, pointers, indices, THRESHOLD, INCOMPLETE_WORK);
        return factorise(values);
    }

    private boolean complete(MarkowitzOrdering ordering, Equilibration scaling) {
        boolean ordered = ordering.denseFrom == n || ordering.filled();
        FrozenPivotLu sequence = ordered ? new FrozenPivotLu(ordering, scaling, pointers, indices) : null;
        if (sequence != null && sequence.refactor(values, Double.POSITIVE_INFINITY)) {
            use(sequence);
            return true;
        }
        // Where no pivot is missing, one is at the edge of vanishing: the two eliminations sum in another order.
        int rank = Math.min(ordering.rank(), n - 1);
        singularRows = Arrays.copyOfRange(ordering.rowOrder, rank, n);
        singularColumns = Arrays.copyOfRange(ordering.columnOrder, rank, n);
        return false;
    }

    private boolean finite() {
        for (int t = 0; t < pointers[n]; t++) {
            if (!Double.isFinite(values[t])) {
                return false;
            }
        }
        return true;
    }

    private boolean pivot() {
        factorisations++;
        Equilibration scaling = new Equilibration(n, pointers, indices, values);
        int[] order = sequences.get(0).columnSequence();
        PartialPivotLu lu = new PartialPivotLu(n, pointers, indices, values, scaling, order);
        pivoting = lu;
        return lu.regular();
    }

    /**
     * Solves A x = b after a successful {@link #factorise}; b and x may be the same array.
     *
     * @param b right-hand side, n values
     * @param x receives the solution, n values
     * @return false if no factorisation gives an acceptable backward error; x then holds the last attempt
     * @throws IllegalStateException without a successful {@link #factorise} before
     */
    public boolean solve(double[] b, double[] x) {
        System.arraycopy(b, 0, saved, 0, n);
        if (refined(x, false)) {
            return true;
        }
        if (method == Factorisation.PARTIAL_PIVOTING) {
            return false;
        }
        if (pivoting == null && !fresh && reorder() && refined(x, false)) {
            return true;
        }
        return pivoting == null && !sequences.isEmpty() && pivot() && refined(x, false);
    }

    /**
     * Solves Aᵀ x = b after a successful {@link #factorise}; b and x may be the same array.
     *
     * @param b right-hand side, n values
     * @param x receives the solution, n values
     * @return false if no factorisation gives an acceptable backward error
     * @throws IllegalStateException without a successful {@link #factorise} before
     */
    public boolean solveTransposed(double[] b, double[] x) {
        System.arraycopy(b, 0, saved, 0, n);
        if (refined(x, true)) {
            return true;
        }
        return method == Factorisation.FROZEN_PIVOTS && !fresh && reorder() && refined(x, true);
    }

    private boolean refined(double[] x, boolean transposed) {
        if (!apply(saved, x, transposed)) {
            iterative = null; // complete factors from here on
            backwardError = Double.POSITIVE_INFINITY;
            return false;
        }
        double enough = iterative == null ? REFINED : ACCEPTABLE; // an iteration stops where it was told to
        backwardError = backwardError(x, transposed);
        for (int round = 0; round < REFINEMENTS && backwardError > enough; round++) {
            double before = backwardError;
            if (!apply(residual, correction, transposed)) {
                break;
            }
            for (int i = 0; i < n; i++) {
                x[i] += correction[i];
            }
            backwardError = backwardError(x, transposed);
            if (!(backwardError < before / 2)) {
                break;
            }
        }
        return backwardError <= ACCEPTABLE;
    }

    /** Solves once with the factors at hand; false if they are incomplete and the iteration does not converge. */
    private boolean apply(double[] b, double[] x, boolean transposed) {
        if (iterative != null) {
            return iterative.solve(b, x, transposed);
        }
        PartialPivotLu lu = pivoting;
        if (lu != null && !transposed) {
            lu.solve(b, x);
        } else if (lu != null) {
            transposedPivoting().solve(b, x);
        } else if (current == null) {
            throw new IllegalStateException("solve without a successful factorise before it");
        } else if (transposed) {
            current.solveTransposed(b, x);
        } else {
            current.solve(b, x);
        }
        return true;
    }

    private PartialPivotLu transposedPivoting() {
        PartialPivotLu lu = pivotingTransposed;
        if (lu == null) {
            TransposedPattern transpose = new TransposedPattern(n, pointers, indices);
            double[] v = transpose.values(values);
            Equilibration scaling = new Equilibration(n, transpose.pointers, transpose.indices, v);
            int[] order = sequences.get(0).rowSequence();
            lu = new PartialPivotLu(n, transpose.pointers, transpose.indices, v, scaling, order);
            pivotingTransposed = lu;
        }
        return lu;
    }

    /** Largest scaled residual of a row over the size of its terms; leaves b − A x in {@link #residual}. */
    private double backwardError(double[] x, boolean transposed) {
        double[] ofRows = iterative == null ? sequences.get(0).rowFactors() : iterative.rowFactors();
        double[] ofColumns = iterative == null ? sequences.get(0).columnFactors() : iterative.columnFactors();
        double[] rowFactor = transposed ? ofColumns : ofRows;
        double[] columnFactor = transposed ? ofRows : ofColumns;
        double largest = 0;
        for (int i = 0; i < n; i++) {
            residual[i] = saved[i];
            size[i] = Math.abs(saved[i]);
            largest = Math.max(largest, Math.abs(x[i] / columnFactor[i]));
        }
        for (int j = 0; j < n; j++) {
            double xj = x[j];
            double ri = residual[j];
            double si = size[j];
            for (int t = pointers[j]; t < pointers[j + 1]; t++) {
                int i = indices[t];
                if (transposed) {
                    double term = values[t] * x[i];
                    ri -= term;
                    si += Math.abs(term);
                } else {
                    double term = values[t] * xj;
                    residual[i] -= term;
                    size[i] += Math.abs(term);
                }
            }
            if (transposed) {
                residual[j] = ri;
                size[j] = si;
            }
        }
        double error = 0;
        for (int i = 0; i < n; i++) {
            double scaledSize = size[i] * rowFactor[i] + ROW_FLOOR * largest;
            double e = Math.abs(residual[i]) * rowFactor[i];
            if (!(e <= error * scaledSize)) {
                error = scaledSize > 0 ? e / scaledSize : Double.POSITIVE_INFINITY;
                if (Double.isNaN(error)) {
                    return Double.POSITIVE_INFINITY;
                }
            }
        }
        return error;
    }

    /**
     * {@return rows left without a pivot by the last unsuccessful {@link #factorise}: linear combinations of the others}
     */
    public int[] singularRows() {
        return singularRows.clone();
    }

    /** {@return columns left without a pivot by the last unsuccessful {@link #factorise}} */
    public int[] singularColumns() {
        return singularColumns.clone();
    }

    /** {@return numerical factorisations so far, unsuccessful ones included} */
    public int factorisations() {
        return factorisations;
    }

    /** {@return pivot sequences computed so far} */
    public int reorderings() {
        return reorderings;
    }

    /** {@return backward error of the last solve: the largest scaled residual of a row over the size of its terms} */
    public double backwardError() {
        return backwardError;
    }

    /** {@return entries of the factors of the sequence in use, or 0 before the first} */
    public int factorEntries() {
        if (iterative != null) {
            return iterative.entries();
        }
        return sequences.isEmpty() ? 0 : sequences.get(0).entries();
    }
}
