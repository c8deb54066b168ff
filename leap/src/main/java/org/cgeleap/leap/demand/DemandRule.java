package org.cgeleap.leap.demand;

/** Rules of the accounting that neither LEAP's help nor the study fixes: the one taken here. A run can print them. */
public enum DemandRule {
    /** kWh and GJ. */
    ELECTRICITY_COEFFICIENT("1 kWh = 0.1229 kgce wherever kWh is written, 1 tce = 29.3076 GJ for joules; the two differ"
            + " by 0.06 %, as Chinese statistics do."),
    /** Intensity of the stock of the base year. */
    BASE_STOCK_INTENSITY("All vintages of the base-year stock have the intensity of the base year."),
    /** Ages of the base-year stock. */
    BASE_STOCK_AGE("The base-year stock is spread evenly over the ages 0 to lifetime - 1; its youngest cohort counts"
            + " as the base year's new capacity."),
    /** Capture. */
    CAPTURE_YEAR("The capture rate is that of the year of operation, for all vintages alike."),
    /** Factors from outside. */
    INTENSITY_FACTOR("Intensity factors apply in the year of operation to all vintages."),
    /** Idle capacity. */
    IDLE_CAPACITY("Capacity beyond need idles in proportion over all technologies and vintages and is paid for."),
    /** Sales shares without sales. */
    SALES_SHARES("Sales shares must sum to 100 % in every scenario and history year after the base year, stock shares"
            + " in the base year."),
    /** Investment of the activity method. */
    ACTIVITY_INVESTMENT("Method activity: capacity is activity; a year adds max(0, a(t) - a(t-1) + a(t-1)/lifetime) and"
            + " a(0)/lifetime in the base year; the annuity is that of the cost of the year."),
    /** Annuity of vintages. */
    VINTAGE_ANNUITY("Method stock-turnover: a vintage pays the annuity of its year of construction, the base-year stock"
            + " that of the base year.");

    private final String text;

    DemandRule(String text) {
        this.text = text;
    }

    /** {@return the rule in words} */
    public String text() {
        return text;
    }
}
