package org.cgeleap.leap.expression;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Where LEAP's documentation is silent or contradicts itself: the rule taken here. A run can print this table. */
public enum ChosenRule {
    /** Implicit first point of Interp, Step and Smooth. */
    IMPLICIT_POINT(
            "In a scenario the Current Accounts value of the base year (InterpFSY: of the year before the first"
                    + " scenario year) is the first point where the function gives the whole value of the cell (also as a"
                    + " result of If); pairs up to that year give way to it. As a factor or part of a larger expression, and"
                    + " in Current Accounts, only the pairs given count.",
            "interp",
            "interpolate",
            "interpfsy",
            "expinterp",
            "step",
            "smooth",
            "smoothforecast",
            "smoothdatatrend"),
    /** Years outside the pairs. */
    OUTSIDE_PAIRS(
            "Before the first pair its value holds; after the last pair its value holds, or grows at the rate"
                    + " given to Interp.",
            "interp",
            "interpolate",
            "interpfsy",
            "expinterp",
            "step"),
    /** Order of pairs. */
    PAIR_ORDER(
            "Pairs may come in any order and are sorted; a year given twice is an error; years 1900 to 2200.",
            "interp",
            "interpolate",
            "interpfsy",
            "expinterp",
            "step",
            "smooth",
            "smoothforecast",
            "smoothdatatrend",
            "data",
            "linforecast",
            "expforecast",
            "linforecastby",
            "expforecastby",
            "logisticforecast"),
    /** Values of pairs that are expressions. */
    PAIR_VALUES(
            "Values of pairs are evaluated in the year calculated, as any other term.",
            "interp",
            "interpolate",
            "interpfsy",
            "expinterp",
            "step",
            "smooth",
            "smoothforecast"),
    /** Polynomial of Smooth. */
    SMOOTH_DEGREE(
            "Smooth: degree min(n - 1, 4), least squares on years scaled to [-1, 1], so exact up to five points;"
                    + " at least three points; outside them the end values hold. SmoothForecast extrapolates.",
            "smooth",
            "smoothforecast",
            "smoothdatatrend"),
    /** Where Growth starts. */
    GROWTH_START(
            "Growth compounds on the cell's value of the year before, so it starts from the year before the first"
                    + " scenario year; a new rate applies from its year on: V(Y2) = V(Y2 - 1)(1 + g2).",
            "growth",
            "growthas",
            "growthfromyear",
            "growthfromyearxl",
            "growthfromvalue"),
    /** Ancestor's values in GrowthFromYear. */
    GROWTH_FROM_YEAR(
            "GrowthFromYear takes the parent scenario's values up to and including the year.",
            "growthfromyear",
            "growthfromyearxl"),
    /** Percent after a sum. */
    PERCENT_SUM("x + 10% is x + 0.1; a percent sign divides by 100 and nothing else."),
    /** Repeated power. */
    POWER_ORDER("a^b^c is (a^b)^c, as in spreadsheets; -a^b is -(a^b)."),
    /** Not. */
    NOT_INFIX("Not between two operands is a synonym of Xor, as LEAP documents; negation is FnNot(x)."),
    /** Value. */
    VALUE(
            "Value(year) is the cell's own value of an earlier year; Value(Branch:Variable, year) that of another.",
            "value"),
    /** Scenario values. */
    SCENARIO_VALUE(
            "ScenarioValue(scenario) is the value the cell has when that whole scenario is calculated; with"
                    + " Current Accounts its expression is continued over all years.",
            "scenariovalue"),
    /** Exponential forecast. */
    EXP_FORECAST(
            "ExpForecast fits ln y = ln m + c x; the help page's y = m + x^c is no exponential.",
            "expforecast",
            "expforecastby",
            "expforecastca",
            "byexpforecast",
            "expdatatrend"),
    /** Forced forecasts. */
    FORCED_FORECAST(
            "LinForecastBY/CA and ExpForecastBY/CA pass through the cell's base-year value.",
            "linforecastby",
            "linforecastca",
            "bylinforecast",
            "expforecastby",
            "expforecastca",
            "byexpforecast"),
    /** Logarithms. */
    LOGARITHMS("Ln is natural, Log and Log10 decimal, LogN(n, x) to base n.", "ln", "log", "log10", "logn"),
    /** Rounding. */
    ROUNDING(
            "Round is half away from zero, Round(x, d) to d decimals; Int is the largest whole number not above x,"
                    + " Trunc cuts towards zero, Frac(x) = x - Trunc(x).",
            "round",
            "int",
            "trunc",
            "frac"),
    /** Statistics. */
    STATISTICS("StdDev and Variance are those of a sample (n - 1).", "stddev", "variance"),
    /** Annuity. */
    ANNUITY("AnnualizedCost(cost, years, rate) = cost times the capital recovery factor.", "annualizedcost", "annuity"),
    /** Tables. */
    LOOKUP(
            "Lookup(x, x1, y1, ...) is linear between its points and holds the end values; StepLookup takes the value of"
                    + " the last point not above x, before the first point that of the first.",
            "lookup",
            "steplookup"),
    /** Profiles. */
    PROFILE(
            "Survival, vintage, degradation and load curves are expressions of Age (years) or Hours (percent of the"
                    + " year's hours, highest load first), the same in every year.",
            "age",
            "hours"),
    /** Exponential interpolation. */
    EXP_INTERP("ExpInterp grows at a constant rate between two points; all values must be above zero.", "expinterp"),
    /** Data. */
    DATA(
            "Data holds pairs for other functions; as the value of its own cell it is the line through them. A function"
                    + " of pairs takes a branch that holds Data in their place.",
            "data"),
    /** Trends over data. */
    DATA_TREND(
            "LinDataTrend, ExpDataTrend and SmoothDataTrend are LinForecast, ExpForecast and SmoothForecast.",
            "lindatatrend",
            "expdatatrend",
            "smoothdatatrend"),
    /** Logistic forecast. */
    LOGISTIC_FORECAST(
            "LogisticForecast: y = A + (B - A)/(1 + exp(-(a + b x))); A and B stand 5 % of the data's range outside"
                    + " their least and greatest value, a and b are the regression of ln((y - A)/(B - y)) on the year. The"
                    + " history stays, so a jump may follow it.",
            "logisticforecast"),
    /** Regression statistics. */
    REGRESSION(
            "RSquared, StandardError (n - 2 degrees of freedom), Observations, Slope and Intercept are those of the line"
                    + " that LinForecast fits to the same arguments.",
            "rsquared",
            "standarderror",
            "observations",
            "slope",
            "intercept"),
    /** Lags. */
    LAGGED("LaggedValue(x, n) is the value n years ago, before that the base year's.", "laggedvalue"),
    /** Sums over years. */
    CUMULATIVE("CumulativeValue(x) sums from the base year to the year calculated.", "cumulativevalue"),
    /** Growth rates. */
    AVERAGE_GROWTH(
            "AnnualGrowth, BaselineGrowth and ParentScenarioGrowth compare with the year before (0 in the base year);"
                    + " AvgBaselineGrowth and AvgParentScenarioGrowth are mean annual growth since the base year;"
                    + " HistoricalGrowth is that from the base year to the year before the first scenario year.",
            "annualgrowth",
            "baselinegrowth",
            "parentscenariogrowth",
            "avgbaselinegrowth",
            "avgparentscenariogrowth",
            "historicalgrowth"),
    /** Sums over the tree. */
    TREE_SUMS(
            "TotalChildren and Subtotal sum a variable over the children of a branch, Total over all branches below it,"
                    + " Sum over its arguments; Share(x) is x over its sum with its siblings; Parent is the branch above.",
            "totalchildren",
            "subtotal",
            "total",
            "sum",
            "share",
            "parent"),
    /** Baseline in a year. */
    BASELINE_IN("BaselineValueIn(year) is the baseline's value of that year.", "baselinevaluein"),
    /** Indicators. */
    INDICATORS(
            "ScenarioIndicator is the number of the scenario in the area's list (Current Accounts 0), RegionIndicator"
                    + " that of the region (first 1); with a name, 1 if it is that one, else 0.",
            "scenarioindicator",
            "regionindicator"),
    /** Bounds. */
    BOUNDS(
            "LBound(x, b) is not below b, UBound(x, b) not above b, Constrain(x, low, high) both.",
            "lbound",
            "ubound",
            "constrain"),
    /** Mantissa. */
    MANTISSA("x = Mantissa(x) 2^Exponent(x) with 0.5 <= |Mantissa| < 1.", "mantissa", "exponent"),
    /** Random numbers. */
    RANDOM("Random is uniform and fixed by cell and year, so that a run can be repeated.", "random"),
    /** Unlimited. */
    UNLIMITED("Unlimited is 1e30.", "unlimited"),
    /** Loans. */
    FINANCE(
            "Payments fall at the end of a period; all amounts are positive; PeriodPayment is the part of a payment that"
                    + " repays, InterestPayment the rest; DoubleDeclining depreciates 2/life of the book value.",
            "payment",
            "pmt",
            "interestpayment",
            "periodpayment",
            "presentvalue",
            "futurevalue",
            "numberofperiods",
            "interestrate",
            "straightlinedepreciation",
            "doubledecliningdepreciation",
            "sumofyearsdigitsdepreciation"),
    /** Fuel properties. */
    FUEL_PROPERTIES(
            "EnergyContent, CarbonContent and the like are the numbers of fuel-properties.csv as written; without a name"
                    + " in parentheses, those of the branch's own fuel.",
            "energycontent",
            "carboncontent",
            "sulfurcontent",
            "nitrogencontent",
            "ashcontent",
            "moisturecontent",
            "methanecontent",
            "density",
            "netgrossratio",
            "fractionoxidized",
            "nonenergycarbonstored",
            "sulfurretention"),
    /** Conversions. */
    CONVERT_UNITS(
            "ConvertUnits(x, from, to) converts within a dimension, ConvertFuelUnits(x, from, to, fuel) between mass,"
                    + " volume and energy by the fuel's EnergyContent and Density.",
            "convertunits",
            "convertfuelunits"),
    /** Search of expressions. */
    ADDITIONAL_INHERITANCE("Scenarios named beside the parent (also) are searched for their own expressions, in order,"
            + " before the parent and its line."),
    /** Filters of references to data. */
    DATA_FILTERS("A reference to data takes the filters Region and Scenario and a unit: Key\\X[GJ, Region=North]."),
    /** Names. */
    QUOTED_NAMES("A path with marks other than letters, digits, blank, &, _ and . stands in double quotes in an"
            + " expression.");

    private final String text;

    @SuppressWarnings("ImmutableEnumChecker") // made by Set.of
    private final Set<String> functions;

    ChosenRule(String text, String... functions) {
        this.text = text;
        this.functions = Set.of(functions);
    }

    /** {@return the rules that are not those of a function} */
    public static Set<ChosenRule> general() {
        Set<ChosenRule> rules = EnumSet.noneOf(ChosenRule.class);
        for (ChosenRule rule : values()) {
            if (rule.functions.isEmpty()) {
                rules.add(rule);
            }
        }
        return rules;
    }

    /**
     * {@return the rules that a function follows}
     *
     * @param function name of the function, in any case
     */
    public static Set<ChosenRule> of(String function) {
        String name = function.toLowerCase(Locale.ROOT);
        Set<ChosenRule> rules = EnumSet.noneOf(ChosenRule.class);
        for (ChosenRule rule : values()) {
            if (rule.functions.contains(name)) {
                rules.add(rule);
            }
        }
        return rules;
    }

    /** {@return the rule in words} */
    public String text() {
        return text;
    }
}
