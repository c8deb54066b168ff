package org.cgeleap.cge.system;

import java.util.Arrays;
import java.util.function.Supplier;

/**
 * A compiled model with what is given: numbers, what is held, bounded or swapped, the numeraire; and its variables as the solver
 * sees them, prices that cannot be zero as logarithms.
 */
abstract class GivenModel {
    /** A price that was free under other parameters and cannot be now is first guessed at this part of its start. */
    private static final double FREE = 1e-3;

    final CompiledModel model;
    final ModelStructure structure;
    final Equations equations;
    final Closure closure;
    final double[] start;
    final NaturalSizes sizes;

    /** The model at its own bounds and numeraire, without parameters yet. */
    GivenModel(CompiledModel model) {
        this.model = model;
        this.structure = model.structure();
        this.equations = new Equations(structure);
        this.closure = new Closure(model, equations.logarithmic);
        this.start = model.start();
        this.sizes = new NaturalSizes(structure, closure, equations, start);
    }

    /** {@return the model whose conditions these are} */
    public CompiledModel model() {
        return model;
    }

    /**
     * Holds a variable at a value in natural units and drops its condition (GAMS {@code .fx}).
     *
     * @param variable position in the model's order
     * @param value natural units
     */
    public void hold(int variable, double value) {
        closure.hold(variable, value);
    }

    /**
     * Undoes {@link #hold}.
     *
     * @param variable position in the model's order
     */
    public void release(int variable) {
        closure.release(variable);
    }

    /**
     * Sets the bounds of a variable; equal bounds hold it.
     *
     * @param variable position in the model's order
     * @param lower natural units, possibly −∞
     * @param upper natural units, possibly +∞
     */
    public void bounds(int variable, double lower, double upper) {
        closure.bounds(variable, lower, upper);
    }

    /**
     * Holds a price or an income as numeraire; its condition is dropped, for Walras' law implies it.
     *
     * @param variable position of a price or an income
     * @param value natural units
     */
    public void numeraire(int variable, double value) {
        closure.numeraire(variable, value);
    }

    /**
     * Holds another numeraire until {@link #returnNumeraire}.
     *
     * @param variable position of a price or an income
     * @param value natural units
     */
    public void lendNumeraire(int variable, double value) {
        closure.lend(variable, value);
    }

    /** The numeraire that was in force before {@link #lendNumeraire}. */
    public void returnNumeraire() {
        closure.giveBack();
    }

    /**
     * Frees a held variable and holds another in its place, as {@link org.cgeleap.cge.model.Swap} says; the condition of
     * the variable held stays in force, the one of the variable freed stays dropped.
     *
     * @param freed position of the variable that is held now
     * @param variable position of the one to be held
     * @param value natural units
     * @throws IllegalArgumentException if the compiled model was not made for this swap ({@link SwappedModel})
     */
    public void swap(int freed, int variable, double value) {
        if (entry(freed, variable) < 0) {
            throw new IllegalArgumentException("swap of " + variableName(freed) + " and " + variableName(variable)
                    + ": the model was compiled without it");
        }
        closure.pin(freed, variable, value);
    }

    final int entry(int row, int column) {
        int[] pointers = structure.pattern().columnPointers();
        return Arrays.binarySearch(structure.pattern().rowIndices(), pointers[column], pointers[column + 1], row);
    }

    /** {@return the numeraire in force; −1 if a price or income held otherwise stands in for it} */
    public int numeraire() {
        return closure.numeraire();
    }

    /** {@return what the numeraire is held at} */
    public double numeraireValue() {
        return closure.numeraireValue();
    }

    /** Forgets all holds, bounds and numeraires set since construction. */
    public void resetClosure() {
        closure.reset();
    }

    /**
     * {@return whether a variable's condition is dropped, for whatever reason; it is then held, unless a swap freed it}
     *
     * @param variable position in the model's order
     */
    public boolean held(int variable) {
        return closure.held(variable);
    }

    /** {@return what is given at present, in words when asked for; later changes of this system do not reach it} */
    public Supplier<ModelClosure> closureNow() {
        return new ClosureSnapshot(model, closure, equations.parameters());
    }

    Closure closure() {
        return closure;
    }

    Equations equations() {
        return equations;
    }

    /**
     * {@return the variable held in the place of a dropped condition: that of the condition, unless a swap freed it}
     *
     * @param condition position of the condition
     */
    public int heldVariable(int condition) {
        return closure.pinned(condition);
    }

    /**
     * {@return what is held in the place of a dropped condition, natural units}
     *
     * @param condition position of the condition
     */
    public double heldValue(int condition) {
        return closure.heldAt(condition);
    }

    /**
     * {@return whether a variable is solved as its logarithm}
     *
     * @param variable position in the model's order
     */
    public boolean logarithmic(int variable) {
        return equations.logarithmic[variable];
    }

    /**
     * Brings natural units to solver variables; held variables take the value they are held at.
     *
     * @param natural one value per variable
     * @param x receives one value per variable; may be the same array
     */
    public void toSolver(double[] natural, double[] x) {
        for (int i = 0; i < x.length; i++) {
            x[i] = solver(i, natural[i]);
        }
        for (int i = 0; i < x.length; i++) {
            if (closure.held(i)) {
                x[closure.pinned(i)] = solver(closure.pinned(i), closure.heldAt(i));
            }
        }
    }

    /**
     * {@return a point with all prices and incomes multiplied so that the only one that is held has the value it is held at; the
     * same point if several are held, or none}
     *
     * @param natural one value per variable, natural units; not changed
     */
    public double[] atPriceLevel(double[] natural) {
        return sizes.atPriceLevel(natural);
    }

    final double solver(int i, double natural) {
        if (!equations.logarithmic[i]) {
            return natural;
        }
        return Math.log(natural > 0 ? natural : FREE * sizes.moneyLevel() * (start[i] > 0 ? start[i] : 1));
    }

    /**
     * Brings solver variables to natural units.
     *
     * @param x one value per variable
     * @param natural receives one value per variable; may be the same array
     */
    public void toNatural(double[] x, double[] natural) {
        for (int i = 0; i < x.length; i++) {
            natural[i] = equations.logarithmic[i] ? Math.exp(x[i]) : x[i];
        }
    }

    /**
     * {@return name of a variable}
     *
     * @param i position in the model's order
     */
    public String variableName(int i) {
        return model.variableName(i);
    }
}
