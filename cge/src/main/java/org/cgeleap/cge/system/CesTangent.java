package org.cgeleap.cge.system;

/**
 * How the relative cost of a CES nest answers to shares, branch costs and the elasticity itself, exact for every σ.
 *
 * <p>With ρ = 1 − σ, π_c = ln ĉ_c and w_c the value shares at the point,
 *
 * <pre>
 *   ln ĉ       = ln(Σ θ_c e^(ρ π_c)) / ρ                                  ρ = 0: Σ θ_c π_c
 *   d ln ĉ     = Σ w_c dπ_c + Σ dθ_c (e^(ρ(π_c − m)) − 1) / (ρ A) + D dρ       with Σ dθ_c = 0
 *   D          = (Σ w_c ln(w_c/θ_c)) / ρ²                                 ρ = 0: Σ θ_c (π_c − m)² / 2
 * </pre>
 *
 * where m = Σ θ_c π_c and A = Σ θ_c e^(ρ(π_c − m)). D is a relative entropy over ρ²: near Cobb–Douglas both terms of its
 * textbook form vanish, so it is summed from series whose first term is half the variance of π.
 */
final class CesTangent {
    /** Up to this |ρ(π − m)| the quotients are taken around the mean; beyond, the direct form loses no figures. */
    private static final double AROUND_MEAN = 1;

    /** Below this |y| the series of (e^y − 1 − y)/y² and its like are summed; ten terms leave 0.3^10/12! of 1. */
    private static final double SERIES = 0.3;

    private static final int TERMS = 14;

    /** ln ĉ after {@link #at}. */
    double logCost;

    private int count;
    private double rho;
    private double[] theta = {};
    private double[] pi = {};
    private double[] share = {};
    private double[] shareSlope = {};
    private double rhoSlope;

    /** Begins a nest of this elasticity with room for some branches. */
    void begin(double sigma, int branches) {
        rho = 1 - sigma;
        count = 0;
        if (theta.length < branches) {
            theta = new double[branches];
            pi = new double[branches];
            share = new double[branches];
            shareSlope = new double[branches];
        }
    }

    /** Adds a branch with its benchmark value share and the logarithm of its relative cost. */
    void branch(double valueShare, double logRelativeCost) {
        theta[count] = valueShare;
        pi[count++] = logRelativeCost;
    }

    /** Finds the relative cost and its slopes; false if a cost is not positive and finite. */
    boolean at() {
        double mean = 0;
        for (int c = 0; c < count; c++) {
            if (!(Math.abs(pi[c]) < Double.POSITIVE_INFINITY)) {
                return false;
            }
            mean += theta[c] * pi[c];
        }
        double widest = 0;
        for (int c = 0; c < count; c++) {
            widest = Math.max(widest, Math.abs(rho * (pi[c] - mean)));
        }
        if (widest <= AROUND_MEAN) {
            aroundMean(mean);
        } else {
            direct();
        }
        return Math.abs(logCost) < Double.POSITIVE_INFINITY;
    }

    private void aroundMean(double mean) {
        double excess = 0; // Σ θ (e^y − 1 − y)/ρ²
        for (int c = 0; c < count; c++) {
            double d = pi[c] - mean;
            excess += theta[c] * d * d * secondOrder(rho * d);
        }
        double s = rho * rho * excess; // A − 1
        double entropy = 0;
        for (int c = 0; c < count; c++) {
            double d = pi[c] - mean;
            double y = rho * d;
            share[c] = theta[c] * (1 + Math.expm1(y)) / (1 + s);
            shareSlope[c] = (y == 0 ? d : d * Math.expm1(y) / y) / (1 + s);
            entropy += theta[c] * d * d * entropyTerm(y);
        }
        logCost = rho == 0 ? mean : mean + Math.log1p(s) / rho;
        // s/(1+s) − ln(1+s) = −s² (1/2 − 2s/3 + 3s²/4 − …)
        rhoSlope = entropy / (1 + s) - excess * s * logTerm(s);
    }

    private void direct() {
        double largest = Double.NEGATIVE_INFINITY;
        for (int c = 0; c < count; c++) {
            largest = Math.max(largest, rho * pi[c]);
        }
        double sum = 0;
        double reference = 0;
        for (int c = 0; c < count; c++) {
            share[c] = Math.exp(rho * pi[c] - largest);
            sum += theta[c] * share[c];
        }
        logCost = (largest + Math.log(sum)) / rho;
        for (int c = 0; c < count; c++) {
            shareSlope[c] = share[c] / (sum * rho);
            share[c] *= theta[c] / sum;
            reference += share[c] * pi[c];
        }
        rhoSlope = (reference - logCost) / rho;
    }

    /** (e^y − 1 − y)/y². */
    private static double secondOrder(double y) {
        if (Math.abs(y) > SERIES) {
            return (Math.expm1(y) - y) / (y * y);
        }
        double sum = 0;
        double term = 0.5;
        for (int k = 2; k < TERMS; k++) {
            sum += term;
            term *= y / (k + 1);
        }
        return sum;
    }

    /** (y e^y − e^y + 1)/y². */
    private static double entropyTerm(double y) {
        if (Math.abs(y) > SERIES) {
            return (y * Math.exp(y) - Math.expm1(y)) / (y * y);
        }
        double sum = 0;
        double term = 0.5;
        for (int k = 2; k < TERMS; k++) {
            sum += (k - 1) * term;
            term *= y / (k + 1);
        }
        return sum;
    }

    /** (ln(1+s) − s/(1+s))/s². */
    private static double logTerm(double s) {
        if (Math.abs(s) > SERIES) {
            return (Math.log1p(s) - s / (1 + s)) / (s * s);
        }
        double sum = 0;
        double power = 1;
        for (int k = 1; k < 40; k++) {
            sum += power * k / (k + 1);
            power *= -s;
        }
        return sum;
    }

    /** ∂ ln ĉ / ∂π of a branch, its value share. */
    double byCost(int branch) {
        return share[branch];
    }

    /** ∂ ln ĉ / ∂θ of a branch, up to a number common to all (shares change by nothing in sum). */
    double byShare(int branch) {
        return shareSlope[branch];
    }

    /** ∂ ln ĉ / ∂σ. */
    double byElasticity() {
        return -rhoSlope;
    }
}
