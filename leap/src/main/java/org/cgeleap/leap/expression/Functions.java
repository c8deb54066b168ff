package org.cgeleap.leap.expression;

import static java.util.Map.entry;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The functions and constants of the language by name, compared without regard to case. */
public final class Functions {

    /** Names that stand without parentheses. */
    private static final Set<String> CONSTANT_NAMES = Set.of(
            "year",
            "baseyear",
            "endyear",
            "firstscenarioyear",
            "prevyear",
            "true",
            "false",
            "yes",
            "no",
            "prevyearvalue",
            "baselinevalue",
            "parentscenariovalue",
            "baseyearvalue",
            "firstscenarioyearvalue",
            "fsy");

    private static final Map<String, FunctionForm> TIME = Map.ofEntries(
            entry("interp", TimeSeriesFunctions::interp),
            entry("interpolate", TimeSeriesFunctions::interp),
            entry("interpfsy", TimeSeriesFunctions::interpFsy),
            entry("step", TimeSeriesFunctions::step),
            entry("smooth", TimeSeriesFunctions::smooth),
            entry("smoothforecast", TimeSeriesFunctions::smoothForecast),
            entry("growth", GrowthFunctions::growth),
            entry("growthas", GrowthFunctions::growthAs),
            entry("growthfromyear", GrowthFunctions::growthFromYear),
            entry("growthfromyearxl", GrowthFunctions::growthFromYearXl),
            entry("growthfromvalue", GrowthFunctions::growthFromValue),
            entry("growthfrom", GrowthFunctions::growthFrom),
            entry("annualgrowth", GrowthFunctions::annualGrowth),
            entry("linforecast", ForecastFunctions::linear),
            entry("expforecast", ForecastFunctions::exponential),
            entry("linforecastby", ForecastFunctions::linearForced),
            entry("linforecastca", ForecastFunctions::linearForced),
            entry("bylinforecast", ForecastFunctions::linearForced),
            entry("expforecastby", ForecastFunctions::exponentialForced),
            entry("expforecastca", ForecastFunctions::exponentialForced),
            entry("byexpforecast", ForecastFunctions::exponentialForced));

    private static final Map<String, FunctionForm> REFERENCE = Map.ofEntries(
            entry("prevyearvalue", ReferenceFunctions::prevYearValue),
            entry("remainder", ReferenceFunctions::remainder),
            entry("totalchildren", ReferenceFunctions::totalChildren),
            entry("baselinevalue", ReferenceFunctions::baselineValue),
            entry("parentscenariovalue", ReferenceFunctions::parentScenarioValue),
            entry("scenariovalue", ReferenceFunctions::scenarioValue),
            entry("value", ReferenceFunctions::value),
            entry("baseyearvalue", ReferenceFunctions::baseYearValue),
            entry("firstscenarioyearvalue", ReferenceFunctions::firstScenarioYearValue),
            entry("year", calendar((years, t) -> years.year(t))),
            entry("prevyear", calendar((years, t) -> years.year(t) - 1)),
            entry("baseyear", fixedYear(Frame.BASE)),
            entry("firstscenarioyear", fixedYear(Frame.FIRST_SCENARIO)),
            entry("endyear", fixedYear(Frame.END)));

    private static final Map<String, FunctionForm> LOGIC = Map.ofEntries(
            entry("if", LogicFunctions::choose),
            entry("true", number(1)),
            entry("yes", number(1)),
            entry("false", number(0)),
            entry("no", number(0)),
            entry("fnand", LogicFunctions.operator(Operator.AND)),
            entry("fnor", LogicFunctions.operator(Operator.OR)),
            entry("fnnot", MathFunctions.unary(x -> Operations.truth(x == 0))),
            entry("equal", LogicFunctions.operator(Operator.EQUAL)),
            entry("notequal", LogicFunctions.operator(Operator.NOT_EQUAL)),
            entry("lessthan", LogicFunctions.operator(Operator.LESS)),
            entry("lessthanorequal", LogicFunctions.operator(Operator.AT_MOST)),
            entry("greaterthan", LogicFunctions.operator(Operator.GREATER)),
            entry("greaterthanorequal", LogicFunctions.operator(Operator.AT_LEAST)));

    private static final Map<String, FunctionForm> MATHS = Map.ofEntries(
            entry("abs", MathFunctions.unary(Math::abs)),
            entry("ceil", MathFunctions.unary(Math::ceil)),
            entry("floor", MathFunctions.unary(Math::floor)),
            entry("int", MathFunctions.unary(Math::floor)),
            entry("trunc", MathFunctions.unary(MathFunctions::truncate)),
            entry("frac", MathFunctions.unary(x -> x - MathFunctions.truncate(x))),
            entry("round", MathFunctions::round),
            entry("sign", MathFunctions.unary(Math::signum)),
            entry("exp", MathFunctions.unary(Math::exp)),
            entry("ln", MathFunctions.unary(Math::log)),
            entry("log", MathFunctions.unary(Math::log10)),
            entry("log10", MathFunctions.unary(Math::log10)),
            entry("logn", MathFunctions.binary((n, x) -> Math.log(x) / Math.log(n))),
            entry("sqr", MathFunctions.unary(x -> x * x)),
            entry("sqrt", MathFunctions.unary(Math::sqrt)),
            entry("power", MathFunctions.binary(Math::pow)),
            entry("sin", MathFunctions.unary(Math::sin)),
            entry("cos", MathFunctions.unary(Math::cos)),
            entry("tan", MathFunctions.unary(Math::tan)),
            entry("arcsin", MathFunctions.unary(Math::asin)),
            entry("arccos", MathFunctions.unary(Math::acos)),
            entry("arctan", MathFunctions.unary(Math::atan)),
            entry(
                    "min",
                    MathFunctions.statistic(
                            1, x -> java.util.Arrays.stream(x).min().orElseThrow())),
            entry(
                    "max",
                    MathFunctions.statistic(
                            1, x -> java.util.Arrays.stream(x).max().orElseThrow())),
            entry("mean", MathFunctions.statistic(1, MathFunctions::mean)),
            entry("median", MathFunctions.statistic(1, MathFunctions::median)),
            entry("geometricmean", MathFunctions.statistic(1, MathFunctions::geometricMean)),
            entry("harmonicmean", MathFunctions.statistic(1, MathFunctions::harmonicMean)),
            entry("stddev", MathFunctions.statistic(2, x -> Math.sqrt(MathFunctions.variance(x)))),
            entry("variance", MathFunctions.statistic(2, MathFunctions::variance)),
            entry("annualizedcost", Functions::annualizedCost));

