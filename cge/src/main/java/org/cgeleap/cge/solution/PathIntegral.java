package org.cgeleap.cge.solution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Contributions of groups of shocks along a path, c_g = ∫ (∂x/∂p) dp_g, by Gauss–Kronrod quadrature between the places where
 * a complementarity switches.
 *
 * <p>The contributions of all groups must add up to the change of each quantity, which is known from the two solved ends of
 * a piece: a piece is halved until they do.
 */
final class PathIntegral {
    /** Largest difference between contributions and change of a piece, relative to max(1, the quantity). */
    private static final double PIECE = 2e-11;

    /**
     * Largest difference of the two rules, relative to max(1, the quantity); where seven points are right to this, fifteen
     * are right to about its square.
     */
    private static final double RULES = 1e-6;

    /** A condition or a bound violated by more than this has switched. */
    private static final double SWITCHED = 1e-9;

    /**
     * How far from zero the slack of a switch may be, above the rounding of a condition and far below what a decision calls
     * open; the contributions err by it times the kink of their rates.
     */
    private static final double LOCATED = 1e-12;

    private static final double NARROWEST = 1e-8;
    private static final int PIECES = 2000;

    /** Leaps over places that cannot be passed after which a path counts as one that cannot be followed. */
    private static final int LEAPS = 20;

    private final PathFollower follower;
    private final int[][] groups;
    private final double[][] contributions;
    private final double[][] outer;
    private final double[][] inner;
    private final List<PathPiece> pieces = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private double[] beginning = {};
    private double[] startValues = {};
    private double switchAfter;
    private double switchBefore;
    private double[] lastNatural = {};
    private double[] lastRate = {};

    private enum Outcome {
        DONE,
        TOO_LONG,
        SWITCH
    }

    PathIntegral(PathFollower follower, int[][] groups, int quantities) {
        this.follower = follower;
        this.groups = groups;
        this.contributions = new double[groups.length][quantities];
        this.outer = new double[groups.length][quantities];
        this.inner = new double[groups.length][quantities];
    }

    double[][] contributions() {
        return contributions;
    }

    List<PathPiece> pieces() {
        return pieces;
    }

    /** What could not be followed, in words; empty if all was. */
    List<String> notes() {
        return notes;
    }

    /** Values where the path begins. */
    double[] startOfPath() {
        return beginning;
    }

    /** Follows the path as far as it goes. */
    void run() {
        if (!follower.begin()) {
            notes.add("the base solution does not satisfy the scenario's closure; nothing is attributed");
            return;
        }
        startValues = follower.values();
        beginning = startValues;
        if (groups.length == 0) {
            return; // nothing changes
        }
        double length = 1;
        int leaps = 0;
        for (int k = 0; k < PIECES && leaps < LEAPS && follower.t < 1; k++) {
            double from = follower.t;
            double to = Math.min(1, from + length);
            if (1 - to < NARROWEST) {
                to = 1;
            }
            Outcome outcome = piece(to);
            boolean switches = outcome == Outcome.SWITCH;
            if (switches) {
                to = locate();
                outcome = to - from > NARROWEST * NARROWEST ? piece(to) : Outcome.TOO_LONG;
                if (to - from <= NARROWEST * NARROWEST) {
                    length = 0;
                }
            }
            if (outcome == Outcome.DONE) {
                accept(from, to, switches);
                length = switches ? 1 - to : 2 * (to - from);
            } else {
                length = Math.min(length, to - from) / 2;
                if (length < NARROWEST) {
                    if (!leap(from)) {
                        return;
                    }
                    leaps++;
                    length = 1 - follower.t;
                }
            }
        }
        if (follower.t < 1) {
            notes.add(String.format(
                    Locale.ROOT,
                    "the path was given up at t = %.9g after %d pieces and %d places without derivatives",
                    follower.t,
                    pieces.size(),
                    leaps));
        }
    }

    private boolean leap(double from) {
        boolean found = follower.leap();
        if (found) {
            double[] there = follower.values();
            double[] attributed = narrow(from);
            double largest = 0;
            for (int q = 0; q < there.length; q++) {
                if (Double.isNaN(there[q])) {
                    continue;
                }
                double left = there[q] - startValues[q] - attributed[q];
                largest = Math.max(largest, Math.abs(left) / Math.max(1, Math.abs(there[q])));
            }
            if (largest > Decomposition.TOLERANCE || follower.t - from > NARROWEST) {
                notes.add(String.format(
                        Locale.ROOT,
                        "no smooth solution beyond t = %.9g; it jumps by up to %.2g (relative) to the one at t = %.9g",
                        from,
                        largest,
                        follower.t));
            }
            startValues = there;
        } else {
            notes.add(String.format(Locale.ROOT, "no solution was found beyond t = %.9g", from));
        }
        return found;
    }

    /**
     * Attributes a leap over next to nothing by the rates on its far side, so that only a jump is left over: a kink where
     * several complementarities meet is left in this way, and 10⁻⁹ of a large change is more than rounding.
     *
     * @return what was attributed of each quantity
     */
    private double[] narrow(double from) {
        double[] sum = new double[startValues.length];
        double length = follower.t - from;
        if (length > NARROWEST || !follower.linearise()) {
            return sum;
        }
        double[][] rates = new double[groups.length][];
        for (int g = 0; g < groups.length; g++) {
            rates[g] = follower.rates(groups[g]);
            if (rates[g].length == 0) {
                return sum;
            }
        }
        for (int g = 0; g < groups.length; g++) {
            for (int q = 0; q < sum.length; q++) {
                contributions[g][q] += length * rates[g][q];
                sum[q] += length * rates[g][q];
            }
        }
        return sum;
    }

