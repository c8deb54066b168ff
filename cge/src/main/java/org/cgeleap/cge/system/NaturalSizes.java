package org.cgeleap.cge.system;

/** Natural sizes of conditions and variables, so that a model's units do not matter to the solver. */
final class NaturalSizes {
    /**
     * Part of its start at which a price solved as a logarithm counts as zero: its good may be left over there, as when
     * the only activity that uses a factor shuts down. Far below the tolerance of a solution, which so holds of the price
     * itself.
     */
    private static final double NOTHING = 1e-14;

    /** A price level this near to 1 is 1. */
    private static final double ROUNDING = 1e-13;

    private final ModelStructure structure;
    private final Closure closure;
    private final Equations equations;
    private final double[] start;
    private final double[] conditions;
    private final double[] latent;
    private double measured = Double.NaN;

    NaturalSizes(ModelStructure structure, Closure closure, Equations equations, double[] start) {
        this.structure = structure;
        this.closure = closure;
        this.equations = equations;
        this.start = start;
        this.conditions = new double[start.length];
        this.latent = new double[start.length];
    }

    /** Measures anew after a change of parameters. */
    void compute() {
        measured = moneyLevel();
        RowScales.compute(structure, equations, start, measured, conditions);
        RowScales.latent(structure, equations, conditions, latent);
    }

    /** Of condition i, even if it is dropped. */
    double condition(int i) {
        if (measured != moneyLevel()) {
            compute();
        }
        return conditions[i];
    }

    /** Of variable i, at most 1, of a price or income at most the level of prices ({@link EquilibriumSystem#variableScale}). */
    double variable(int i) {
        if (equations.logarithmic[i]) {
            return 1;
        }
        double unit = closure.nominal(i) ? moneyLevel() : 1;
        if (closure.held(i)) {
            return unit;
        }
        double size =
                structure.names().kind(i) == VariableKind.LEVEL && !(start[i] > 0) ? latent[i] : Math.abs(start[i]);
        return unit * (size > 0 ? Math.min(1, size) : 1);
    }

    /** What a logarithmic price counts as zero at, at the level of prices that the numeraire sets. */
    double nothing(int i) {
        return NOTHING * moneyLevel() * (start[i] > 0 ? start[i] : 1);
    }

    /** What the numeraire, or what stands in for it, is held at, in units of its start. */
    double moneyLevel() {
        int money = closure.money();
        return money < 0 ? stated() : level(money, start);
    }

    /** Logarithm of {@link #moneyLevel}. */
    double logarithmOfMoney() {
        double level = moneyLevel();
        return level == 1 ? 0 : Math.log(level);
    }

    private double stated() {
        int numeraire = closure.numeraire();
        return numeraire < 0 ? 1 : level(numeraire, start);
    }

    private double level(int condition, double[] point) {
        double level = closure.heldAt(condition) / point[closure.pinned(condition)];
        return level > 0 && level < Double.POSITIVE_INFINITY && Math.abs(level - 1) > ROUNDING ? level : 1;
    }

    /** {@link EquilibriumSystem#atPriceLevel}. */
    double[] atPriceLevel(double[] natural) {
        double[] result = natural.clone();
        int money = closure.money();
        double level = money < 0 ? 1 : level(money, natural);
        for (int i = 0; i < result.length; i++) {
            result[i] *= closure.nominal(i) && !closure.idle(i) ? level : 1;
        }
        return result;
    }
}
