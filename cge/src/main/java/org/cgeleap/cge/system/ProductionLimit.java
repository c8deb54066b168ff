package org.cgeleap.cge.system;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether what is owed (negative endowments) can be produced at all from what is owned, by a linear programme in quantities
 * without prices: the largest part of all that is owed at once.
 *
 * <p>A nest with an elasticity is allowed more than it can: its index is a power mean of what goes in, of order (σ − 1)/σ ≤ 1, and
 * so never more than the weighted sum Σ θ_c z_c (for outputs the other way round); fixed proportions are exact. Final demand
 * may be nothing. So a part below one proves that there is no equilibrium, and a part of one proves nothing.
 */
final class ProductionLimit {
    /** Part by which what can be made must fall short, so that rounding is no proof. */
    private static final double SHORT = 1e-6;

    private final EquilibriumSystem system;
    private final ModelStructure structure;
    private final NestForest forest;
    private final Closure closure;
    private final NestNumbers numbers;
    private final int[] column;
    private final int columns;
    private final double[] owned;
    private final double[] owed;
    private final boolean[] open;

    private ProductionLimit(EquilibriumSystem system) {
        this.system = system;
        structure = system.model().structure();
        forest = structure.forest();
        closure = system.closure();
        numbers = system.equations().numbers;
        int n = system.size();
        owned = new double[n];
        owed = new double[n];
        open = new boolean[n];
        endowments();
        column = new int[forest.itemCount()]; // of the index of each item, relative to the benchmark's
        Arrays.fill(column, -1);
        int next = n + 1; // a level each variable, the part owed, then indices
        for (int tree = 0; tree < forest.treeCount(); tree++) {
            next = forest.side()[tree] == LeafSide.DEMAND ? next : columns(tree, next);
        }
        columns = next;
    }

    /** A sentence that proves that there is no equilibrium; empty if none does. */
    static Optional<String> finding(EquilibriumSystem system) {
        return system.model().structure().solved().none() ? new ProductionLimit(system).find() : Optional.empty();
    }

    private void endowments() {
        double[] none = new double[system.size()];
        for (int w = 0; w < structure.endowmentGood().length; w++) {
            int good = structure.endowmentGood()[w];
            if (structure.endowment()[w].parametric()) {
                double quantity = system.equations().endowment(w, none);
                owned[good] += Math.max(0, quantity);
                owed[good] += Math.max(0, -quantity);
            } else {
                open[good] = true; // an auxiliary may bring any quantity
            }
        }
        for (int i = 0; i < open.length; i++) {
            boolean numeraire = i == closure.numeraire();
            open[i] |= closure.upper(i) < Double.POSITIVE_INFINITY || (closure.held(i) && !numeraire);
        }
    }

    private int columns(int tree, int first) {
        int next = first;
        for (int item = forest.treeItem()[tree]; item < forest.treeItem()[tree + 1]; item++) {
            int above = forest.parent()[item];
            if (numbers.active(item)) {
                boolean same = above >= 0 && numbers.sigma[above] == 0;
                column[item] = above < 0 ? forest.owner()[tree] : same ? column[above] : next++;
            }
        }
        return next;
    }

    private Optional<String> find() {
        if (Arrays.stream(owed).sum() == 0 || !LinearProgramme.small(columns, forest.itemCount() + open.length)) {
            return Optional.empty();
        }
        LinearProgramme programme = new LinearProgramme(columns);
        int part = system.size();
        double[][] markets = markets(part);
        for (int i = 0; i < markets.length; i++) {
            if (system.model().kind(i) == VariableKind.PRICE && !open[i]) {
                programme.atLeast(markets[i], -owned[i]);
            } else if (system.model().kind(i) == VariableKind.LEVEL) {
                level(programme, i);
            }
        }
        nests(programme);
        double[] one = new double[columns];
        one[part] = 1;
        programme.atMost(one, 1);
        double[] best = programme.largest(one);
        return best == null || !(best[part] < 1 - SHORT)
                ? Optional.empty()
                : Optional.of(sentence(best, part, markets));
    }

    private double[][] markets(int part) {
        double[][] markets = new double[system.size()][columns];
        for (int leaf = 0; leaf < forest.leafCount(); leaf++) {
            LeafSide side = forest.side()[forest.leafTree()[leaf]];
            int at = column[forest.leafItem()[leaf]];
            if (side != LeafSide.DEMAND && at >= 0) {
                markets[forest.good()[leaf]][at] +=
                        side == LeafSide.OUTPUT ? numbers.quantity[leaf] : -numbers.quantity[leaf];
            }
        }
        for (int good = 0; good < markets.length; good++) {
            markets[good][part] = -owed[good];
        }
        return markets;
    }

    private void level(LinearProgramme programme, int i) {
        double[] level = new double[columns];
        level[i] = 1;
        if (closure.held(i)) {
            programme.equal(level, Math.max(0, closure.heldAt(i)));
            return;
        }
        if (closure.lower(i) > 0) {
            programme.atLeast(level, closure.lower(i));
        }
        if (closure.upper(i) < Double.POSITIVE_INFINITY) {
            programme.atMost(level, closure.upper(i));
        }
    }

    /** z_nest ≤ Σ θ z below inputs, z_nest ≥ Σ θ z below outputs. */
    private void nests(LinearProgramme programme) {
        for (int item = 0; item < column.length; item++) {
            if (column[item] < 0 || forest.isLeaf()[item] || numbers.sigma[item] == 0) {
                continue;
            }
            double[] row = new double[columns];
            row[column[item]] = -1;
            for (int c = forest.childStart()[item]; c < forest.childStart()[item + 1]; c++) {
                int child = forest.children()[c];
                if (column[child] >= 0) {
                    row[column[child]] += numbers.value[child] / numbers.value[item];
                }
            }
            if (numbers.sigma[item] > 0) {
                programme.atLeast(row, 0);
            } else {
                programme.atMost(row, 0);
            }
        }
    }

    private String sentence(double[] best, int part, double[][] markets) {
        List<String> debts = new ArrayList<>();
        List<String> scarce = new ArrayList<>();
        for (int good = 0; good < owed.length; good++) {
            if (owed[good] > 0) {
                debts.add(String.format(Locale.ROOT, "%s %.4g", system.variableName(good), owed[good]));
            }
            double left = owned[good];
            for (int k = 0; k < columns; k++) {
                left += markets[good][k] * best[k];
            }
            if (owned[good] > 0 && !open[good] && left <= SHORT * owned[good]) {
                scarce.add(String.format(Locale.ROOT, "%s %.4g", system.variableName(good), owned[good]));
            }
        }
        return String.format(
                Locale.ROOT,
                "Of what is owed (%s) at most %.4g %% can be made from what is owned%s, whatever the prices: there is no equilibrium.",
                String.join(", ", debts),
                100 * Math.max(0, best[part]),
                scarce.isEmpty() ? "" : " (all of " + String.join(", ", scarce) + " is used)");
    }
}
