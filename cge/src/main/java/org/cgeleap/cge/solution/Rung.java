package org.cgeleap.cge.solution;

import java.util.Locale;
import org.cgeleap.cge.solver.SolverStatus;

/**
 * One rung of the solver's ladder: a way to look for the equilibrium, and what came of it.
 *
 * @param way what was tried
 * @param status how it ended
 * @param iterations steps it took, of all its solves
 * @param solves problems solved or tried: more than one on a path
 * @param residual scaled residual at its end; on a path that ended early, at the last point that was solved
 * @param reached part of the shock that was solved, from 0 to 1; 0 for a way that is not a path and did not solve it
 * @param finding what it says about the model although it solved nothing, in a sentence; empty if nothing
 */
public record Rung(
        Way way, SolverStatus status, int iterations, int solves, double residual, double reached, String finding) {

    /** The ways, in the order in which they are tried. */
    public enum Way {
        /** Newton's method from the start given, usually the last solved point. */
        GIVEN_START("from the given start"),
        /** Newton's method from the given start with all prices and incomes at the level that the numeraire sets. */
        PRICE_LEVEL("from the given start at the numeraire's level"),
        /** Newton's method from where another ended, with profits measured against outputs that are nearly free. */
        NEARLY_FREE("with goods that are nearly free measured by themselves"),
        /** A linear programme, or who makes what, shows that there is no equilibrium; only a rung if it does. */
        PROOF("by a proof that there is none"),
        /** A path that begins at a problem whose solution is known, and passes folds. */
        DEFORMATION("along a deformation"),
        /** Newton's method from the model's own start, usually the benchmark. */
        MODEL_START("from the model's start"),
        /** An income as numeraire instead of the one stated, and what was found brought to the stated one. */
        OTHER_NUMERAIRE("with an income as numeraire"),
        /** Parameters and held values moved in steps from the model's own to the scenario's. */
        PATH_FROM_BASE("in steps from the base parameters"),
        /** Parameters and held values moved in steps from the last solved ones to the scenario's. */
        PATH_FROM_LAST("in steps from the last solved scenario"),
        /** Every condition made to hold at the start by a gift, and the gifts withdrawn in steps. */
        PATH_OF_GIFTS("in steps from an economy with gifts that make the start an equilibrium"),
        /** Who owes more than it earns has no income and pays no more: no equilibrium if somebody does, but it says who. */
        FORGIVEN_DEBTS("with debts forgiven"),
        /** Incomes may be negative: no equilibrium if one is, but it says who cannot pay. */
        NEGATIVE_INCOMES("with incomes that may be negative"),
        /** Newton's method from perturbed starts. */
        RESTARTS("from perturbed starts");

        private final String words;

        Way(String words) {
            this.words = words;
        }

        /** {@return the way in words, to follow what was solved} */
        public String words() {
            return words;
        }

        /** {@return whether it is a path of several solves} */
        public boolean path() {
            return this == PATH_FROM_BASE || this == PATH_FROM_LAST || this == PATH_OF_GIFTS;
        }
    }

    /** One line for a log. */
    @Override
    public String toString() {
        String end = status.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        if (way.path()) {
            return String.format(
                    Locale.ROOT,
                    "%s: %s, %d solves, %d iterations, %.3g %% of the way",
                    way.words(),
                    end,
                    solves,
                    iterations,
                    100 * reached);
        }
        return String.format(
                Locale.ROOT, "%s: %s, %d iterations, residual %.1e", way.words(), end, iterations, residual);
    }
}
