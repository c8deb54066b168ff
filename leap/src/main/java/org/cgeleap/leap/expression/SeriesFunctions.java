package org.cgeleap.leap.expression;

/** Sums, lags and growth of other series over the years (rules LAGGED, CUMULATIVE, AVERAGE_GROWTH, TREE_SUMS). */
final class SeriesFunctions {
    private SeriesFunctions() {}

    /** Which series a function without argument, or with one reference, means. */
    @FunctionalInterface
    interface Chosen {
        int series(Node.Call call, Compiler compiler);
    }

    static int baseline(Node.Call call, Compiler compiler) {
        FunctionForm.scenarioOnly(call, compiler);
        return call.arguments().isEmpty()
                ? compiler.scope().selfInBaseline(call.position())
                : compiler.scope()
                        .cellInBaseline(FunctionForm.reference(call.arguments().get(0), call.name()));
    }

    static int parentScenario(Node.Call call, Compiler compiler) {
        FunctionForm.scenarioOnly(call, compiler);
        return call.arguments().isEmpty()
                ? compiler.scope().selfInParent(call.position())
                : compiler.scope()
                        .cellInParent(FunctionForm.reference(call.arguments().get(0), call.name()));
    }

    /** Growth of a series against the year before, 0 in the base year. */
    static FunctionForm growthOf(Chosen chosen) {
        return (call, compiler, whole) -> {
            FunctionForm.requireArguments(call, 0, 1);
            int series = compiler.needs(chosen.series(call, compiler), Dependency.When.SAME_YEAR);
            int position = call.position();
            return (t, s) -> t == 0 ? 0 : Operations.quotient(s[series][t], s[series][t - 1], position) - 1;
        };
    }

    /** Mean annual growth of a series since the base year, 0 in that year. */
    static FunctionForm averageGrowthOf(Chosen chosen) {
        return (call, compiler, whole) -> {
            FunctionForm.requireArguments(call, 0, 1);
            int series = compiler.needs(chosen.series(call, compiler), Dependency.When.SAME_YEAR);
            int position = call.position();
            return (t, s) -> t == 0 ? 0 : average(s[series][0], s[series][t], t, position);
        };
    }

    private static double average(double from, double to, int years, int position) {
        double ratio = Operations.quotient(to, from, position);
        if (!(ratio > 0)) {
            throw new EvaluationFault(position, "growth from " + from + " to " + to + "; both must have one sign");
        }
        return Math.expm1(Math.log(ratio) / years);
    }

    /** {@code HistoricalGrowth[(Branch:Variable)]}: mean annual growth from the base year to the year before the first. */
    static Term historicalGrowth(Node.Call call, Compiler compiler, boolean whole) {
        FunctionForm.requireArguments(call, 0, 1);
        FunctionForm.scenarioOnly(call, compiler);
        int own = compiler.scope().self();
        int cell = call.arguments().isEmpty()
                ? own
                : compiler.scope().cell(FunctionForm.reference(call.arguments().get(0), call.name()));
        int series = compiler.needs(cell, cell == own ? Dependency.When.EARLIER : Dependency.When.SAME_YEAR);
        int last = compiler.years().scenarioStart() - 1;
        int position = call.position();
        if (last == 0) {
            throw new ExpressionException(
                    position,
                    call.name() + " with one year of history, "
                            + compiler.years().base(),
                    "two or more years before the first scenario year",
                    "move first_scenario, or give the rate");
        }
        return (t, s) -> average(s[series][0], s[series][last], last, position);
    }

    /** {@code LaggedValue(Branch:Variable, n)}: n years ago; the base year's before there is such a year. */
    static Term lagged(Node.Call call, Compiler compiler, boolean whole) {
        FunctionForm.requireArguments(call, 2, 2);
        int years = FunctionForm.fixedWhole(call.arguments().get(1), compiler, "a whole number of years");
        if (years < 1) {
            throw new ExpressionException(call.arguments().get(1).position(), years + " years", "one year or more", "");
        }
        Node.Reference reference = FunctionForm.reference(call.arguments().get(0), call.name());
        int series = compiler.needs(compiler.scope().cell(reference), Dependency.When.EARLIER);
        int position = call.position();
        boolean own = series == compiler.scope().self();
        return (t, s) -> {
            if (own && t == 0) {
                throw new EvaluationFault(position, call.name() + " of the cell itself in the base year");
            }
            return s[series][Math.max(0, t - years)];
        };
    }

    /** {@code CumulativeValue(Branch:Variable)}: sum from the base year to the year calculated. */
    static Term cumulative(Node.Call call, Compiler compiler, boolean whole) {
        FunctionForm.requireArguments(call, 1, 1);
        Node.Reference reference = FunctionForm.reference(call.arguments().get(0), call.name());
        int series = compiler.needs(compiler.scope().cell(reference), Dependency.When.SAME_YEAR);
        return (t, s) -> {
            double sum = 0;
            for (int u = 0; u <= t; u++) {
                sum += s[series][u];
            }
            return sum;
        };
    }

    /** {@code Parent} or {@code Parent(Branch:Variable)}: the variable of the branch above. */
    static Term parent(Node.Call call, Compiler compiler, boolean whole) {
        FunctionForm.requireArguments(call, 0, 1);
        Node.Reference reference = call.arguments().isEmpty()
                ? null
                : FunctionForm.reference(call.arguments().get(0), call.name());
        int series =
                compiler.needs(compiler.scope().parentBranch(reference, call.position()), Dependency.When.SAME_YEAR);
        return (t, s) -> s[series][t];
    }

    /** {@code Total(Branch:Variable)}: sum over all branches below, at any depth, that have the variable. */
    static Term total(Node.Call call, Compiler compiler, boolean whole) {
        FunctionForm.requireArguments(call, 1, 1);
        Node.Reference reference = FunctionForm.reference(call.arguments().get(0), call.name());
        return sum(ReferenceFunctions.all(compiler.scope().descendants(reference), compiler));
    }

    static Term sum(int[] series) {
        return (t, s) -> {
            double sum = 0;
            for (int c : series) {
                sum += s[c][t];
            }
            return sum;
        };
    }

    /** {@code Share(Branch:Variable)}: the branch's part of the sum of its variable over it and its siblings. */
    static Term share(Node.Call call, Compiler compiler, boolean whole) {
        FunctionForm.requireArguments(call, 1, 1);
        Node.Reference reference = FunctionForm.reference(call.arguments().get(0), call.name());
        int own = compiler.needs(compiler.scope().cell(reference), Dependency.When.SAME_YEAR);
        Term all = sum(ReferenceFunctions.all(compiler.scope().withSiblings(reference), compiler));
        int position = call.position();
        return (t, s) -> Operations.quotient(s[own][t], all.at(t, s), position);
    }

    /** {@code Random([[low,] high])}: uniform, the same in every run for a cell and year. */
    static Term random(Node.Call call, Compiler compiler, boolean whole) {
        FunctionForm.requireArguments(call, 0, 2);
        int n = call.arguments().size();
        Term low = n == 2 ? compiler.term(call.arguments().get(0)) : new Term.Fixed(0);
        Term high = n == 0 ? new Term.Fixed(1) : compiler.term(call.arguments().get(n - 1));
        long seed = compiler.scope().seed() + call.position();
        return (t, s) -> {
            double u = new java.util.SplittableRandom(seed * 31 + t).nextDouble();
            double least = low.at(t, s);
            return least + u * (high.at(t, s) - least);
        };
    }
}
