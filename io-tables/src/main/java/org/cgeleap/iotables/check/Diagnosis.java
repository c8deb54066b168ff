package org.cgeleap.iotables.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cgeleap.iotables.check.Balances.Cell;
import org.cgeleap.iotables.check.Balances.Entry;
import org.cgeleap.iotables.check.LikelyCause.Kind;
import org.cgeleap.iotables.read.ReadTable;
import org.cgeleap.iotables.read.StatedTotal;
import org.cgeleap.iotables.table.IoTable;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the few errors that would explain many discrepancies. Each supposed error predicts by how much every total
 * must miss its parts; it is named when the prediction comes true, and taken out before the next is sought.
 */
final class Diagnosis {
    /** Most causes worth naming; beyond them the table wants the list of discrepancies. */
    private static final int MOST = 12;

    private final Balances balances;
    private final List<LikelyCause> causes = new ArrayList<>();

    private Diagnosis(Balances balances) {
        this.balances = balances;
    }

    static List<LikelyCause> of(ReadTable read, double tolerance) {
        Diagnosis diagnosis = new Diagnosis(new Balances(read.totals(), tolerance));
        diagnosis.negativeOutput(read.table());
        int before = Integer.MAX_VALUE;
        while (diagnosis.balances.failures() > 0
                && diagnosis.balances.failures() < before
                && diagnosis.causes.size() < MOST) {
            before = diagnosis.balances.failures();
            diagnosis.next();
        }
        return diagnosis.causes;
    }

    private void next() {
        if (lostSector() || swapped(true) || swapped(false)) {
            return;
        }
        Supposed best = null;
        for (boolean rows : new boolean[] {true, false}) {
            best = Supposed.better(best, wholeLine(rows));
            best = Supposed.better(best, shifted(rows));
        }
        best = Supposed.better(best, PairsOfColumns.of(balances));
        best = Supposed.better(best, singleCell());
        if (best != null) {
            double size = balances.remove(best.effect());
            causes.add(new LikelyCause(best.kind(), best.row(), best.column(), best.text(), best.explained(), size));
        }
    }

    private void negativeOutput(IoTable table) {
        for (int j = 0; j < table.size(); j++) {
            if (table.output(j) < 0) {
                String code = table.sectors().get(j).code();
                causes.add(new LikelyCause(
                        Kind.NEGATIVE_OUTPUT,
                        code,
                        "GO",
                        "output of sector " + code + " is negative, " + figure(table.output(j)),
                        0,
                        Math.abs(table.output(j))));
            }
        }
    }

    /** All figures of a row or column times a factor, with or without its totals. */
    private @Nullable Supposed wholeLine(boolean rows) {
        Supposed best = null;
        for (Map.Entry<String, List<Cell>> line : balances.lines(rows).entrySet()) {
            if (line.getValue().size() < 2 || !touchesFailure(line.getValue())) {
                continue;
            }
            for (boolean withTotals : new boolean[] {true, false}) {
                List<Cell> cells = withTotals
                        ? line.getValue()
                        : line.getValue().stream()
                                .filter(cell -> !statedTotal(cell))
                                .toList();
                long filled =
                        cells.stream().filter(cell -> balances.value(cell) != 0).count();
                Map<Cell, Double> figures = new LinkedHashMap<>();
                cells.forEach(cell -> figures.put(cell, balances.value(cell)));
                Map<Integer, Double> unscaled = balances.effect(figures);
                for (double factor : Factor.sought()) {
                    // a figure that is factor times what it should be is off by (1 - 1/factor) times itself
                    double part = 1 - 1 / factor;
                    int explained = filled < 2 ? 0 : balances.explained(unscaled, part, 0.95);
                    if (explained >= 2 && (best == null || explained > best.explained())) {
                        String name = (rows ? "row " : "column ") + line.getKey();
                        best = new Supposed(
                                Factor.kind(factor),
                                rows ? line.getKey() : "all",
                                rows ? "all" : line.getKey(),
                                name + " as a whole " + Factor.words(factor),
                                explained,
                                Supposed.scaled(unscaled, part));
                    }
                }
            }
        }
        return best;
    }

    private boolean touchesFailure(List<Cell> cells) {
        return cells.stream()
                .flatMap(cell -> balances.entries(cell).stream())
                .anyMatch(entry -> balances.failing(entry.equation()));
    }

    private boolean statedTotal(Cell cell) {
        return balances.entries(cell).stream().anyMatch(entry -> {
            StatedTotal total = balances.totals().get(entry.equation());
            return total.row().equals(cell.row()) && total.column().equals(cell.column());
        });
    }

