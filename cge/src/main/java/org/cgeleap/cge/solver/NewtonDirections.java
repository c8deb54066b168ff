package org.cgeleap.cge.solver;

import org.cgeleap.cge.solver.SolverOptions.Factorisation;
import org.jspecify.annotations.Nullable;

/**
 * Search directions of the reformulated system at its current, linearised point: Newton, Newton with a perturbed
 * diagonal where H is singular, Levenberg–Marquardt, and the scaled negative gradient. Each is cut component by
 * component to the largest sensible step.
 */
final class NewtonDirections {
    /** Perturbations of a singular H's diagonal, relative to the size of its row and column, tried in turn. */
    private static final double[] PERTURBATIONS = {1e-10, 1e-7};

    private final ReformulatedSystem system;
    private final int n;
    private final Factorisation method;
    private final SparseLu lu;
    private final double[] perturbed;
    private final double[] right;
    private final double[] rowMax;
    private @Nullable LevenbergMarquardt levenbergMarquardt;
    private int[] singularRows = {};
    private boolean cut;
    private long nanos;

    /** The direction computed last. */
    final double[] d;

    NewtonDirections(ReformulatedSystem system, Factorisation method) {
        this.system = system;
        this.method = method;
        n = system.size();
        lu = new SparseLu(n, system.pointers(), system.indices(), method);
        perturbed = new double[system.pointers()[n]];
        right = new double[n];
        rowMax = new double[n];
        d = new double[n];
    }

    /** Forgets times and singular rows of the last solve; sequences of pivots stay. */
    void restart() {
        nanos = 0;
        singularRows = new int[0];
    }

    /** Computes the Newton direction; false if H, even perturbed, cannot be solved with. */
    boolean newton() {
        long start = System.nanoTime();
        singularRows = new int[0];
        boolean found = false;
        if (lu.factorise(system.h)) {
            found = solve();
        }
        if (!found) {
            singularRows = lu.singularRows();
            for (double perturbation : PERTURBATIONS) {
                perturb(perturbation);
                if (lu.factorise(perturbed) && solve()) {
                    found = true;
                    break;
                }
            }
        }
        nanos += System.nanoTime() - start;
        return found && finite() && limit();
    }

    /** Computes the Newton direction where H need not be perturbed; false otherwise, and no row is then on record. */
    boolean regularNewton() {
        long start = System.nanoTime();
        singularRows = new int[0];
        boolean found = lu.factorise(system.h) && solve() && finite() && limit();
        nanos += System.nanoTime() - start;
        return found;
    }

    /** Computes the direction at the current point with the factors of the last Newton step, if that was a regular one. */
    boolean chord() {
        long start = System.nanoTime();
        boolean found = singularRows.length == 0 && solve() && finite() && limit();
        nanos += System.nanoTime() - start;
        return found;
    }

    private boolean solve() {
        for (int i = 0; i < n; i++) {
            right[i] = -system.phi[i];
        }
        return lu.solve(right, d);
    }

    private void perturb(double relative) {
        int[] pointers = system.pointers();
        int[] indices = system.indices();
        System.arraycopy(system.h, 0, perturbed, 0, perturbed.length);
        java.util.Arrays.fill(rowMax, 0);
        for (int t = 0; t < perturbed.length; t++) {
            rowMax[indices[t]] = Math.max(rowMax[indices[t]], Math.abs(perturbed[t]));
        }
        for (int j = 0; j < n; j++) {
            double column = 0;
            for (int t = pointers[j]; t < pointers[j + 1]; t++) {
                column = Math.max(column, Math.abs(system.h[t]));
            }
            double size = Math.sqrt(column * rowMax[j]);
            perturbed[system.diagonal()[j]] += relative * (size > 0 ? size : 1);
        }
    }

    /** Computes the Levenberg–Marquardt direction of weight mu. */
    boolean levenbergMarquardt(double mu) {
        long start = System.nanoTime();
        LevenbergMarquardt lm = levenbergMarquardt;
        if (lm == null) {
            lm = new LevenbergMarquardt(n, system.pointers(), system.indices(), method);
            levenbergMarquardt = lm;
        }
        boolean found = lm.direction(system.h, system.phi, mu, d);
        nanos += System.nanoTime() - start;
        return found && finite() && limit();
    }

    /** Computes the gradient direction, each component in the scale of its column of H. */
    boolean gradient() {
        int[] pointers = system.pointers();
        for (int j = 0; j < n; j++) {
            double square = 0;
            for (int t = pointers[j]; t < pointers[j + 1]; t++) {
                square += system.h[t] * system.h[t];
            }
            d[j] = square > 0 ? -system.gradient[j] / square : 0;
        }
        return finite() && limit();
    }

    private boolean finite() {
        for (double v : d) {
            if (!Double.isFinite(v)) {
                return false;
            }
        }
        return true;
    }

    /** Cuts components that are too long; always true, for chaining. */
    private boolean limit() {
        cut = false;
        for (int i = 0; i < n; i++) {
            double most = system.maxStep[i];
            if (Math.abs(d[i]) > most) {
                d[i] = Math.copySign(most, d[i]);
                cut = true;
            }
        }
        return true;
    }

    /** Whether the direction computed last was cut. */
    boolean wasCut() {
        return cut;
    }

    /** Rows that the last Newton system found dependent, before the perturbation. */
    int[] singularRows() {
        return singularRows;
    }

    int factorisations() {
        LevenbergMarquardt lm = levenbergMarquardt;
        return lu.factorisations() + (lm == null ? 0 : lm.factorisation().factorisations());
    }

    int reorderings() {
        LevenbergMarquardt lm = levenbergMarquardt;
        return lu.reorderings() + (lm == null ? 0 : lm.factorisation().reorderings());
    }

    long nanos() {
        return nanos;
    }
}
