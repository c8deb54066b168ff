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

    @Override
    public BalanceResult balance(BalanceProblem problem) {
        MatrixForm form = MatrixForm.of(problem, "GRAS");
        return scale("GRAS", problem, form);
    }

    static BalanceResult scale(String method, BalanceProblem problem, MatrixForm form) {
        DependentTotals.requireAgreement(problem);
        double[] r = ones(form.rows());
        double[] s = ones(form.columns());
        double best = Double.POSITIVE_INFINITY;
        int worse = 0;
        for (int iteration = 1; iteration <= MAX_ITERATIONS; iteration++) {
            for (int i = 0; i < form.rows(); i++) {
                double p = 0;
                double n = 0;
                for (int j = 0; j < form.columns(); j++) {
                    double a = form.prior()[i][j];
                    p += a > 0 ? a * s[j] : 0;
                    n += a < 0 ? -a / s[j] : 0;
                }
                r[i] = multiplier(form.rowTotals()[i], p, n, r[i]);
            }
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
            BalanceResult result = BalanceResult.of(method, problem, cells(problem, form, r, s), iteration);
            if (result.largestResidual() <= MET) {
                return result;
            }
            worse = result.largestResidual() < 0.999 * best ? 0 : worse + 1;
            best = Math.min(best, result.largestResidual());
            if (worse > 50) {
                if (best <= 1e-11) {
                    return result;
                }
                break;
            }
        }
        // the dual has the same solution where there is one, and names the totals where there is none
        return new DualNewton().balance(problem);
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
