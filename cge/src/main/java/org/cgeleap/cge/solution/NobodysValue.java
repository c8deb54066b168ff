package org.cgeleap.cge.solution;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.cgeleap.cge.system.CompiledModel;
import org.cgeleap.cge.system.ModelClosure;
import org.cgeleap.cge.system.VariableKind;

/**
 * Value that bounds and holds leave to nobody: the profit of an activity at its upper bound, the loss of one that is held, goods
 * left over at a lowest price above zero. As in MPSGE nobody is paid for it, and by Walras' law the condition that the numeraire
 * replaces is off by as much; who wants it paid gives it to somebody by an auxiliary.
 */
public final class NobodysValue {
    /** Part of all incomes below which it is rounding. */
    private static final double ROUNDING = 1e-6;

    private NobodysValue() {}

    /**
     * {@return a sentence for each activity and good of an equilibrium that leaves value to nobody; usually none}
     *
     * @param at the equilibrium looked at
     */
    public static List<String> of(Equilibrium at) {
        CompiledModel model = at.model();
        Set<String> numeraire = at.closure().given(ModelClosure.Role.NUMERAIRE).stream()
                .map(ModelClosure.Given::name)
                .collect(Collectors.toSet());
        double income = 0;
        for (int i = 0; i < model.variableCount(); i++) {
            income += model.kind(i) == VariableKind.INCOME ? Math.abs(at.value(i)) : 0;
        }
        List<String> sentences = new ArrayList<>();
        for (int i = 0; i < model.variableCount(); i++) {
            double value = model.kind(i) == VariableKind.INCOME ? at.marginal(i) : at.value(i) * at.marginal(i);
            if (!(Math.abs(value) > ROUNDING * income) || numeraire.contains(model.variableName(i))) {
                continue;
            }
            String name = model.variableName(i);
            switch (model.kind(i)) {
                case LEVEL ->
                    sentences.add(String.format(
                            Locale.ROOT,
                            value < 0
                                    ? "activity %s, at %.4g, makes a profit of %.4g that nobody receives"
                                    : "activity %s, at %.4g, makes a loss of %.4g that nobody pays",
                            name,
                            at.value(i),
                            Math.abs(value)));
                case PRICE ->
                    sentences.add(String.format(
                            Locale.ROOT,
                            value > 0
                                    ? "%.4g of %s, at a price of %.4g, is left over and bought by nobody"
                                    : "%.4g of %s, at a price of %.4g, is bought and supplied by nobody",
                            Math.abs(at.marginal(i)),
                            name,
                            at.value(i)));
                case INCOME ->
                    sentences.add(String.format(
                            Locale.ROOT,
                            value > 0
                                    ? "%s, held at an income of %.4g, spends %.4g that it does not earn"
                                    : "%s, held at an income of %.4g, earns %.4g that it does not spend",
                            name,
                            at.value(i),
                            Math.abs(value)));
                case AUXILIARY -> {}
            }
        }
        return sentences;
    }
}
