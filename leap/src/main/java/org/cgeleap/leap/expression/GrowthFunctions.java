package org.cgeleap.leap.expression;

import java.util.ArrayList;
import java.util.List;

/** Growth, GrowthAs, GrowthFromYear(XL), GrowthFromValue, GrowthFrom, AnnualGrowth (LEAP-FUNCTIONS §3.5–3.8). */
final class GrowthFunctions {
    private GrowthFunctions() {}

    /** {@code Growth(g1[, Y2, g2 … Y5, g5])}: V(t) = V(t-1) (1 + g(t)). */
    static Term growth(Node.Call call, Compiler compiler, boolean whole) {
        FunctionForm.scenarioOnly(call, compiler);
        Term rate = rates(call, 0, 5, compiler);
        if (!whole) {
            compiler.warn(
                    call.position(),
                    "Growth as part of a larger expression compounds on the value of the whole cell (rule "
                            + ChosenRule.GROWTH_START.name() + ")");
        }
        int self = compiler.needs(compiler.scope().self(), Dependency.When.EARLIER);
        return (t, s) -> s[self][t - 1] * (1 + rate.at(t, s));
    }

    /** {@code GrowthAs(Branch:Variable[, e])}: V(t) = V(t-1) (NB(t)/NB(t-1))^e. */
    static Term growthAs(Node.Call call, Compiler compiler, boolean whole) {
        FunctionForm.scenarioOnly(call, compiler);
        FunctionForm.requireArguments(call, 1, 2);
        Node.Reference reference = FunctionForm.reference(call.arguments().get(0), "GrowthAs");
        int other = compiler.needs(compiler.scope().cell(reference), Dependency.When.SAME_YEAR);
        Term elasticity =
                call.arguments().size() == 2 ? compiler.term(call.arguments().get(1)) : new Term.Fixed(1);
        int self = compiler.needs(compiler.scope().self(), Dependency.When.EARLIER);
        int position = call.position();
        String name = reference.path();
        return (t, s) -> {
            double before = s[other][t - 1];
            double ratio = before == 0 ? Double.NaN : s[other][t] / before;
            double factor = Math.pow(ratio, elasticity.at(t, s));
            if (!Double.isFinite(factor)) {
                throw new EvaluationFault(
                        position,
                        "GrowthAs: " + name + " goes from " + before + " to " + s[other][t]
                                + ", which has no such power; it must stay above zero");
            }
            return s[self][t - 1] * factor;
        };
    }

    /** {@code GrowthFromYear(Y, g[, Y2, g2[, Y3, g3]])}: parent's values up to Y, compound growth afterwards. */
    static Term growthFromYear(Node.Call call, Compiler compiler, boolean whole) {
        return fromYear(call, compiler, 3);
    }

    static Term growthFromYearXl(Node.Call call, Compiler compiler, boolean whole) {
        return fromYear(call, compiler, Integer.MAX_VALUE / 2);
    }

    private static Term fromYear(Node.Call call, Compiler compiler, int mostRates) {
        FunctionForm.scenarioOnly(call, compiler);
        FunctionForm.requireArguments(call, 2, Integer.MAX_VALUE);
        int until = FunctionForm.fixedYear(call.arguments().get(0), compiler);
        Term rate = rates(call, 1, mostRates, compiler);
        int parent = compiler.needs(compiler.scope().selfInParent(call.position()), Dependency.When.SAME_YEAR);
        int self = compiler.needs(compiler.scope().self(), Dependency.When.EARLIER);
        int last = compiler.years().index(until);
        return (t, s) -> t <= last ? s[parent][t] : s[self][t - 1] * (1 + rate.at(t, s));
    }

    /** {@code GrowthFromValue(V, g[, Y, g2[, Y2, g3]])}: growth on a value taken as that of the base year. */
    static Term growthFromValue(Node.Call call, Compiler compiler, boolean whole) {
        FunctionForm.scenarioOnly(call, compiler);
        FunctionForm.requireArguments(call, 2, 6);
        Term start = compiler.term(call.arguments().get(0));
        Term rate = rates(call, 1, 3, compiler);
        return (t, s) -> {
            double value = start.at(t, s);
            for (int u = 1; u <= t; u++) {
                value *= 1 + rate.at(u, s);
            }
            return value;
        };
    }

    /** {@code GrowthFrom(g, startYear, startValue)}: V0 (1 + g)^(year - startYear), both ways in time. */
    static Term growthFrom(Node.Call call, Compiler compiler, boolean whole) {
        FunctionForm.requireArguments(call, 3, 3);
        Term rate = compiler.term(call.arguments().get(0));
        int start = FunctionForm.fixedYear(call.arguments().get(1), compiler);
        Term value = compiler.term(call.arguments().get(2));
        TimeFrame years = compiler.years();
        int position = call.position();
        return (t, s) -> value.at(t, s) * Operations.power(1 + rate.at(t, s), years.year(t) - start, position);
    }

    /** {@code AnnualGrowth(Branch:Variable)}: NB(t)/NB(t-1) - 1, 0 in the base year. */
    static Term annualGrowth(Node.Call call, Compiler compiler, boolean whole) {
        FunctionForm.requireArguments(call, 1, 1);
        Node.Reference reference = FunctionForm.reference(call.arguments().get(0), "AnnualGrowth");
        int other = compiler.needs(compiler.scope().cell(reference), Dependency.When.SAME_YEAR);
        int position = call.position();
        return (t, s) -> t == 0 ? 0 : Operations.quotient(s[other][t], s[other][t - 1], position) - 1;
    }

    /** Rates from argument {@code first} on: g1, Y2, g2, …; the last whose year has come applies. */
    private static Term rates(Node.Call call, int first, int most, Compiler compiler) {
        int n = call.arguments().size() - first;
        if (n < 1 || n % 2 == 0 || (n + 1) / 2 > most) {
            throw new ExpressionException(
                    call.position(),
                    call.name() + " with " + call.arguments().size() + " arguments",
                    "a rate, then pairs of year and rate, at most " + most + " rates",
                    most == 3 ? "use GrowthFromYearXL for more" : "");
        }
        Term start = compiler.term(call.arguments().get(first));
        if (n == 1) {
            return start;
        }
        List<Integer> changes = new ArrayList<>();
        List<Term> later = new ArrayList<>();
        for (int i = first + 1; i < call.arguments().size(); i += 2) {
            int year = FunctionForm.fixedYear(call.arguments().get(i), compiler);
            if (!changes.isEmpty() && year <= changes.get(changes.size() - 1)) {
                throw new ExpressionException(
                        call.arguments().get(i).position(),
                        "year " + year + " after " + changes.get(changes.size() - 1),
                        "ascending years",
                        "put the rates in order");
            }
            changes.add(year);
            later.add(compiler.term(call.arguments().get(i + 1)));
        }
        TimeFrame years = compiler.years();
        Term[] byYear = new Term[years.length()];
        for (int t = 0; t < byYear.length; t++) {
            byYear[t] = start;
            for (int i = 0; i < changes.size(); i++) {
                if (years.year(t) >= changes.get(i)) {
                    byYear[t] = later.get(i);
                }
            }
        }
        return (t, s) -> byYear[t].at(t, s);
    }
}
