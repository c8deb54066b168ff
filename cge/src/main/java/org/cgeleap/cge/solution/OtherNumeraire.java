package org.cgeleap.cge.solution;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.cgeleap.cge.system.CompiledModel;
import org.cgeleap.cge.system.EquilibriumSystem;
import org.cgeleap.cge.system.VariableKind;

/**
 * An income as numeraire in the place of the one a model states, for as long as it is looked for a solution: where what is
 * stated becomes nearly worthless, all else becomes nearly infinite, and no search from a benchmark arrives there.
 */
final class OtherNumeraire implements AutoCloseable {
    /** Part of its start below which a numeraire counts as worthless. */
    private static final double NOTHING = 1e-9;

    /** The same below which rounding may spoil a solution in units of it. */
    private static final double TINY = 1e-6;

    /** Incomes tried: an income may be worth nothing with the numeraire that it consists of. */
    private static final int MOST = 3;

    private final EquilibriumSystem system;
    private final int stated;
    private final double value;
    private final int income;

    private OtherNumeraire(EquilibriumSystem system, int stated, int income, double at) {
        this.system = system;
        this.stated = stated;
        this.value = system.numeraireValue();
        this.income = income;
        system.lendNumeraire(income, at);
    }

    /**
     * Incomes at a start that are positive and not held, the largest first; none if there is no numeraire to replace, or if
     * another price or income is held, which is meant in units of the numeraire.
     */
    static List<Integer> incomes(EquilibriumSystem system, double[] start) {
        List<Integer> found = new ArrayList<>();
        if (system.numeraire() < 0) {
            return found;
        }
        for (int i = 0; i < start.length; i++) {
            int held = system.held(i) ? system.heldVariable(i) : system.numeraire();
            if (held != system.numeraire() && nominal(system.model().kind(held))) {
                return List.of();
            }
            if (system.model().kind(i) == VariableKind.INCOME && !system.held(i) && start[i] > 0) {
                found.add(i);
            }
        }
        found.sort(Comparator.comparingDouble(i -> -start[i]));
        return found.subList(0, Math.min(MOST, found.size()));
    }

    private static boolean nominal(VariableKind kind) {
        return kind == VariableKind.PRICE || kind == VariableKind.INCOME;
    }

    /** Holds an income at its start; the stated numeraire is back in force after {@link #close}. */
    static OtherNumeraire of(EquilibriumSystem system, int income, double[] start) {
        return new OtherNumeraire(system, system.numeraire(), income, start[income]);
    }

    @Override
    public void close() {
        system.returnNumeraire();
    }

    /** Whether the stated numeraire is worth nothing in a solution, natural units. */
    boolean worthless(double[] solution) {
        return !(worth(solution) > NOTHING);
    }

    /** Whether the stated numeraire is worth so little in a solution that rounding in units of it may exceed the tolerance. */
    boolean tiny(double[] solution) {
        return worth(solution) < TINY;
    }

    private double worth(double[] solution) {
        double size = system.model().start()[stated];
        return solution[stated] / (size > 0 ? size : 1);
    }

    /** The solution in units of the stated numeraire. */
    double[] rescaled(double[] solution) {
        double factor = value / solution[stated];
        double[] result = solution.clone();
        CompiledModel model = system.model();
        for (int i = 0; i < result.length; i++) {
            result[i] *= nominal(model.kind(i)) ? factor : 1;
        }
        return result;
    }

    /** What it means that the stated numeraire is worth very little. */
    String tinyFinding(double[] solution) {
        return String.format(
                Locale.ROOT,
                "With the income of %s as numeraire all conditions hold, and %s is worth %.1e of what it is at the start:"
                        + " in units of it everything else is so large that rounding hides the conditions; state another"
                        + " price, or an income.",
                system.variableName(income),
                system.variableName(stated),
                worth(solution));
    }

    /** What it means that the stated numeraire is worthless. */
    String finding() {
        return "With the income of " + system.variableName(income) + " as numeraire all conditions hold, and "
                + system.variableName(stated) + ", which is to be worth " + value
                + ", is worth nothing: it cannot be the numeraire; state another price, or an income.";
    }
}