    /** Functions of LEAP that are known here by name only, so that the message can say so. */
    private static final Set<String> NOT_AVAILABLE = Set.of(
            "expinterp",
            "steplookup",
            "lookup",
            "data",
            "logisticforecast",
            "lindatatrend",
            "expdatatrend",
            "smoothdatatrend",
            "historicalgrowth",
            "laggedvalue",
            "cumulativevalue",
            "parent",
            "total",
            "subtotal",
            "sum",
            "share",
            "baselinevaluein",
            "baselinegrowth",
            "avgbaselinegrowth",
            "parentscenariogrowth",
            "avgparentscenariogrowth",
            "regionindicator",
            "scenarioindicator",
            "weapvalue",
            "excel",
            "call",
            "exponent",
            "mantissa",
            "lbound",
            "ubound",
            "random",
            "truerandom",
            "presentvalue",
            "futurevalue",
            "payment",
            "periodpayment",
            "interestpayment",
            "interestrate",
            "numberofperiods",
            "energycontent",
            "carboncontent",
            "convertunits",
            "convertfuelunits",
            "constrain",
            "yearlyshape",
            "timeslicevalue",
            "rsquared",
            "standarderror",
            "observations",
            "slope",
            "intercept",
            "unlimited");

    private Functions() {}

    private enum Frame {
        BASE,
        FIRST_SCENARIO,
        END
    }

    @FunctionalInterface
    private interface Calendar {
        double at(TimeFrame years, int t);
    }

    /** Names of all functions that can be used, in lower case. */
    public static Set<String> names() {
        Set<String> names = new TreeSet<>(TIME.keySet());
        names.addAll(REFERENCE.keySet());
        names.addAll(LOGIC.keySet());
        names.addAll(MATHS.keySet());
        return names;
    }

    static boolean isConstantName(String name) {
        return CONSTANT_NAMES.contains(lower(name));
    }

    static Term compile(Node.Call call, Compiler compiler, boolean whole) {
        String name = lower(call.name());
        for (Map<String, FunctionForm> group : java.util.List.of(TIME, REFERENCE, LOGIC, MATHS)) {
            FunctionForm form = group.get(name);
            if (form != null) {
                return form.compile(call, compiler, whole);
            }
        }
        if (name.equals("fsy")) {
            throw new ExpressionException(
                    call.position(), "FSY", "FirstScenarioYear", "LEAP no longer accepts the short form");
        }
        if (NOT_AVAILABLE.contains(name)) {
            throw new ExpressionException(
                    call.position(),
                    "LEAP function " + call.name(),
                    "a function that is available here",
                    "write it with " + String.join(", ", "Interp", "Step", "Growth", "If") + " or a key assumption");
        }
        throw new ExpressionException(
                call.position(),
                "function \"" + call.name() + "\"",
                "a function of LEAP",
                NearestName.hint(call.name(), names()));
    }

    private static FunctionForm calendar(Calendar calendar) {
        return (call, compiler, whole) -> {
            FunctionForm.requireArguments(call, 0, 0);
            TimeFrame years = compiler.years();
            return (t, s) -> calendar.at(years, t);
        };
    }

    private static FunctionForm fixedYear(Frame which) {
        return (call, compiler, whole) -> {
            FunctionForm.requireArguments(call, 0, 0);
            TimeFrame years = compiler.years();
            return new Term.Fixed(
                    switch (which) {
                        case BASE -> years.base();
                        case FIRST_SCENARIO -> years.firstScenario();
                        case END -> years.end();
                    });
        };
    }

    private static FunctionForm number(double value) {
        return (call, compiler, whole) -> {
            FunctionForm.requireArguments(call, 0, 0);
            return new Term.Fixed(value);
        };
    }

    private static Term annualizedCost(Node.Call call, Compiler compiler, boolean whole) {
        FunctionForm.requireArguments(call, 3, 3);
        Term cost = compiler.term(call.arguments().get(0));
        Term years = compiler.term(call.arguments().get(1));
        Term rate = compiler.term(call.arguments().get(2));
        return (t, s) -> cost.at(t, s) * Annuity.capitalRecoveryFactor(rate.at(t, s), years.at(t, s), call.position());
    }

    private static String lower(String s) {
        return s.toLowerCase(Locale.ROOT);
    }
}
