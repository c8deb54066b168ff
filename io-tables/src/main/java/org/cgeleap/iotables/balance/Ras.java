package org.cgeleap.iotables.balance;

/**
 * Biproportional scaling of a non-negative matrix (Stone 1961; Deming and Stephan 1940): x = r a s.
 */
public final class Ras implements Balancer {

    @Override
    public BalanceResult balance(BalanceProblem problem) {
        MatrixForm form = MatrixForm.of(problem, "RAS");
        for (BalanceCell cell : problem.cells()) {
            if (cell.prior() < 0) {
                throw new IllegalArgumentException("RAS needs priors of zero or more; cell (" + cell.row() + ", "
                        + cell.column() + ") is " + cell.prior() + " (use GRAS)");
            }
        }
        for (LinearConstraint constraint : problem.constraints()) {
            if (constraint.total() < 0) {
                throw new IllegalArgumentException("RAS needs totals of zero or more; " + constraint.name() + " is "
                        + constraint.total() + " (use GRAS)");
            }
        }
        return Gras.scale("RAS", problem, form);
    }
}
