package org.cgeleap.leap.expression;

import java.util.List;

/**
 * What the names in an expression mean at its place: a cell of an area in the context of a scenario. Answers are
 * indices of series. Every method throws {@link ExpressionException} if there is no such cell.
 */
public interface Scope {

    /** Time frame of the area. */
    TimeFrame years();

    /** True if the expression was entered in Current Accounts. */
    boolean inCurrentAccounts();

    /** The cell itself. */
    int self();

    /** Another cell in the same scenario. */
    int cell(Node.Reference reference);

    /** The cell itself, as it is in a named scenario. */
    int selfInScenario(Node.Label scenario);

    /** Another cell, as it is in a named scenario. */
    int cellInScenario(Node.Reference reference, Node.Label scenario);

    /** The cell in the scenario of this line that inherits directly from Current Accounts. */
    int selfInBaseline(int position);

    /** Another cell in the scenario of this line that inherits directly from Current Accounts. */
    int cellInBaseline(Node.Reference reference);

    /** The cell in the scenario this one inherits from. */
    int selfInParent(int position);

    /** Another cell in the scenario this one inherits from. */
    int cellInParent(Node.Reference reference);

    /** The same variable of the branches beside this one; those that also use Remainder are an error. */
    List<Integer> siblings(int position);

    /** The variable of the children of a branch. */
    List<Integer> children(Node.Reference reference);
}
