package org.cgeleap.leap.area;

/** How a process shares its activity among its technologies. */
public enum ProcessMethod {
    /** Shares of the year's activity. */
    ACTIVITY,
    /** Vintages: a base-year stock, retirement at lifetime, sales shares of new capacity. */
    STOCK_TURNOVER
}
