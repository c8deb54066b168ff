package org.cgeleap.coupling.loop;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;
import org.jspecify.annotations.Nullable;

/**
 * Acceleration of a fixed-point iteration x ← G(x) (Anderson 1965; Walker and Ni 2011): the next iterate is the
 * combination of the last ones whose residual f = G(x) − x is smallest in the least-squares sense. With depth 0 and
 * damping 1 it is plain substitution.
 *
 * <p>Safeguard: where the residual norm grows by more than {@link #GROWTH} the history is dropped and the step starts
 * again from the best iterate seen, half as long; steps grow again where they find a better one.
 */
public final class Anderson implements UpdateMethod {
    /** Growth of the residual that drops the history. */
    public static final double GROWTH = 2;

    /** Differences whose triangular factor is smaller than this part of the largest carry no information. */
    private static final double RANK = 1e-10;

    private final int depth;
    private final double damping;
    private final Deque<double[]> dx = new ArrayDeque<>();
    private final Deque<double[]> df = new ArrayDeque<>();
    private double @Nullable [] lastX;
    private double @Nullable [] lastF;
    private double @Nullable [] bestX;
    private double @Nullable [] bestF;
    private double bestNorm = Double.POSITIVE_INFINITY;
    private double factor = 1;
    private double length;
    private String step = "anderson";

    /**
     * A method.
     *
     * @param depth number of differences kept, 0 to 5
     * @param damping share of the residual taken, above 0, at most 1
     */
    public Anderson(int depth, double damping) {
        if (depth < 0 || !(damping > 0) || damping > 1) {
            throw new IllegalArgumentException("depth >= 0 and 0 < damping <= 1, found " + depth + " and " + damping);
        }
        this.depth = depth;
        this.damping = damping;
    }

    @Override
    public void restart() {
        dx.clear();
        df.clear();
        lastX = null;
        lastF = null;
    }

    @Override
    public String step() {
        return step;
    }

    @Override
    public double stepLength() {
        return length;
    }

    @Override
    public double[] next(double[] x, double[] f) {
        double norm = Vectors.maxNorm(f);
        if (depth > 0 && norm > GROWTH * bestNorm && bestX != null && bestF != null) {
            restart();
            factor /= 2;
            length = damping * factor;
            step = "restart";
            return Vectors.plus(bestX, length, bestF);
        }
        boolean better = norm < bestNorm;
        if (better) {
            bestNorm = norm;
            bestX = x.clone();
            bestF = f.clone();
        }
        if (lastX != null && lastF != null && depth > 0) {
            dx.addLast(Vectors.minus(x, lastX));
            df.addLast(Vectors.minus(f, lastF));
            if (dx.size() > depth) {
                dx.removeFirst();
                df.removeFirst();
            }
        }
        lastX = x.clone();
        lastF = f.clone();
        length = damping * factor;
        step = "anderson";
        double[] next = Vectors.plus(x, length, f);
        double[] gamma = leastSquares(f);
        Iterator<double[]> xs = dx.iterator();
        Iterator<double[]> fs = df.iterator();
        for (double g : gamma) {
            double[] sx = xs.next();
            double[] sf = fs.next();
            for (int i = 0; i < next.length; i++) {
                next[i] -= g * (sx[i] + length * sf[i]);
            }
        }
        if (better) { // else the next restart would repeat the last one, and so on for ever
            factor = Math.min(1, 2 * factor);
        }
        return next;
    }

    /** min ‖f − ΔF γ‖ by QR with column pivoting; empty where there is no history. */
    private double[] leastSquares(double[] f) {
        int m = df.size();
        if (m == 0) {
            return new double[0];
        }
        DMatrixRMaj a = new DMatrixRMaj(f.length, m);
        int j = 0;
        for (double[] column : df) {
            for (int i = 0; i < f.length; i++) {
                a.set(i, j, column[i]);
            }
            j++;
        }
        LinearSolverDense<DMatrixRMaj> qr = LinearSolverFactory_DDRM.leastSquaresQrPivot(false, false);
        DMatrixRMaj gamma = new DMatrixRMaj(m, 1);
        if (!qr.setA(a) || qr.quality() < RANK) {
            dx.removeFirst();
            df.removeFirst();
            return leastSquares(f);
        }
        qr.solve(new DMatrixRMaj(f.length, 1, true, f.clone()), gamma);
        return gamma.getData();
    }
}
