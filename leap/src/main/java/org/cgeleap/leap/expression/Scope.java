package org.cgeleap.leap.expression;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the names in an expression mean at its place: a cell of an area in the context of a scenario and region. Answers
 * are indices of series. Every method throws {@link ExpressionException} if there is no such cell.
 */
public interface Scope {

    /** {@return time frame of the area} */
    TimeFrame years();

    /** {@return whether the expression was entered in Current Accounts} */
    boolean inCurrentAccounts();

    /** {@return whether the cell is a curve over age or hours} */
    boolean isProfile();

    /** {@return the cell itself} */
    int self();

    /** {@return a number that differs by cell and is the same in every run, for pseudo-random numbers} */
    long seed();

    /**
     * {@return another cell in the same scenario, or that of the scenario or region its filters name}
     *
     * @param reference a branch, perhaps with its variable, unit and filters
     */
    int cell(Node.Reference reference);

    /**
     * {@return factor to the unit in the brackets of the reference, 1 without}
     *
     * @param reference a branch, perhaps with its variable, unit and filters
     */
    double selectionFactor(Node.Reference reference);

    /**
     * {@return pairs of the {@code Data(…)} that the cell holds}
     *
     * @param reference a branch, perhaps with its variable, unit and filters
     */
    List<Node> data(Node.Reference reference);

    /**
     * {@return the cell itself, as it is in a named scenario}
     *
     * @param scenario name of the scenario
     */
    int selfInScenario(Node.Label scenario);

    /**
     * {@return another cell, as it is in a named scenario}
     *
     * @param reference a branch, perhaps with its variable, unit and filters
     * @param scenario name of the scenario
     */
    int cellInScenario(Node.Reference reference, Node.Label scenario);

    /**
     * {@return the cell in the scenario of this line that inherits directly from Current Accounts}
     *
     * @param position character of the function that asks, for errors
     */
    int selfInBaseline(int position);

    /**
     * {@return another cell in the scenario of this line that inherits directly from Current Accounts}
     *
     * @param reference a branch, perhaps with its variable, unit and filters
     */
    int cellInBaseline(Node.Reference reference);

    /**
     * {@return the cell in the scenario this one inherits from}
     *
     * @param position character of the function that asks, for errors
     */
    int selfInParent(int position);

    /**
     * {@return another cell in the scenario this one inherits from}
     *
     * @param reference a branch, perhaps with its variable, unit and filters
     */
    int cellInParent(Node.Reference reference);

    /**
     * {@return the same variable of the branches beside this one; those that also use Remainder are an error}
     *
     * @param position character of the function that asks, for errors
     */
    List<Integer> siblings(int position);

    /**
     * {@return the variable of the children of a branch; of this branch, without a reference}
     *
     * @param reference the branch; null for this one
     * @param position character of the function that asks, for errors
     */
    List<Integer> children(Node.@Nullable Reference reference, int position);

    /**
     * {@return the variable of all branches below a branch that have it}
     *
     * @param reference a branch, perhaps with its variable, unit and filters
     */
    List<Integer> descendants(Node.Reference reference);

    /**
     * {@return the variable of a branch and of those beside it}
     *
     * @param reference a branch, perhaps with its variable, unit and filters
     */
    List<Integer> withSiblings(Node.Reference reference);

    /**
     * {@return the variable of the branch above this one, or above the one referred to}
     *
     * @param reference the branch; null for this one
     * @param position character of the function that asks, for errors
     */
    int parentBranch(Node.@Nullable Reference reference, int position);

    /**
     * {@return number of the scenario in the area's list, Current Accounts = 0; 1 or 0 for a name that is or is not it}
     *
     * @param name of a scenario; null for the number
     */
    double scenarioIndicator(Node.@Nullable Label name);

    /**
     * {@return number of the region in the area's list, the first = 1; 1 or 0 for a name that is or is not it}
     *
     * @param name of a region; null for the number
     */
    double regionIndicator(Node.@Nullable Label name);

    /**
     * {@return a property of a fuel; of the branch's own for an empty label}
     *
     * @param fuel code of the fuel
     * @param property name of the property, as in fuel-properties.csv or fuels.csv
     */
    double fuelProperty(Node.Label fuel, String property);

    /**
     * {@return factor from a unit to another of the same dimension}
     *
     * @param from the unit
     * @param to the other unit
     */
    double conversion(Node.Label from, Node.Label to);

    /**
     * {@return factor from a unit to another by way of a fuel's energy content and density}
     *
     * @param from the unit
     * @param to the other unit
     * @param fuel code of the fuel
     */
    double fuelConversion(Node.Label from, Node.Label to, Node.Label fuel);
}
