package org.cgeleap.cge.system;

import java.util.Arrays;

/** What is held and what is bounded: model bounds, fixed variables, the numeraire, and what has nothing to decide. */
final class Closure {
    private final ModelStructure structure;
    private final double[] start;
    private final int modelNumeraire;
    private final double modelNumeraireValue;
    private final boolean stated;
    private final boolean[] logarithmic;

    private final double[] lower;
    private final double[] upper;
    private final boolean[] fixed;
    private final double[] fixedAt;
    private final boolean[] idle;
    private final double[] at;
    private final boolean[] held;
    private final int[] pinned;
    private final double[] pinnedAt;
    private int numeraire;
    private int inForce;
    private int money;
    private double numeraireValue;
    private boolean statedNow;
    private int lender = -1;
    private double lenderValue;
    private boolean lenderStated;

    Closure(CompiledModel model, boolean[] logarithmic) {
        this.logarithmic = logarithmic;
        this.structure = model.structure();
        this.start = model.start();
        this.modelNumeraire = model.numeraire();
        this.modelNumeraireValue = model.numeraireValue();
        this.stated = model.model().numeraire().isPresent();
        int n = start.length;
        this.lower = new double[n];
        this.upper = new double[n];
        this.fixed = new boolean[n];
        this.fixedAt = new double[n];
        this.idle = new boolean[n];
        this.at = new double[n];
        this.held = new boolean[n];
        this.pinned = new int[n];
        this.pinnedAt = new double[n];
        reset();
    }

    /** Back to what the model says. */
    void reset() {
        System.arraycopy(structure.lower(), 0, lower, 0, lower.length);
        System.arraycopy(structure.upper(), 0, upper, 0, upper.length);
        System.arraycopy(structure.fixed(), 0, fixed, 0, fixed.length);
        System.arraycopy(structure.lower(), 0, fixedAt, 0, fixedAt.length);
        Arrays.setAll(pinned, i -> i);
        numeraire = modelNumeraire;
        numeraireValue = modelNumeraireValue;
        statedNow = stated;
        settle();
    }

    void hold(int variable, double value) {
        if (!Double.isFinite(value) || (logarithmic[variable] && !(value > 0))) {
            throw new IllegalArgumentException(structure.names().variable(variable) + " cannot be held at " + value
                    + (logarithmic[variable] ? "; this price cannot be zero" : ""));
        }
        fixed[variable] = true;
        fixedAt[variable] = value;
        settle();
    }

    void release(int variable) {
        fixed[variable] = structure.fixed()[variable];
        fixedAt[variable] = structure.lower()[variable];
        settle();
    }

    /** Frees a held variable; its condition stays dropped and its place is taken by another variable = value. */
    void pin(int freed, int variable, double value) {
        if (!Double.isFinite(value) || (logarithmic[variable] && !(value > 0))) {
            throw new IllegalArgumentException("swap: " + structure.names().variable(variable) + " cannot be held at "
                    + value + (logarithmic[variable] ? "; this price cannot be zero" : ""));
        }
        pinned[freed] = variable;
        pinnedAt[freed] = value;
        settle();
    }

    void bounds(int variable, double low, double high) {
        if (!(low <= high)) {
            throw new IllegalArgumentException("bounds of " + structure.names().variable(variable)
                    + " must satisfy lower <= upper, found " + low + " and " + high);
        }
        if (low == high) {
            hold(variable, low);
            return;
        }
        fixed[variable] = false;
        lower[variable] = low;
        upper[variable] = high;
        settle();
    }

    void numeraire(int variable, double value) {
        VariableKind kind = structure.names().kind(variable);
        if (!(value > 0) || !(kind == VariableKind.PRICE || kind == VariableKind.INCOME)) {
            throw new IllegalArgumentException(
                    "the numeraire must be a price or an income held at a positive value, found " + kind + " "
                            + structure.names().variable(variable) + " at " + value);
        }
        numeraire = variable;
        numeraireValue = value;
        statedNow = true;
        settle();
    }

