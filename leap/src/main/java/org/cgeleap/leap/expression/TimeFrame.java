package org.cgeleap.leap.expression;

/**
 * The years of an area: Current Accounts from {@code base} to {@code firstScenario - 1}, scenarios from {@code
 * firstScenario} to {@code end}, in annual steps.
 *
 * @param base base year, the first year calculated
 * @param firstScenario first scenario year, later than {@code base}
 * @param end last year, not before {@code firstScenario}
 */
public record TimeFrame(int base, int firstScenario, int end) {

    /** Earliest year LEAP's time-series functions accept. */
    public static final int EARLIEST = 1900;

    /** Latest year LEAP's time-series functions accept. */
    public static final int LATEST = 2200;

    /**
     * Rejects years out of order or outside {@link #EARLIEST}..{@link #LATEST}.
     *
     * @param base base year, the first year calculated
     * @param firstScenario first scenario year, later than {@code base}
     * @param end last year, not before {@code firstScenario}
     * @throws IllegalArgumentException if the years are out of order or range
     */
    public TimeFrame {
        if (base < EARLIEST || end > LATEST || base >= firstScenario || firstScenario > end) {
            throw new IllegalArgumentException("years base " + base + ", first_scenario " + firstScenario + ", end "
                    + end + ": expected " + EARLIEST + " <= base < first_scenario <= end <= " + LATEST);
        }
    }

    /** {@return number of years from base to end} */
    public int length() {
        return end - base + 1;
    }

    /**
     * {@return the calendar year at {@code index}, 0 = base year}
     *
     * @param index 0 = base year
     */
    public int year(int index) {
        return base + index;
    }

    /**
     * {@return index of a calendar year, 0 = base year; may lie outside the frame}
     *
     * @param year calendar year
     */
    public int index(int year) {
        return year - base;
    }

    /** {@return index of the first scenario year} */
    public int scenarioStart() {
        return firstScenario - base;
    }

    /**
     * {@return whether the calendar year is calculated}
     *
     * @param year calendar year
     */
    public boolean contains(int year) {
        return year >= base && year <= end;
    }

    /** {@return all calendar years, ascending} */
    public int[] years() {
        int[] years = new int[length()];
        for (int t = 0; t < years.length; t++) {
            years[t] = base + t;
        }
        return years;
    }
}
