package org.cgeleap.coupling.path;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;

/**
 * The price path of permits that may be kept from one year to the next, or borrowed within a limit (Rubin 1996, Journal of
 * Environmental Economics and Management 31). Nobody keeps permits that gain less than interest, so that
 *
 * <pre>
 *   price(t) · (1 + r(t+1)) − price(t+1) ≥ 0 ⊥ bank(t) + limit(t) ≥ 0
 *   bank(t) = bank(t−1) + permits issued(t) − permits used(t),   bank(last) ≥ 0 ⊥ price(last) ≥ 0
 * </pre>
 *
 * While the bank is above its limit the price grows at the rate of interest; so the years fall into stretches, each with
 * one first price. The stretch that begins in a year has the lowest first price at which the bank never passes its limit;
 * the year in which it touches the limit ends the stretch. As the economy's years are solved one after the other, the
 * price is the root of one function of one unknown, found by bracketing and the Illinois rule on the years themselves.
 */
final class PermitBank {
    /**
     * Largest bank left or missing where it should be used up, of all permits issued: what the
     * equilibria of the years are solved to, far below the loop's tolerance.
     */
    static final double TOLERANCE = 1e-9;

    /** First prices apart by less than this are one price: the rounding of an equilibrium's root. */
    private static final double CLOSE = 1e-13;

    /** yuan/t at which a price is nought. */
    static final double NOTHING = 1e-6;

    /** Widest step of the search for a price on the other side. */
    private static final double WIDEST = 1000;

    /** A step along the slope goes a little beyond, so that the root is held from both sides. */
    private static final double BEYOND = 1.01;

    private static final int MOST = 200;

    private PermitBank() {}

    /**
     * A stretch of years tried at a first price.
     *
     * @param margin smallest bank above its limit over the years, relative to the permits issued in all; not a number
     *     where a year could not be solved
     * @param last position of the year in which it is smallest
     * @param result whatever the trial keeps
     */
    record Trial<T>(double margin, int last, T result) {}

    /**
     * Finds the first price of a stretch.
     *
     * @param trial solves the years from the first of the stretch to the last of the bank at a first price
     * @param guess yuan/t
     * @param slope change of the margin for a change of the price's logarithm by one, to go from the guess; NaN if not known
     * @return the trial at the price found: margin nought (or as near as prices that differ by rounding come to it), or not
     *     negative at a price of nought; a trial that failed where a year could not be solved
     */
    static <T> Trial<T> solve(DoubleFunction<Trial<T>> trial, double guess, double slope) {
        double low = Double.NaN;
        double high = Double.NaN;
        double below = Double.NaN;
        double above = Double.NaN;
        double price = Math.max(guess, NOTHING);
        double factor = 1.02;
        double rise = slope;
        double last = price;
        int side = 0;
        List<Trial<T>> tried = new ArrayList<>();
        while (tried.size() < MOST) {
            Trial<T> now = trial.apply(price);
            if (!tried.isEmpty()) {
                rise = (now.margin() - tried.get(tried.size() - 1).margin()) / Math.log(price / last);
            }
            last = price;
            tried.add(now);
            if (!(Math.abs(now.margin()) > TOLERANCE)) {
                return now; // used up, or failed
            }
            if (now.margin() < 0) {
                above = side == -1 && !Double.isNaN(above) ? above / 2 : above;
                side = -1;
                low = price;
                below = now.margin();
            } else {
                below = side == 1 && !Double.isNaN(below) ? below / 2 : below;
                side = 1;
                high = price;
                above = now.margin();
                if (high <= NOTHING) {
                    return trial.apply(0);
                }
            }
            if (Double.isNaN(low) || Double.isNaN(high)) {
                // along the slope while it points the right way, but no farther than a step that widens
                double along = rise > 0 ? Math.abs(now.margin()) / rise : Double.POSITIVE_INFINITY;
                double step = Math.min(factor, Math.exp(BEYOND * along));
                price = now.margin() < 0 ? price * step : Math.max(NOTHING, price / step);
                factor = Math.min(factor * factor, WIDEST);
            } else if (high - low <= CLOSE * high) {
                return now;
            } else {
                double next = (low * above - high * below) / (above - below);
                price = next > low && next < high ? next : (low + high) / 2;
            }
        }
        return tried.get(tried.size() - 1);
    }
}
