package org.cgeleap.cge.system;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Counts and pairs conditions and variables before any number is solved for.
 *
 * <p>Every condition is to be paired with a variable it depends on (maximum matching). A variable with a bound it may come to
 * rest at can stand for its own condition, as complementarity has it: idle activities, free goods, slack constraints. Prices
 * that cannot be zero, incomes and variables without bounds cannot. What is left unpaired makes the Jacobian singular at
 * every point; it is named with the block it belongs to (Dulmage and Mendelsohn 1958).
 */
public final class StructuralAnalysis {
    /** As many names of a block as a person reads. */
    private static final int NAMED = 12;

    private final EquilibriumSystem system;
    private final Closure closure;
    private final CompiledModel model;
    private final int n;
    private final long[] natural;
    private final List<String> errors = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    private StructuralAnalysis(EquilibriumSystem system) {
        this.system = system;
        this.closure = system.closure();
        this.model = system.model();
        this.n = system.size();
        this.natural = new Incidence(system).entries();
    }

    /**
     * Examines a system at its present parameters, holds, bounds, numeraire and swaps.
     *
     * @param system to be examined; it is not changed
     * @return counts, and errors and warnings in sentences
     */
    public static StructuralReport of(EquilibriumSystem system) {
        StructuralReport known = system.examined.of(system);
        return known == null ? system.examined.keep(new StructuralAnalysis(system).report()) : known;
    }

    private StructuralReport report() {
        numeraire();
        long[] inForce = inForce();
        pairing(inForce);
        new BlockFindings(system, natural, warnings).blocks();
        new MarketFindings(system, warnings).find();
        int held = 0;
        for (int i = 0; i < n; i++) {
            held += closure.held(i) && closure.pinned(i) == i ? 1 : 0;
        }
        int entries = 0;
        for (long entry : inForce) {
            int row = (int) (entry >>> 32);
            entries += closure.held(row) && closure.pinned(row) == row ? 0 : 1;
        }
        return new StructuralReport(n - held, n - held, held, entries, errors, warnings);
    }

    /** A numeraire that nobody stated may not have the value it is held at. */
    private void numeraire() {
        int numeraire = closure.numeraire();
        if (numeraire < 0) {
            return;
        }
        double value = closure.numeraireValue();
        double lower = closure.lower(numeraire);
        double upper = closure.upper(numeraire);
        if (value < lower || value > upper) {
            errors.add("without a numeraire it can be solved with: " + name(numeraire)
                    + " (where none is stated the largest at the"
                    + " start) is held at " + value + ", outside its bounds, lower " + lower + ", upper " + upper
                    + "; state a numeraire, or bounds that include the value");
        }
    }

    /** The incidence with dropped conditions replaced by what is held in their place, and bounds that may bind. */
    private long[] inForce() {
        LongList entries = new LongList();
        for (long entry : natural) {
            int row = (int) (entry >>> 32);
            int column = (int) entry;
            if (!closure.held(row) && !(closure.held(column) && closure.pinned(column) == column)) {
                entries.add(entry);
            }
        }
        for (int i = 0; i < n; i++) {
            if (closure.held(i)) {
                entries.add(((long) i << 32) | closure.pinned(i));
            } else if (mayRest(i)) {
                entries.add(((long) i << 32) | i);
            }
        }
        return entries.sortedPairs(n);
    }

    /** Whether a variable has a bound at which it may come to rest, its condition slack. */
    private boolean mayRest(int i) {
        double lower = closure.lower(i);
        double upper = closure.upper(i);
        boolean never = system.logarithmic(i) && lower <= 0;
        return (lower > Double.NEGATIVE_INFINITY && !never) || upper < Double.POSITIVE_INFINITY;
    }

    private void pairing(long[] inForce) {
        int[] start = new int[n + 1];
        int[] column = new int[inForce.length];
        for (int k = 0; k < inForce.length; k++) {
            start[(int) (inForce[k] >>> 32) + 1]++;
            column[k] = (int) inForce[k];
        }
        for (int i = 0; i < n; i++) {
            start[i + 1] += start[i];
        }
        BipartiteMatching matching = new BipartiteMatching(start, column, n);
        boolean[] said = new boolean[n];
        for (int row = 0; row < n; row++) {
            if (matching.columnOf(row) < 0 && !said[row]) {
                overDetermined(matching, row, said);
            }
        }
        BipartiteMatching columns = matching.transposed();
        Arrays.fill(said, false);
        for (int col = 0; col < n; col++) {
            if (matching.rowOf(col) < 0 && !said[col]) {
                underDetermined(columns, col, said);
            }
        }
    }

    private void overDetermined(BipartiteMatching matching, int row, boolean[] said) {
        boolean[] rows = matching.competing(row);
        List<String> conditions = new ArrayList<>();
        List<String> variables = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            if (rows[i]) {
                said[i] = true;
                conditions.add(system.conditionName(i));
                if (matching.columnOf(i) >= 0) {
                    variables.add(name(matching.columnOf(i)));
                }
            }
        }
        errors.add("over-determined: " + count(conditions.size(), "condition") + " for "
                + count(variables.size(), "variable") + ": {" + some(conditions) + "} decide {" + some(variables)
                + "}; hold less, or swap for something these conditions depend on");
    }

    private void underDetermined(BipartiteMatching columns, int column, boolean[] said) {
        boolean[] block = columns.competing(column);
        List<String> conditions = new ArrayList<>();
        List<String> variables = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            if (block[i]) {
                said[i] = true;
                variables.add(name(i));
                if (columns.columnOf(i) >= 0) {
                    conditions.add(system.conditionName(columns.columnOf(i)));
                }
            }
        }
        errors.add("under-determined: " + count(variables.size(), "variable") + " for "
                + count(conditions.size(), "condition") + ": nothing decides {" + some(variables) + "}"
                + (conditions.isEmpty() ? "" : " beyond {" + some(conditions) + "}")
                + "; hold one of them, or let something depend on it");
    }

    private String name(int variable) {
        return name(model, variable);
    }

    static String name(CompiledModel model, int variable) {
        return switch (model.kind(variable)) {
                    case LEVEL -> "level of ";
                    case PRICE -> "price of ";
                    case INCOME -> "income of ";
                    case AUXILIARY -> "auxiliary ";
                }
                + model.variableName(variable);
    }

    static String count(int number, String what) {
        return (number == 0 ? "no" : String.valueOf(number)) + " " + what + (number == 1 ? "" : "s");
    }

    static String some(List<String> names) {
        return IntStream.range(0, Math.min(NAMED, names.size()))
                        .mapToObj(names::get)
                        .reduce((a, b) -> a + ", " + b)
                        .orElse("")
                + (names.size() > NAMED ? ", and " + (names.size() - NAMED) + " more" : "");
    }
}
