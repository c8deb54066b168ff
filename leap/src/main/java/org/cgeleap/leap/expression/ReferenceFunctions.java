package org.cgeleap.leap.expression;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values of other years, scenarios and branches (LEAP-FUNCTIONS §3.10). */
final class ReferenceFunctions {
    private ReferenceFunctions() {}

    /** {@code PrevYearValue} or {@code PrevYearValue(Branch:Variable)}. */
    static Term prevYearValue(Node.Call call, Compiler compiler, boolean whole) {
        FunctionForm.scenarioOnly(call, compiler);
        FunctionForm.requireArguments(call, 0, 1);
        int series = compiler.needs(selfOrCell(call, compiler), Dependency.When.EARLIER);
        return (t, s) -> s[series][t - 1];
    }

    /** {@code Remainder(E)}: E less the same variable of the branches beside this one. */
    static Term remainder(Node.Call call, Compiler compiler, boolean whole) {
        FunctionForm.requireArguments(call, 1, 1);
        Term total = compiler.term(call.arguments().get(0));
        int[] siblings = all(compiler.scope().siblings(call.position()), compiler);
        return (t, s) -> {
            double rest = total.at(t, s);
            for (int sibling : siblings) {
                rest -= s[sibling][t];
            }
            return rest;
        };
    }

    /** {@code TotalChildren(Branch:Variable)}: sum over the children of the branch. */
    static Term totalChildren(Node.Call call, Compiler compiler, boolean whole) {
        FunctionForm.requireArguments(call, 0, 1);
        Node.Reference reference = call.arguments().isEmpty()
                ? null
                : FunctionForm.reference(call.arguments().get(0), call.name());
        return SeriesFunctions.sum(all(compiler.scope().children(reference, call.position()), compiler));
    }

    static Term baselineValue(Node.Call call, Compiler compiler, boolean whole) {
        FunctionForm.scenarioOnly(call, compiler);
        FunctionForm.requireArguments(call, 0, 1);
        int series = call.arguments().isEmpty()
                ? compiler.scope().selfInBaseline(call.position())
                : compiler.scope()
                        .cellInBaseline(FunctionForm.reference(call.arguments().get(0), "BaselineValue"));
        return sameYear(series, compiler);
    }

    static Term parentScenarioValue(Node.Call call, Compiler compiler, boolean whole) {
        FunctionForm.scenarioOnly(call, compiler);
        FunctionForm.requireArguments(call, 0, 1);
        int series = call.arguments().isEmpty()
                ? compiler.scope().selfInParent(call.position())
                : compiler.scope()
                        .cellInParent(FunctionForm.reference(call.arguments().get(0), "ParentScenarioValue"));
        return sameYear(series, compiler);
    }

    /** {@code ScenarioValue(scenario)} or {@code ScenarioValue(Branch:Variable, scenario)}. */
    static Term scenarioValue(Node.Call call, Compiler compiler, boolean whole) {
        FunctionForm.requireArguments(call, 1, 2);
        Node.Label first = (Node.Label) call.arguments().get(0);
        if (call.arguments().size() == 1) {
            return sameYear(compiler.scope().selfInScenario(first), compiler);
        }
        int colon = first.text().indexOf(':');
        Node.Reference reference = colon < 0
                ? new Node.Reference(first.position(), first.text(), null)
                : new Node.Reference(
                        first.position(),
                        first.text().substring(0, colon).strip(),
                        first.text().substring(colon + 1).strip());
        Node.Label scenario = (Node.Label) call.arguments().get(1);
        return sameYear(compiler.scope().cellInScenario(reference, scenario), compiler);
    }

    /** {@code Value(year)} of the cell itself, or {@code Value(Branch:Variable, year)}. */
    static Term value(Node.Call call, Compiler compiler, boolean whole) {
        FunctionForm.requireArguments(call, 1, 2);
        if (call.arguments().size() == 1) {
            return ofYear(call, null, compiler.term(call.arguments().get(0)), compiler);
        }
        Node.Reference reference = FunctionForm.reference(call.arguments().get(0), "Value");
        return ofYear(call, reference, compiler.term(call.arguments().get(1)), compiler);
    }

    /** {@code BaselineValueIn(year)} or {@code BaselineValueIn(Branch:Variable, year)}. */
    static Term baselineValueIn(Node.Call call, Compiler compiler, boolean whole) {
        FunctionForm.scenarioOnly(call, compiler);
        FunctionForm.requireArguments(call, 1, 2);
        boolean own = call.arguments().size() == 1;
        int series = own
                ? compiler.scope().selfInBaseline(call.position())
                : compiler.scope()
                        .cellInBaseline(FunctionForm.reference(call.arguments().get(0), call.name()));
        compiler.needs(series, Dependency.When.ANY_YEAR);
        Term year = compiler.term(call.arguments().get(own ? 0 : 1));
        TimeFrame years = compiler.years();
        return (t, s) -> s[series][index(year.at(t, s), years, call)];
    }

    private static int index(double wanted, TimeFrame years, Node.Call call) {
        int u = (int) Math.rint(wanted) - years.base();
        if (Math.abs(wanted - Math.rint(wanted)) > 0 || u < 0 || u >= years.length()) {
            throw new EvaluationFault(
                    call.position(),
                    call.name() + " of year " + wanted + ": the area has " + years.base() + ".." + years.end());
        }
        return u;
    }

    static Term baseYearValue(Node.Call call, Compiler compiler, boolean whole) {
        FunctionForm.requireArguments(call, 0, 1);
        Node.Reference reference = call.arguments().isEmpty()
                ? null
                : FunctionForm.reference(call.arguments().get(0), "BaseYearValue");
        return ofYear(call, reference, new Term.Fixed(compiler.years().base()), compiler);
    }

    static Term firstScenarioYearValue(Node.Call call, Compiler compiler, boolean whole) {
        FunctionForm.requireArguments(call, 0, 1);
        Node.Reference reference = call.arguments().isEmpty()
                ? null
                : FunctionForm.reference(call.arguments().get(0), "FirstScenarioYearValue");
        return ofYear(call, reference, new Term.Fixed(compiler.years().firstScenario()), compiler);
    }

    private static Term ofYear(Node.Call call, Node.@Nullable Reference reference, Term year, Compiler compiler) {
        int self = compiler.scope().self();
        int cell = reference == null ? self : compiler.scope().cell(reference);
        boolean own = cell == self;
        int series = compiler.needs(cell, own ? Dependency.When.EARLIER : Dependency.When.ANY_YEAR);
        TimeFrame years = compiler.years();
        int position = call.position();
        String name = call.name();
        return (t, s) -> {
            int u = index(year.at(t, s), years, call);
            if (own && u >= t) {
                throw new EvaluationFault(
                        position,
                        name + " asks in " + years.year(t) + " for the cell's own value of " + years.year(u)
                                + ", which is not known yet; guard it with If(Year > ..., ..., ...)");
            }
            return s[series][u];
        };
    }

    private static int selfOrCell(Node.Call call, Compiler compiler) {
        return call.arguments().isEmpty()
                ? compiler.scope().self()
                : compiler.scope().cell(FunctionForm.reference(call.arguments().get(0), call.name()));
    }

    private static Term sameYear(int series, Compiler compiler) {
        compiler.needs(series, Dependency.When.SAME_YEAR);
        return (t, s) -> s[series][t];
    }

    static int[] all(List<Integer> series, Compiler compiler) {
        return series.stream()
                .mapToInt(i -> compiler.needs(i, Dependency.When.SAME_YEAR))
                .toArray();
    }
}
