package org.cgeleap.coupling.cli;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.cgeleap.cge.model.Scenario;
import org.cgeleap.cge.solution.Accuracy;
import org.cgeleap.cge.solution.Decomposition;
import org.cgeleap.cge.solution.Derivative;
import org.cgeleap.cge.solution.PathPiece;
import org.cgeleap.cge.solution.Solve;
import org.cgeleap.cge.solver.SolverStatus;

/** What {@code solve} says of each scenario. */
final class SolveMessages {
    /** Residuals named where a scenario is not solved. */
    private static final int NAMED = 10;

    /** Quantities named in the summary of accuracy. */
    private static final int WORST = 10;

    /** Figures from which two numbers count as equal. */
    private static final double EQUAL = 15.5;

    private final PrintWriter err;

    SolveMessages(PrintWriter err) {
        this.err = err;
    }

    void line(String text) {
        err.println(text);
        err.flush();
    }

    private void line(String format, Object... values) {
        line(String.format(Locale.ROOT, format, values));
    }

    void solved(Scenario scenario, Solve solve, boolean replicated) {
        line(
                "%s: %s, residual %.1e, %d iterations%s%s",
                scenario.name(),
                words(solve.status()),
                solve.residual(),
                solve.iterations(),
                solve.solved() && solve.residual() > 0
                        ? ", largest in the " + solve.largest().get(0).condition()
                        : "",
                replicated ? "" : "; its start is not the equilibrium it should replicate");
        if (solve.rungs().size() > 1) {
            solve.rungs().forEach(r -> line("  tried " + r));
        }
        solve.notes().forEach(n -> line("  note: " + n));
        if (solve.status() != SolverStatus.SOLVED) {
            line("  " + solve.explanation());
        }
        if (!solve.solved() || !replicated) {
            solve.statements().stream()
                    .limit(NAMED)
                    .forEach(s -> line(
                            "  %s%s (scaled residual %.1e)",
                            solve.solved() ? "at its start, " : "", s.text(), s.residual()));
        }
    }

    /** What an economist would ask of a solution whose bounds bind. */
    void nobodys(List<String> values) {
        if (!values.isEmpty()) {
            line(
                    "  note: %s; the numeraire's own condition is off by as much (Walras' law)",
                    values.stream().limit(NAMED).collect(Collectors.joining("; ")));
        }
    }

    /** How a solve ended; what that means is in its explanation. */
    static String words(SolverStatus status) {
        return switch (status) {
            case SOLVED -> "solved";
            case SOLVED_DEGENERATE -> "solved, with conditions that determine nothing";
            case STALLED -> "not solved (stalled)";
            case INFEASIBLE_LOOKING -> "not solved (infeasible looking)";
            case ITERATION_LIMIT -> "not solved (iteration limit)";
            case EVALUATION_ERROR -> "not solved (evaluation error)";
        };
    }

    void accuracy(Accuracy of) {
        line(
                "  accuracy: residual %.1e at 1e-6, %.1e at 1e-12, %.1e with partial pivoting%s; condition number"
                        + " about %.1e",
                of.residuals().loose(),
                of.residuals().tight(),
                of.residuals().pivoting(),
                of.residuals().reached() ? "" : " (1e-12 is out of reach for this model)",
                of.condition());
        int[] histogram = of.histogram();
        List<String> counts = new ArrayList<>();
        for (int f = 0; f < histogram.length; f++) {
            if (histogram[f] > 0) {
                counts.add(f + ": " + histogram[f]);
            }
        }
        line(
                "  figures in which the two agree, and how many of %d numbers: %s",
                of.quantities().size(), String.join(", ", counts));
        for (int q : of.worst(WORST)) {
            if (Math.min(of.figures()[q], of.figuresOfPivoting()[q]) < EQUAL) {
                line(
                        "  %5.1f figures (%.1f with partial pivoting)  %s = %.10g",
                        of.figures()[q],
                        of.figuresOfPivoting()[q],
                        of.quantities().get(q),
                        of.tight()[q]);
            }
        }
    }

    void subtotals(Decomposition of) {
        line(
                "  subtotals of %s: sum and total differ by at most %.1e",
                of.groups().isEmpty() ? "nothing that changes" : String.join(", ", of.groups()), of.defect());
        of.shocks().forEach(s -> line("    %s from %s to %s", s.name(), plain(s.from()), plain(s.to())));
        for (PathPiece piece : of.path()) {
            line(
                    "    path from t = %s to %s, solved at %d points%s",
                    plain(piece.from()),
                    plain(piece.to()),
                    piece.points(),
                    piece.switches().isEmpty() ? "" : "; there " + String.join(", ", piece.switches()));
        }
        of.notes().forEach(n -> line("    %s", n));
        if (of.defect() > Decomposition.TOLERANCE) {
            int worst = 0;
            for (int q = 0; q < of.total().length; q++) {
                worst = Math.abs(of.unattributed(q)) > Math.abs(of.unattributed(worst)) ? q : worst;
            }
            line(
                    "    NOT ATTRIBUTED: %.6g of the change of %s, which is %.6g",
                    of.unattributed(worst), of.quantities().get(worst), of.total()[worst]);
        }
    }

    /** Ten figures, without the zeros at the end. */
    private static String plain(double value) {
        return Double.toString(new BigDecimal(value).round(new MathContext(10)).doubleValue());
    }

    void gradient(Derivative of) {
        String how = switch (of.side()) {
            case BOTH -> "";
            case UP -> " (for an increase only: " + String.join(", ", of.kinks()) + " just at a switch)";
            case EDGE -> " (to one side only: a quantity or elasticity is zero here)";
        };
        line(
                "  derivative by %s at %s%s",
                of.parameter(), plain(of.at()), of.exists() ? how : ": there is none; " + of.problem());
    }
}
