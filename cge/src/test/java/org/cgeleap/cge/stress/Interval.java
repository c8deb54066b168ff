package org.cgeleap.cge.stress;

/**
 * All numbers from one to another, with arithmetic that leaves no possible result out: every end is moved outwards by more than
 * rounding (and {@link Math#pow}, which is good to one unit in the last place) can have moved it.
 */
record Interval(double lo, double hi) {

    static Interval of(double value) {
        return new Interval(value, value);
    }

    private static Interval out(double lo, double hi) {
        return new Interval(lo - 4 * Math.ulp(lo), hi + 4 * Math.ulp(hi));
    }

    Interval plus(Interval b) {
        return out(lo + b.lo, hi + b.hi);
    }

    Interval minus(Interval b) {
        return out(lo - b.hi, hi - b.lo);
    }

    Interval times(Interval b) {
        double p = lo * b.lo;
        double q = lo * b.hi;
        double r = hi * b.lo;
        double s = hi * b.hi;
        return out(Math.min(Math.min(p, q), Math.min(r, s)), Math.max(Math.max(p, q), Math.max(r, s)));
    }

    Interval times(double b) {
        return times(of(b));
    }

    /** A power of numbers that are positive. */
    Interval power(double exponent) {
        double a = Math.pow(Math.max(lo, 0), exponent);
        double b = Math.pow(Math.max(hi, 0), exponent);
        return out(Math.min(a, b), Math.max(a, b));
    }

    /** Divided by numbers that are positive. */
    Interval over(Interval b) {
        return times(b.power(-1));
    }

    boolean excludesZero() {
        return lo > 0 || hi < 0;
    }

    double width() {
        return hi - lo;
    }

    double middle() {
        return (lo + hi) / 2;
    }
}
