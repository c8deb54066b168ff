package org.cgeleap.leap.demand;

/**
 * Annual capacity of one technology by year and vintage, in the unit of activity.
 *
 * <p>For the activity method the capacity is the activity, its age is uniform over the lifetime, and what is added
 * replaces what retires (a(t-1)/lifetime) and meets the growth.
 */
public final class Capacity {
    private final double[] base;
    private final double[] added;
    private final double[] inPlace;
    private final double[] lifetime;

    /**
     * Keeps the arrays.
     *
     * @param base what is left of the base-year stock, by year
     * @param added capacity added, by year; that of the base year is part of the base-year stock
     * @param inPlace capacity in place, by year
     * @param lifetime years a vintage of the year serves; 0 if not known
     */
    Capacity(double[] base, double[] added, double[] inPlace, double[] lifetime) {
        this.base = base;
        this.added = added;
        this.inPlace = inPlace;
        this.lifetime = lifetime;
    }

    /**
     * {@return what is left in year {@code t} of the stock of the base year}
     *
     * @param t year by index, 0 = base year
     */
    public double baseStock(int t) {
        return base[t];
    }

    /**
     * {@return capacity added in year {@code t}}
     *
     * @param t year by index, 0 = base year
     */
    public double added(int t) {
        return added[t];
    }

    /**
     * {@return capacity in place in year {@code t}}
     *
     * @param t year by index, 0 = base year
     */
    public double inPlace(int t) {
        return inPlace[t];
    }

    /**
     * {@return what is left in year {@code t} of the capacity added in year {@code v > 0}}
     *
     * @param v year of addition by index, above 0
     * @param t year by index, 0 = base year
     */
    public double vintage(int v, int t) {
        return v > 0 && v <= t && t - v < lifetime[v] ? added[v] : 0;
    }
}