    /** Another numeraire until {@link #giveBack}. */
    void lend(int variable, double value) {
        lender = numeraire;
        lenderValue = numeraireValue;
        lenderStated = statedNow;
        numeraire(variable, value);
    }

    void giveBack() {
        numeraire = lender;
        numeraireValue = lenderValue;
        statedNow = lenderStated;
        settle();
    }

    /** Marks activities without inputs or outputs, and goods nobody trades, at the present parameters. */
    void idle(NestForest forest, NestNumbers numbers) {
        boolean[] traded = new boolean[idle.length];
        for (int good : structure.endowmentGood()) {
            traded[good] = true;
        }
        for (int leaf = 0; leaf < forest.leafCount(); leaf++) {
            traded[forest.good()[leaf]] |= numbers.quantity[leaf] > 0;
        }
        Arrays.fill(idle, false);
        for (int i = 0; i < idle.length; i++) {
            idle[i] = structure.names().kind(i) == VariableKind.PRICE && !traded[i];
        }
        for (int tree = 0; tree < forest.treeCount(); tree++) {
            if (forest.side()[tree] != LeafSide.DEMAND && !numbers.active(forest.treeItem()[tree])) {
                idle[forest.owner()[tree]] = true;
            }
        }
        settle();
    }

    /** The numeraire in force, or −1: one that is only implied gives way to any other price or income that is held. */
    int numeraire() {
        return inForce;
    }

    private int holding() {
        if (!statedNow) {
            for (int i = 0; i < fixed.length; i++) {
                if (fixed[i] && nominal(i)) {
                    return -1;
                }
            }
        }
        return numeraire;
    }

    /** The condition in whose place the only price or income that is held stands; −1 if several are held, or none. */
    int money() {
        return money;
    }

    boolean nominal(int variable) {
        VariableKind kind = structure.names().kind(variable);
        return kind == VariableKind.PRICE || kind == VariableKind.INCOME;
    }

    double numeraireValue() {
        return numeraireValue;
    }

    boolean held(int variable) {
        return held[variable];
    }

    /** Which variable stands held in the place of a variable's dropped condition: itself, unless a swap freed it. */
    int pinned(int variable) {
        return pinned[variable];
    }

    /** What {@link #pinned} is held at, in natural units. */
    double heldAt(int variable) {
        return at[variable];
    }

    /** Whether the model or a scenario holds this variable, the numeraire apart. */
    boolean fixed(int variable) {
        return fixed[variable];
    }

    /** Whether nothing depends on this variable at the present parameters. */
    boolean idle(int variable) {
        return idle[variable];
    }

    double lower(int variable) {
        return lower[variable];
    }

    double upper(int variable) {
        return upper[variable];
    }

    private void settle() {
        for (int i = 0; i < held.length; i++) {
            held[i] = fixed[i] || idle[i];
            boolean level = structure.names().kind(i) == VariableKind.LEVEL;
            at[i] = fixed[i] ? fixedAt[i] : level ? Math.max(0, lower[i]) : Math.max(start[i], 1e-9);
        }
        int holding = holding();
        inForce = holding;
        if (holding >= 0) {
            held[holding] = true;
            at[holding] = numeraireValue;
        }
        for (int i = 0; i < held.length; i++) {
            if (pinned[i] != i) {
                held[i] = true;
                at[i] = pinnedAt[i];
            }
        }
        money = findMoney();
    }

    /** {@link #money}, which is asked for once a variable and so looked for once a closure. */
    private int findMoney() {
        int found = -1;
        for (int i = 0; i < held.length; i++) {
            boolean chosen = fixed[i] || i == inForce || pinned[i] != i;
            if (chosen && nominal(pinned[i])) {
                if (found >= 0) {
                    return -1;
                }
                found = i;
            }
        }
        return found;
    }
}
