package org.cgeleap.leap.demand;

/**
 * A life-cycle profile: a fraction by age in years, linear between the ages given.
 *
 * <p>A survival profile is 1 at age 0 and falls; a degradation profile is relative to new.
 */
public final class AgeCurve {
    private final double[] byAge;
    private final boolean holds;

    private AgeCurve(double[] byAge, boolean holds) {
        this.byAge = byAge;
        this.holds = holds;
    }

    /**
     * {@return a curve through points}
     *
     * @param ages ascending, whole years, the first 0
     * @param fractions value at each
     * @param holds true if the last value holds at higher ages (degradation), false if nothing is left there (survival)
     */
    public static AgeCurve of(double[] ages, double[] fractions, boolean holds) {
        if (ages.length == 0 || ages.length != fractions.length || ages[0] != 0) {
            throw new IllegalArgumentException("life-cycle profile of " + ages.length + " ages and " + fractions.length
                    + " values: expected one of each for every point, the first at age 0");
        }
        for (int k = 0; k < ages.length; k++) {
            if (ages[k] != Math.rint(ages[k]) || (k > 0 && ages[k] <= ages[k - 1]) || !(fractions[k] >= 0)) {
                throw new IllegalArgumentException("life-cycle profile, point " + (k + 1) + ": age " + ages[k]
                        + ", value " + fractions[k] + "; expected ascending whole ages and values not below 0");
            }
        }
        double[] byAge = new double[(int) ages[ages.length - 1] + 1];
        for (int k = 0; k < ages.length; k++) {
            byAge[(int) ages[k]] = fractions[k];
            for (int a = k == 0 ? 0 : (int) ages[k - 1] + 1; a < (int) ages[k]; a++) {
                double part = (a - ages[k - 1]) / (ages[k] - ages[k - 1]);
                byAge[a] = fractions[k - 1] + part * (fractions[k] - fractions[k - 1]);
            }
        }
        return new AgeCurve(byAge, holds);
    }

    /**
     * {@return all is left until the lifetime is over: 1 at the ages below it}
     *
     * @param lifetime years; a fraction of a year counts as a whole one
     */
    public static AgeCurve step(double lifetime) {
        int years = (int) Math.ceil(lifetime);
        double[] byAge = new double[Math.max(1, years)];
        java.util.Arrays.fill(byAge, 1);
        return new AgeCurve(byAge, false);
    }

    /** {@return a curve of 1 at every age} */
    public static AgeCurve constant() {
        return new AgeCurve(new double[] {1}, true);
    }

    /**
     * {@return product of two curves, age by age}
     *
     * @param a one curve
     * @param b the other
     */
    public static AgeCurve product(AgeCurve a, AgeCurve b) {
        double[] byAge = new double[Math.max(a.byAge.length, b.byAge.length)];
        for (int age = 0; age < byAge.length; age++) {
            byAge[age] = a.at(age) * b.at(age);
        }
        return new AgeCurve(byAge, a.holds && b.holds);
    }

    /**
     * {@return value at an age}
     *
     * @param age years since it was new, 0 or more
     */
    public double at(int age) {
        return age < byAge.length ? byAge[age] : holds ? byAge[byAge.length - 1] : 0;
    }

    /** {@return highest age for which a value is given, years} */
    public int lastAge() {
        return byAge.length - 1;
    }
}
