package org.cgeleap.cge.solution;

import java.util.List;
import org.cgeleap.cge.solver.NamedResidual;
import org.cgeleap.cge.solver.SolverResult;
import org.cgeleap.cge.solver.SolverStatus;

/**
 * One solve: how it ended and the point it ended at.
 *
 * @param status only a solved status makes {@code equilibrium} an equilibrium
 * @param residual largest scaled residual, evaluated once more at the very numbers of {@code equilibrium}; +∞ if they cannot
 *     be evaluated
 * @param iterations steps taken, on all rungs
 * @param equilibrium the point, by name; the best one found if not solved
 * @param largest residuals, largest first
 * @param solver everything else the solver says (evaluations, factorisations, history, seconds), of all rungs together
 * @param rungs of the ladder, in the order climbed; one if the first way led to the solution
 * @param statements {@code largest} in the words of economics; if solved, what is wrong with a start that should replicate, else empty
 * @param degenerate conditions that depend on others, at the solution or, where a swap was not solved, at its start
 * @param arbitrary variables that the conditions do not determine there
 * @param notes what a user should know though nothing is wrong: stated starts that the search did not begin at
 */
public record Solve(
        SolverStatus status,
        double residual,
        int iterations,
        Equilibrium equilibrium,
        List<NamedResidual> largest,
        SolverResult solver,
        List<Rung> rungs,
        List<ConditionStatement> statements,
        List<String> degenerate,
        List<String> arbitrary,
        List<String> notes) {

    /** {@return whether the point is an equilibrium within the tolerance} */
    public boolean solved() {
        return status.solved();
    }

    /**
     * {@return the same solve with another point in the place of its own, as one that was moved a step from it}
     *
     * @param other the point, of the same model
     */
    public Solve with(Equilibrium other) {
        return copy(status, other, degenerate, arbitrary, notes);
    }

    /** The same solve with what its conditions leave open. */
    Solve with(SolverStatus other, Determinacy open) {
        return copy(other, equilibrium, open.dependent(), open.arbitrary(), notes);
    }

    /** The same solve with notes. */
    Solve with(List<String> others) {
        return copy(status, equilibrium, degenerate, arbitrary, others);
    }

    private Solve copy(
            SolverStatus ended, Equilibrium at, List<String> dependent, List<String> open, List<String> noted) {
        return new Solve(ended, residual, iterations, at, largest, solver, rungs, statements, dependent, open, noted);
    }

    /** {@return what the status means and what to try, in a sentence or two} */
    public String explanation() {
        return StatusExplanation.of(this);
    }
}
