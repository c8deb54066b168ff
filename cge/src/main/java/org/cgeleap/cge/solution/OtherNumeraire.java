package org.cgeleap.cge.solution;

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

    /** The largest income at a start that is not held; −1 if there is none, or no numeraire to replace. */
    static int income(EquilibriumSystem system, double[] start) {
        int largest = -1;
        for (int i = 0; i < start.length; i++) {
            if (system.model().kind(i) == VariableKind.INCOME
                    && !system.held(i)
                    && start[i] > (largest < 0 ? 0 : start[largest])) {
                largest = i;
            }
        }
        return system.numeraire() < 0 ? -1 : largest;
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
        double size = system.model().start()[stated];
        return !(solution[stated] > NOTHING * (size > 0 ? size : 1));
    }

    /** The solution in units of the stated numeraire. */
    double[] rescaled(double[] solution) {
        double factor = value / solution[stated];
        double[] result = solution.clone();
        CompiledModel model = system.model();
        for (int i = 0; i < result.length; i++) {
            boolean nominal = model.kind(i) == VariableKind.PRICE || model.kind(i) == VariableKind.INCOME;
            result[i] *= nominal ? factor : 1;
        }
        return result;
    }

    /** What it means that the stated numeraire is worthless. */
    String finding() {
        return "With the income of " + system.variableName(income) + " as numeraire all conditions hold, and "
                + system.variableName(stated) + ", which is to be worth " + value
                + ", is worth nothing: it cannot be the numeraire; state another price, or an income.";
    }
}
