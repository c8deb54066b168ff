package org.cgeleap.leap.expression;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the names in an expression mean at its place: a cell of an area in the context of a scenario and region. Answers
 * are indices of series. Every method throws {@link ExpressionException} if there is no such cell.
 */
public interface Scope {

    /** Time frame of the area. */
    TimeFrame years();

    /** True if the expression was entered in Current Accounts. */
    boolean inCurrentAccounts();

    /** True if the cell is a curve over age or hours. */
    boolean isProfile();

    /** {@return the cell itself} */
    int self();

    /** {@return a number that differs by cell and is the same in every run, for pseudo-random numbers} */
    long seed();

    /** Another cell in the same scenario, or that of the scenario or region its filters name. */
    int cell(Node.Reference reference);

    /** Factor to the unit in the brackets of the reference, 1 without. */
    double selectionFactor(Node.Reference reference);

    /** Pairs of the {@code Data(…)} that the cell holds. */
    List<Node> data(Node.Reference reference);

    /** {@return the cell itself, as it is in a named scenario} */
    int selfInScenario(Node.Label scenario);

    /** Another cell, as it is in a named scenario. */
    int cellInScenario(Node.Reference reference, Node.Label scenario);

    /** {@return the cell in the scenario of this line that inherits directly from Current Accounts} */
    int selfInBaseline(int position);

    /** Another cell in the scenario of this line that inherits directly from Current Accounts. */
    int cellInBaseline(Node.Reference reference);

    /** {@return the cell in the scenario this one inherits from} */
    int selfInParent(int position);

    /** Another cell in the scenario this one inherits from. */
    int cellInParent(Node.Reference reference);

    /** {@return the same variable of the branches beside this one; those that also use Remainder are an error} */
    List<Integer> siblings(int position);

    /** {@return the variable of the children of a branch; of this branch, without a reference} */
    List<Integer> children(Node.@Nullable Reference reference, int position);

    /** {@return the variable of all branches below a branch that have it} */
    List<Integer> descendants(Node.Reference reference);

    /** {@return the variable of a branch and of those beside it} */
    List<Integer> withSiblings(Node.Reference reference);

    /** {@return the variable of the branch above this one, or above the one referred to} */
    int parentBranch(Node.@Nullable Reference reference, int position);

    /**
     * {@return number of the scenario in the area's list, Current Accounts = 0; 1 or 0 for a name that is or is not it}
     */
    double scenarioIndicator(Node.@Nullable Label name);

    /** {@return number of the region in the area's list, the first = 1; 1 or 0 for a name that is or is not it} */
    double regionIndicator(Node.@Nullable Label name);

    /** {@return a property of a fuel; of the branch's own for an empty label} */
    double fuelProperty(Node.Label fuel, String property);

    /** Factor from a unit to another of the same dimension. */
    double conversion(Node.Label from, Node.Label to);

    /** Factor from a unit to another by way of a fuel's energy content and density. */
    double fuelConversion(Node.Label from, Node.Label to, Node.Label fuel);
}