    /** Two lines whose totals fit each other's parts. */
    private boolean swapped(boolean rows) {
        Map<String, List<Integer>> byKind = new LinkedHashMap<>();
        for (int e = 0; e < balances.totals().size(); e++) {
            if (balances.failing(e)) {
                StatedTotal total = balances.totals().get(e);
                String across = rows ? total.column() : total.row();
                byKind.computeIfAbsent(across + "|" + total.rule(), k -> new ArrayList<>())
                        .add(e);
            }
        }
        for (List<Integer> group : byKind.values()) {
            for (int a = 0; a < group.size(); a++) {
                for (int b = a + 1; b < group.size(); b++) {
                    if (fitEachOther(group.get(a), group.get(b)) && lineDiffers(rows, group.get(a), group.get(b))) {
                        return nameSwap(rows, group.get(a), group.get(b));
                    }
                }
            }
        }
        return false;
    }

    private boolean fitEachOther(int a, int b) {
        StatedTotal first = balances.totals().get(a);
        StatedTotal second = balances.totals().get(b);
        double slack = 2 * balances.tolerance() + 1e-9 * Math.abs(first.stated());
        return Math.abs(first.stated() - second.computed()) <= slack
                && Math.abs(second.stated() - first.computed()) <= slack;
    }

    private boolean lineDiffers(boolean rows, int a, int b) {
        StatedTotal first = balances.totals().get(a);
        StatedTotal second = balances.totals().get(b);
        return rows ? !first.row().equals(second.row()) : !first.column().equals(second.column());
    }

    private boolean nameSwap(boolean rows, int a, int b) {
        String one =
                rows ? balances.totals().get(a).row() : balances.totals().get(a).column();
        String other =
                rows ? balances.totals().get(b).row() : balances.totals().get(b).column();
        Map<Integer, Double> effect = new HashMap<>();
        double size = 0;
        for (int e = 0; e < balances.totals().size(); e++) {
            StatedTotal total = balances.totals().get(e);
            String line = rows ? total.row() : total.column();
            if (balances.failing(e) && (line.equals(one) || line.equals(other))) {
                effect.put(e, balances.residual(e));
                size = Math.max(size, Math.abs(balances.residual(e)));
            }
        }
        balances.remove(effect);
        causes.add(new LikelyCause(
                Kind.SWAPPED,
                rows ? one : "all",
                rows ? "all" : one,
                (rows ? "rows " : "columns ") + one + " and " + other + " stand in each other's place",
                effect.size(),
                size));
        return true;
    }

    /** Figures of a line that stand one place off. */
    private @Nullable Supposed shifted(boolean rows) {
        Supposed best = null;
        for (Map.Entry<String, List<Cell>> line : balances.lines(rows).entrySet()) {
            // domestic and imported goods are printed one block after the other
            List<Cell> flows = line.getValue().stream()
                    .filter(cell -> !statedTotal(cell))
                    .sorted(Comparator.comparing(cell -> cell.row().endsWith(" imported")))
                    .toList();
            if (flows.size() < 4 || !touchesFailure(flows)) {
                continue;
            }
            for (int by : new int[] {1, -1}) {
                Map<Cell, Double> errors = new LinkedHashMap<>();
                for (int k = 0; k < flows.size(); k++) {
                    int from = k + by;
                    if (from >= 0 && from < flows.size()) {
                        errors.put(flows.get(k), balances.value(flows.get(k)) - balances.value(flows.get(from)));
                    }
                }
                Map<Integer, Double> effect = balances.effect(errors);
                // the figures at the ends of the line are gone, and with them the prediction there
                int explained = balances.explained(effect, 1, 0.7);
                if (explained >= 4 && (best == null || explained > best.explained())) {
                    String name = (rows ? "row " : "column ") + line.getKey();
                    Map<Integer, Double> all = new LinkedHashMap<>();
                    effect.keySet().forEach(e -> all.put(e, balances.residual(e)));
                    best = new Supposed(
                            Kind.SHIFTED,
                            rows ? line.getKey() : "all",
                            rows ? "all" : line.getKey(),
                            name + " stands one place too far "
                                    + (by > 0 ? (rows ? "right" : "down") : (rows ? "left" : "up")),
                            explained,
                            all);
                }
            }
        }
        return best;
    }

