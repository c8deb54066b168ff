package org.cgeleap.iotables.balance;

/** Brings cells to totals by the smallest change, as the method understands smallest. */
public interface Balancer {

    /**
     * Balances.
     *
     * @param problem cells with priors, and the totals they must meet
     * @return the balanced cells in the problem's order, with every total before and after
     * @throws ContradictoryTotalsException when no values within signs and bounds meet all totals; it names them
     * @throws IllegalArgumentException when the method cannot treat this kind of problem
     */
    BalanceResult balance(BalanceProblem problem);
}
