package org.cgeleap.cge.solution;

import java.util.ArrayList;
import java.util.List;
import org.cgeleap.cge.solver.SolverResult;
import org.cgeleap.cge.solver.SolverStatus;
import org.cgeleap.cge.solver.SolverStep;

/** What a climb of the {@link Ladder} came to: the best point, what a failure is called, and the counts of all that was spent. */
final class LadderEnd {

    private LadderEnd() {}

    /** The one that solved it, or else came nearer. */
    static SolverResult better(SolverResult one, SolverResult other) {
        boolean nowhere = one.status() == SolverStatus.EVALUATION_ERROR;
        if (other.solved() || (nowhere && Double.isFinite(other.residual()))) {
            return other;
        }
        return !one.solved() && other.residual() < one.residual() ? other : one;
    }

    /** What all rungs together say of a failure. */
    static SolverStatus verdict(SolverResult best, List<Rung> rungs) {
        if (best.status() == SolverStatus.EVALUATION_ERROR) {
            return best.status();
        }
        if (rungs.stream().anyMatch(r -> !r.finding().isEmpty())) {
            return SolverStatus.INFEASIBLE_LOOKING;
        }
        for (SolverStatus status : List.of(SolverStatus.INFEASIBLE_LOOKING, SolverStatus.ITERATION_LIMIT)) {
            if (rungs.stream().anyMatch(r -> r.status() == status)) {
                return status;
            }
        }
        return SolverStatus.STALLED;
    }

    /** The result with the counts, history and seconds of all that was spent. */
    static SolverResult total(List<SolverResult> spent, SolverResult of, SolverStatus status) {
        if (spent.size() == 1 && of.status() == status) {
            return of;
        }
        List<SolverStep> history = new ArrayList<>();
        int iterations = 0;
        int evaluations = 0;
        int factorisations = 0;
        int reorderings = 0;
        double evaluate = 0;
        double factorise = 0;
        double other = 0;
        for (SolverResult s : spent) {
            for (SolverStep step : s.history()) {
                history.add(step.after(iterations));
            }
            iterations += s.iterations();
            evaluations += s.evaluations();
            factorisations += s.factorisations();
            reorderings += s.reorderings();
            evaluate += s.evaluateSeconds();
            factorise += s.factoriseSeconds();
            other += s.otherSeconds();
        }
        return new SolverResult(
                status,
                of.residual(),
                of.x(),
                iterations,
                evaluations,
                factorisations,
                reorderings,
                List.copyOf(history),
                of.largest(),
                of.degenerate(),
                evaluate,
                factorise,
                other);
    }
}
