package org.cgeleap.cge.solution;

import java.util.List;
import org.cgeleap.cge.solver.NamedResidual;
import org.cgeleap.cge.solver.SolverResult;
import org.cgeleap.cge.solver.SolverStatus;

/**
 * One solve: how it ended and the point it ended at.
 *
 * @param status only a solved status makes {@code equilibrium} an equilibrium
 * @param residual largest scaled residual at the point
 * @param iterations steps taken
 * @param equilibrium the point, by name; the best one found if not solved
 * @param largest residuals, largest first
 * @param solver everything else the solver says (evaluations, factorisations, history, seconds)
 */
public record Solve(
        SolverStatus status,
        double residual,
        int iterations,
        Equilibrium equilibrium,
        List<NamedResidual> largest,
        SolverResult solver) {

    /** Whether the point is an equilibrium within the tolerance. */
    public boolean solved() {
        return status.solved();
    }
}
