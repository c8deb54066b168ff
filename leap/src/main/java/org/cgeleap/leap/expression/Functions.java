package org.cgeleap.leap.expression;

import static java.util.Map.entry;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

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
            "unlimited",
            "age",
            "hours",
            "prevyearvalue",
            "baselinevalue",
            "baselinegrowth",
            "avgbaselinegrowth",
            "parentscenariovalue",
            "parentscenariogrowth",
            "avgparentscenariogrowth",
            "historicalgrowth",
            "baseyearvalue",
            "firstscenarioyearvalue",
            "parent",
            "totalchildren",
            "subtotal",
            "scenarioindicator",
            "regionindicator",
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
            "sulfurretention",
            "fsy");

    /** Arguments that are names taken literally, by the first and the last of them. */
    private static final Map<String, int[]> LABELS = labels();

    private static Map<String, int[]> labels() {
        Map<String, int[]> labels = new TreeMap<>();
        FuelFunctions.all().keySet().forEach(name -> labels.put(name, new int[] {0, 0}));
        labels.put("convertunits", new int[] {1, 2});
        labels.put("convertfuelunits", new int[] {1, 3});
        labels.put("scenariovalue", new int[] {0, 1});
        labels.put("scenarioindicator", new int[] {0, 0});
        labels.put("regionindicator", new int[] {0, 0});
        return labels;
    }

    private static final Map<String, FunctionForm> TIME = Map.ofEntries(
            entry("interp", TimeSeriesFunctions::interp),
            entry("interpolate", TimeSeriesFunctions::interp),
            entry("interpfsy", TimeSeriesFunctions::interpFsy),
            entry("step", TimeSeriesFunctions::step),
            entry("smooth", TimeSeriesFunctions::smooth),
            entry("smoothforecast", TimeSeriesFunctions::smoothForecast),
            entry("expinterp", TimeSeriesFunctions::expInterp),
            entry("data", TimeSeriesFunctions::data),
            entry("lindatatrend", ForecastFunctions::linear),
            entry("expdatatrend", ForecastFunctions::exponential),
            entry("smoothdatatrend", TimeSeriesFunctions::smoothForecast),
            entry("logisticforecast", RegressionFunctions::logistic),
            entry("rsquared", RegressionFunctions.statistic(RegressionFunctions::rSquared)),
            entry("standarderror", RegressionFunctions.statistic(RegressionFunctions::standardError)),
            entry("observations", RegressionFunctions.statistic((line, p) -> line.points())),
            entry("slope", RegressionFunctions.statistic((line, p) -> line.slope())),
            entry("intercept", RegressionFunctions.statistic((line, p) -> line.intercept())),
            entry("historicalgrowth", SeriesFunctions::historicalGrowth),
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
            entry("subtotal", ReferenceFunctions::totalChildren),
            entry("total", SeriesFunctions::total),
            entry("share", SeriesFunctions::share),
            entry("parent", SeriesFunctions::parent),
            entry("laggedvalue", SeriesFunctions::lagged),
            entry("cumulativevalue", SeriesFunctions::cumulative),
            entry("baselinevaluein", ReferenceFunctions::baselineValueIn),
            entry("baselinegrowth", SeriesFunctions.growthOf(SeriesFunctions::baseline)),
            entry("avgbaselinegrowth", SeriesFunctions.averageGrowthOf(SeriesFunctions::baseline)),
            entry("parentscenariogrowth", SeriesFunctions.growthOf(SeriesFunctions::parentScenario)),
            entry("avgparentscenariogrowth", SeriesFunctions.averageGrowthOf(SeriesFunctions::parentScenario)),
            entry("scenarioindicator", indicator(Scope::scenarioIndicator)),
            entry("regionindicator", indicator(Scope::regionIndicator)),
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
            entry(
                    "sum",
                    MathFunctions.statistic(1, x -> java.util.Arrays.stream(x).sum())),
            entry("mantissa", MathFunctions.unary(MathFunctions::mantissa)),
            entry("exponent", MathFunctions.unary(MathFunctions::exponent)),
            entry("lbound", MathFunctions.binary(Math::max)),
            entry("ubound", MathFunctions.binary(Math::min)),
            entry("constrain", MathFunctions::constrain),
            entry("random", SeriesFunctions::random),
            entry("lookup", LookupFunctions::lookup),
            entry("steplookup", LookupFunctions::stepLookup),
            entry("age", LookupFunctions::argument),
            entry("hours", LookupFunctions::argument),
            entry("unlimited", number(1e30)));

    /** Functions of LEAP that cannot have a meaning here, with the reason. */
    private static final Map<String, String> NOT_AVAILABLE = Map.of(
            "weapvalue",
            "WEAP is another program; bring its series in as a key assumption",
            "excel",
            "a workbook is not part of an area of text files; write the range as Data(year, value, ...)",
            "call",
            "scripts are not run; write the rule as an expression",
            "yearlyshape",
            "shapes are profiles here: write the curve into the profile variable, over Hours",
            "timeslicevalue",
            "values are yearly; write the load curve into the profile variable, over Hours",
            "truerandom",
            "a result must come out the same again; use Random, whose numbers are fixed by the cell");

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

    @FunctionalInterface
    private interface Indicator {
        double of(Scope scope, Node.@Nullable Label name);
    }

    private static FunctionForm indicator(Indicator indicator) {
        return (call, compiler, whole) -> {
            FunctionForm.requireArguments(call, 0, 1);
            Node.Label name = call.arguments().isEmpty()
                    ? null
                    : (Node.Label) call.arguments().get(0);
            return new Term.Fixed(indicator.of(compiler.scope(), name));
        };
    }

    private static Map<String, FunctionForm> rules() {
        Map<String, FunctionForm> rules = new TreeMap<>();
        for (RuleWord word : RuleWord.values()) {
            rules.put(word.key(), number(word.code()));
        }
        return rules;
    }

    /** Groups whose value depends on the year or on other cells. */
    private static final List<Map<String, FunctionForm>> BY_YEAR = List.of(TIME, REFERENCE, FuelFunctions.all());

    /** Groups whose value depends on arguments alone. */
    private static final List<Map<String, FunctionForm>> PLAIN = List.of(LOGIC, MATHS, FinanceFunctions.all(), rules());

    private static final Set<String> NAMES = allNames();

    private static Set<String> allNames() {
        Set<String> names = new TreeSet<>();
        BY_YEAR.forEach(group -> names.addAll(group.keySet()));
        PLAIN.forEach(group -> names.addAll(group.keySet()));
        return Collections.unmodifiableSet(names);
    }

    /** {@return names of all functions that can be used, in lower case} */
    public static Set<String> names() {
        return NAMES;
    }

    /** {@return names of the functions that give a property of a fuel, in lower case} */
    public static Set<String> fuelProperties() {
        Set<String> names = new TreeSet<>(FuelFunctions.all().keySet());
        names.removeIf(name -> name.startsWith("convert"));
        return names;
    }

    static boolean isConstantName(String name) {
        return CONSTANT_NAMES.contains(lower(name)) || RULE_WORDS.contains(lower(name));
    }

    private static final Set<String> RULE_WORDS = rules().keySet();

    /** True if the argument of that place (0 = first) is a name taken literally. */
    static boolean takesLabel(String function, int argument) {
        int[] range = LABELS.get(lower(function));
        return range != null && argument >= range[0] && argument <= range[1];
    }

    static Term compile(Node.Call call, Compiler compiler, boolean whole) {
        String name = lower(call.name());
        for (Map<String, FunctionForm> group : PLAIN) {
            FunctionForm form = group.get(name);
            if (form != null) {
                return form.compile(call, compiler, whole);
            }
        }
        for (Map<String, FunctionForm> group : BY_YEAR) {
            FunctionForm form = group.get(name);
            if (form != null && compiler.scope().isProfile()) {
                throw new ExpressionException(
                        call.position(),
                        call.name() + " in a profile",
                        "numbers, Age or Hours, operators and Lookup",
                        "a profile is the same in every year: write Lookup(Age, 0, 100, ...)");
            }
            if (form != null) {
                return form.compile(call, compiler, whole);
            }
        }
        if (name.equals("fsy")) {
            throw new ExpressionException(
                    call.position(), "FSY", "FirstScenarioYear", "LEAP no longer accepts the short form");
        }
        String reason = NOT_AVAILABLE.get(name);
        if (reason != null) {
            throw new ExpressionException(
                    call.position(), "LEAP function " + call.name(), "a function that is available here", reason);
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

    private static String lower(String s) {
        return s.toLowerCase(Locale.ROOT);
    }
}