    /** One figure that is off by the same amount in every total it stands in. */
    private @Nullable Supposed singleCell() {
        Supposed best = null;
        double bestError = 0;
        for (Cell cell : balances.suspects()) {
            List<Entry> at = balances.entries(cell);
            Entry first = at.get(0);
            double error = balances.residual(first.equation()) * first.coefficient();
            double slack = 2 * balances.tolerance() + 1e-9 * Math.abs(error);
            boolean consistent = Math.abs(error) > balances.tolerance();
            for (Entry entry : at) {
                consistent &= Math.abs(balances.residual(entry.equation()) * entry.coefficient() - error) <= slack;
            }
            boolean better = best == null
                    || at.size() > best.explained()
                    || (at.size() == best.explained() && Math.abs(error) > bestError);
            if (consistent && better) {
                best = supposed(cell, error);
                bestError = Math.abs(error);
            }
        }
        return best;
    }

    private Supposed supposed(Cell cell, double error) {
        double value = balances.value(cell);
        double needed = value - error;
        String place = "row " + cell.row() + ", column " + cell.column();
        Kind kind = Kind.FIGURE;
        String text = place + ": " + figure(value) + " where its totals need " + figure(needed);
        double slack = 4 * balances.tolerance();
        if (Math.abs(value) <= slack) {
            kind = Kind.MISSING;
            text += "; the figure is missing";
        } else if (Math.abs(needed + value) <= slack) {
            kind = Kind.SIGN;
            text += "; wrong sign";
        } else if (Math.abs(2 * needed - value) <= slack) {
            kind = Kind.DOUBLED;
            text += "; counted twice";
        } else if (powerOfTen(value, needed)) {
            kind = Factor.kind(Math.pow(10, Math.rint(Math.log10(value / needed))));
            text += kind == Kind.UNIT ? "; another unit" : "; decimal point";
        } else if (sameDigits(value, needed)) {
            kind = Kind.DIGITS;
            text += "; digits changed places";
        }
        return new Supposed(
                kind,
                cell.row(),
                cell.column(),
                text,
                balances.entries(cell).size(),
                balances.effect(Map.of(cell, error)));
    }

    private boolean powerOfTen(double value, double needed) {
        double ratio = value / needed;
        if (!(ratio > 0) || Double.isInfinite(ratio)) {
            return false;
        }
        double power = Math.pow(10, Math.rint(Math.log10(ratio)));
        // what is needed is known to the tolerance only, in units of the smaller of the two figures
        double slack = 4 * balances.tolerance() * Math.max(1, power);
        return power != 1 && Math.abs(value - power * needed) <= slack && Math.abs(needed) > 10 * balances.tolerance();
    }

    private static boolean sameDigits(double value, double needed) {
        String first = digits(value);
        return !first.isEmpty() && first.equals(digits(needed)) && Math.rint(value) != Math.rint(needed);
    }

    private static String digits(double value) {
        char[] digits = Long.toString(Math.abs((long) Math.rint(value))).toCharArray();
        java.util.Arrays.sort(digits);
        return new String(digits);
    }

    /** Many totals of rows and of columns are larger than their parts, none is smaller: a sector is gone, the totals kept it. */
    private boolean lostSector() {
        int rows = 0;
        int columns = 0;
        int rowsShort = 0;
        int columnsShort = 0;
        int against = 0;
        double gone = 0;
        double largest = 0;
        Map<Integer, Double> effect = new LinkedHashMap<>();
        for (int e = 0; e < balances.totals().size(); e++) {
            String rule = balances.totals().get(e).rule();
            double residual = balances.failing(e) ? balances.residual(e) : 0;
            boolean row = rule.equals("sum of the intermediate uses");
            boolean column = rule.equals("sum of the inputs");
            rows += row ? 1 : 0;
            columns += column ? 1 : 0;
            rowsShort += row && residual > 0 ? 1 : 0;
            columnsShort += column && residual > 0 ? 1 : 0;
            against += (row || column) && residual < 0 ? 1 : 0;
            gone += row && residual > 0 ? residual : 0;
            largest = Math.max(largest, Math.abs(residual));
            if (residual != 0) {
                effect.put(e, residual);
            }
        }
        if (rowsShort < 2 || columnsShort < 2 || against > 0 || 4 * rowsShort < rows || 4 * columnsShort < columns) {
            return false;
        }
        balances.remove(effect);
        causes.add(new LikelyCause(
                Kind.LOST_SECTOR,
                "all",
                "all",
                "totals of " + rowsShort + " rows and " + columnsShort + " columns are larger than their parts, by "
                        + figure(gone) + " of intermediate use in all: a sector is missing in rows and columns",
                effect.size(),
                largest));
        return true;
    }

    private static String figure(double value) {
        return String.format(Locale.ROOT, "%.8g", value);
    }
}
