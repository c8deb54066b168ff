package org.cgeleap.leap.expression;

/** Where LEAP's documentation is silent or contradicts itself: the rule taken here. A run can print this table. */
public enum ChosenRule {
    /** Implicit first point of Interp, Step and Smooth. */
    IMPLICIT_POINT("In a scenario the Current Accounts value of the base year (InterpFSY: of the year before the first"
            + " scenario year) is the first point where the function gives the whole value of the cell (also as a"
            + " result of If); pairs up to that year give way to it. As a factor or part of a larger expression, and"
            + " in Current Accounts, only the pairs given count."),
    /** Years outside the pairs. */
    OUTSIDE_PAIRS("Before the first pair its value holds; after the last pair its value holds, or grows at the rate"
            + " given to Interp."),
    /** Order of pairs. */
    PAIR_ORDER("Pairs may come in any order and are sorted; a year given twice is an error; years 1900 to 2200."),
    /** Values of pairs that are expressions. */
    PAIR_VALUES("Values of pairs are evaluated in the year calculated, as any other term."),
    /** Polynomial of Smooth. */
    SMOOTH_DEGREE("Smooth: degree min(n - 1, 4), least squares on years scaled to [-1, 1], so exact up to five points;"
            + " at least three points; outside them the end values hold. SmoothForecast extrapolates."),
    /** Where Growth starts. */
    GROWTH_START("Growth compounds on the cell's value of the year before, so it starts from the year before the first"
            + " scenario year; a new rate applies from its year on: V(Y2) = V(Y2 - 1)(1 + g2)."),
    /** Ancestor's values in GrowthFromYear. */
    GROWTH_FROM_YEAR("GrowthFromYear takes the parent scenario's values up to and including the year."),
    /** Percent after a sum. */
    PERCENT_SUM("x + 10% is x + 0.1; a percent sign divides by 100 and nothing else."),
    /** Repeated power. */
    POWER_ORDER("a^b^c is (a^b)^c, as in spreadsheets; -a^b is -(a^b)."),
    /** Not. */
    NOT_INFIX("Not between two operands is a synonym of Xor, as LEAP documents; negation is FnNot(x)."),
    /** Value. */
    VALUE("Value(year) is the cell's own value of an earlier year; Value(Branch:Variable, year) that of another."),
    /** Scenario values. */
    SCENARIO_VALUE("ScenarioValue(scenario) is the value the cell has when that whole scenario is calculated; with"
            + " Current Accounts its expression is continued over all years."),
    /** Exponential forecast. */
    EXP_FORECAST("ExpForecast fits ln y = ln m + c x; the help page's y = m + x^c is no exponential."),
    /** Forced forecasts. */
    FORCED_FORECAST("LinForecastBY/CA and ExpForecastBY/CA pass through the cell's base-year value."),
    /** Logarithms. */
    LOGARITHMS("Ln is natural, Log and Log10 decimal, LogN(n, x) to base n."),
    /** Rounding. */
    ROUNDING("Round is half away from zero, Round(x, d) to d decimals; Int is the largest whole number not above x,"
            + " Trunc cuts towards zero, Frac(x) = x - Trunc(x)."),
    /** Statistics. */
    STATISTICS("StdDev and Variance are those of a sample (n - 1)."),
    /** Annuity. */
    ANNUITY("AnnualizedCost(cost, years, rate) = cost times the capital recovery factor.");

    private final String text;

    ChosenRule(String text) {
        this.text = text;
    }

    /** The rule in words. */
    public String text() {
        return text;
    }
}
