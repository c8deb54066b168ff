package org.cgeleap.iotables.balance;

/**
 * Generalised RAS for matrices with negative entries (Junius and Oosterhaven 2003, in the corrected form of Lenzen, Wood
 * and Gallego 2007 and Temurshoev, Miller and Bouwmeester 2013): x = r a s where a ≥ 0 and x = a / (r s) where a &lt; 0.
 *
 * <p>With P and N the positive part and the absolute negative part, a row multiplier solves p r² − u r − n = 0 with p = Σⱼ
 * Pᵢⱼ sⱼ and n = Σⱼ Nᵢⱼ / sⱼ; without positive entries r = −n/u. Columns alike. Without negative entries this is RAS.
 */
public final class Gras implements Balancer {
    private static final int MAX_ITERATIONS = 20_000;
    /** Largest relative miss of a row total after the columns were met, at which iteration stops. */
    private static final double MET = 1e-13;
    /** Relative miss accepted when rounding stops further progress. */
    private static final double ACCEPTED = 1e-11;
    /** Rounds without progress after which scaling is given up. */
    private static final int PATIENCE = 50;

    @Override
    public BalanceResult balance(BalanceProblem problem) {
        MatrixForm form = MatrixForm.of(problem, "GRAS");
        return scale("GRAS", problem, form);
    }

    static BalanceResult scale(String method, BalanceProblem problem, MatrixForm form) {
        Infeasibility.requireReach(problem);
        DependentTotals.requireAgreement(problem);
        double[] r = ones(form.rows());
        double[] s = ones(form.columns());
        double best = Double.POSITIVE_INFINITY;
        int worse = 0;
        for (int iteration = 1; iteration <= MAX_ITERATIONS && worse <= PATIENCE; iteration++) {
            double missed = 0;
            double[] next = r.clone();
            for (int i = 0; i < form.rows(); i++) {
                double p = 0;
                double n = 0;
                for (int j = 0; j < form.columns(); j++) {
                    double a = form.prior()[i][j];
                    p += a > 0 ? a * s[j] : 0;
                    n += a < 0 ? -a / s[j] : 0;
                }
                double total = form.rowTotals()[i];
                double size = Math.max(Math.abs(total), p * r[i] + n / r[i]);
                missed = Math.max(missed, size == 0 ? 0 : Math.abs(p * r[i] - n / r[i] - total) / size);
                next[i] = multiplier(total, p, n, r[i]);
            }
            // the columns were met before the rows were looked at, from the second round on
            if (iteration > 1 && (missed <= MET || (worse == PATIENCE && best <= ACCEPTED))) {
                return BalanceResult.of(method, problem, cells(problem, form, r, s), iteration - 1);
            }
            r = next;
            for (int j = 0; j < form.columns(); j++) {
                double p = 0;
                double n = 0;
                for (int i = 0; i < form.rows(); i++) {
                    double a = form.prior()[i][j];
                    p += a > 0 ? a * r[i] : 0;
                    n += a < 0 ? -a / r[i] : 0;
                }
                s[j] = multiplier(form.columnTotals()[j], p, n, s[j]);
            }
            worse = missed < 0.999 * best ? 0 : worse + 1;
            best = Math.min(best, missed);
        }
        // the dual has the same solution where there is one, and names the totals where there is none
        return new DualNewton(method + ", dual Newton").balance(problem);
    }

    private static double multiplier(double total, double p, double n, double before) {
        if (p > 0) {
            return (total + Math.sqrt(total * total + 4 * p * n)) / (2 * p);
        }
        return n > 0 && total < 0 ? -n / total : before;
    }

    private static double[] cells(BalanceProblem problem, MatrixForm form, double[] r, double[] s) {
        double[] x = new double[problem.cells().size()];
        for (int i = 0; i < form.rows(); i++) {
            for (int j = 0; j < form.columns(); j++) {
                double a = form.prior()[i][j];
                if (form.cell()[i][j] >= 0) {
                    x[form.cell()[i][j]] = a >= 0 ? r[i] * a * s[j] : a / (r[i] * s[j]);
                }
            }
        }
        return x;
    }

    private static double[] ones(int n) {
        double[] ones = new double[n];
        java.util.Arrays.fill(ones, 1);
        return ones;
    }
}