    private void accept(double from, double to, boolean switches) {
        for (int g = 0; g < groups.length; g++) {
            for (int q = 0; q < outer[g].length; q++) {
                contributions[g][q] += (to - from) * outer[g][q];
            }
        }
        int[] before = follower.sides();
        startValues = follower.values();
        if (to < 1) {
            follower.decide(false);
        }
        pieces.add(new PathPiece(
                from, to, GaussKronrod.POINTS, switches && to < 1 ? follower.switched(before) : List.of()));
    }

    /** Integrates from where the follower is; it is back there unless all went well. */
    private Outcome piece(double to) {
        double from = follower.t;
        double[] natural = follower.natural.clone();
        double[] rate = follower.rate.clone();
        Outcome outcome = integrate(from, to);
        if (outcome != Outcome.DONE) {
            follower.back(from, natural, rate);
        }
        return outcome;
    }

    private Outcome integrate(double from, double to) {
        for (int g = 0; g < groups.length; g++) {
            Arrays.fill(outer[g], 0);
            Arrays.fill(inner[g], 0);
        }
        for (int k = 0; k < GaussKronrod.POINTS; k++) {
            Outcome step = step(from + (to - from) * GaussKronrod.node(k));
            if (step != Outcome.DONE) {
                return step;
            }
            if (!follower.linearise()) {
                return Outcome.TOO_LONG;
            }
            for (int g = 0; g < groups.length; g++) {
                double[] rates = follower.rates(groups[g]);
                for (int q = 0; q < outer[g].length; q++) {
                    if (rates.length == 0) {
                        return Outcome.TOO_LONG;
                    }
                    outer[g][q] += GaussKronrod.weight(k) * rates[q];
                    inner[g][q] += GaussKronrod.inner(k) * rates[q];
                }
            }
        }
        Outcome last = step(to);
        return last == Outcome.DONE && !accurate(to - from) ? Outcome.TOO_LONG : last;
    }

    private Outcome step(double to) {
        double before = follower.t;
        double[] natural = follower.natural.clone();
        double[] rate = follower.rate.clone();
        if (!follower.moveTo(to)) {
            return Outcome.TOO_LONG;
        }
        if (follower.violated(SWITCHED).length == 0) {
            return Outcome.DONE;
        }
        switchAfter = before;
        switchBefore = to;
        follower.back(before, natural, rate);
        lastNatural = natural;
        lastRate = rate;
        return Outcome.SWITCH;
    }

    private boolean accurate(double length) {
        double[] values = follower.values();
        for (int q = 0; q < values.length; q++) {
            boolean known = !Double.isNaN(values[q]);
            double size = known ? Math.max(1, Math.max(Math.abs(values[q]), Math.abs(startValues[q]))) : 1;
            double sum = 0;
            for (int g = 0; g < groups.length; g++) {
                sum += outer[g][q] * length;
                if (!(Math.abs(outer[g][q] - inner[g][q]) * length <= RULES * size)) {
                    return false;
                }
            }
            if (known && !(Math.abs(sum - (values[q] - startValues[q])) <= PIECE * size)) {
                return false;
            }
        }
        return true;
    }

    /** The first place between two where a decision becomes wrong, to rounding (regula falsi, Illinois; Dowell and Jarratt 1971). */
    private double locate() {
        double from = follower.t;
        double[] natural = follower.natural.clone();
        double[] rate = follower.rate.clone();
        double good = switchAfter;
        double bad = switchBefore;
        for (int round = 0; round < 20; round++) {
            at(bad);
            int[] violated = follower.violated(round == 0 ? SWITCHED : LOCATED);
            if (violated.length == 0 || (round > 0 && bad - good < 1e-15)) {
                break;
            }
            int worst = violated[0];
            for (int i : violated) {
                worst = follower.slack(i) < follower.slack(worst) ? i : worst;
            }
            bad = root(worst, good, bad);
        }
        follower.back(from, natural, rate);
        return bad;
    }

    private boolean at(double t) {
        follower.back(switchAfter, lastNatural, lastRate);
        return follower.moveTo(t);
    }

    private double root(int i, double good, double bad) {
        double a = good;
        double b = bad;
        at(a);
        double fa = Math.max(follower.slack(i), 0);
        at(b);
        double fb = follower.slack(i);
        int kept = 0; // which end was kept last: its value is halved only when it is kept again
        for (int round = 0; round < 100 && b - a > 1e-15 && fa > 0; round++) {
            double c = a + (b - a) * fa / (fa - fb);
            if (!(c > a && c < b)) {
                c = (a + b) / 2;
            }
            if (!at(c)) {
                return c;
            }
            double fc = follower.slack(i);
            if (Math.abs(fc) <= LOCATED) {
                return c;
            }
            if (fc > 0) {
                a = c;
                fa = fc;
                fb = kept > 0 ? fb / 2 : fb;
                kept = 1;
            } else {
                b = c;
                fb = fc;
                fa = kept < 0 ? fa / 2 : fa;
                kept = -1;
            }
        }
        return fa > 0 ? b : a;
    }
}
