package org.cgeleap.leap.demand;

import java.util.List;

/**
 * A technology below a category (LEAP's own kind): it consumes one fuel, and its activity is the product of the activity
 * levels from the root down to it.
 *
 * @param method how its energy follows
 * @param levels activity levels from the root to the technology; shares and saturations as fractions
 * @param technology branch, costs, capture and the one use of its fuel
 * @param shares fuel share and efficiency; used by the useful-energy method
 * @param devices stock data; used by the stock and transport methods
 */
public record EndUse(Method method, List<Quantity> levels, Technology technology, Shares shares, Devices devices) {
    /**
     * Copies the list.
     *
     * @param method how its energy follows
     * @param levels activity levels from the root to the technology
     * @param technology branch, costs, capture and the one use of its fuel
     * @param shares fuel share and efficiency
     * @param devices stock data; used by the stock and transport methods
     */
    public EndUse {
        levels = List.copyOf(levels);
    }

    /** How energy follows from activity. */
    public enum Method {
        /** Activity × final intensity. */
        ACTIVITY,
        /** Activity of the category × useful intensity × fuel share / efficiency. */
        USEFUL,
        /** Σ over vintages of devices × intensity of the vintage × degradation. */
        STOCK,
        /** Σ over vintages of devices × fuel economy of the vintage × degradation, × mileage × correction. */
        TRANSPORT
    }

    /**
     * Useful-energy data.
     *
     * @param usefulIntensity Mtce of useful energy per unit of activity of the category
     * @param share of the category's useful energy
     * @param efficiency useful over final
     */
    public record Shares(Quantity usefulIntensity, Quantity share, Quantity efficiency) {
        /** For the other methods. */
        public static final Shares NONE = new Shares(Quantity.NONE, Quantity.NONE, Quantity.NONE);
    }

    /**
     * Stock data.
     *
     * @param stock devices, used before the first sales year
     * @param sales devices sold a year
     * @param scrappage devices taken out early
     * @param firstSales first year in which the stock follows from sales, a calendar year
     * @param deviceShare fraction of the devices that use the fuel
     * @param mileage km a unit of the stock and year
     * @param economy Mtce/km
     * @param correction on-road against rated
     * @param survival fraction of a vintage left, by age
     * @param vintageShare share of each age in the initial stock
     * @param degradation energy of an age relative to new
     * @param mileageDegradation mileage of an age relative to new
     */
    public record Devices(
            Quantity stock,
            Quantity sales,
            Quantity scrappage,
            Quantity firstSales,
            Quantity deviceShare,
            Quantity mileage,
            Quantity economy,
            Quantity correction,
            AgeCurve survival,
            AgeCurve vintageShare,
            AgeCurve degradation,
            AgeCurve mileageDegradation) {
        /** For the other methods. */
        public static final Devices NONE = new Devices(
                Quantity.NONE,
                Quantity.NONE,
                Quantity.NONE,
                Quantity.NONE,
                Quantity.NONE,
                Quantity.NONE,
                Quantity.NONE,
                Quantity.NONE,
                AgeCurve.constant(),
                AgeCurve.constant(),
                AgeCurve.constant(),
                AgeCurve.constant());
    }
}
