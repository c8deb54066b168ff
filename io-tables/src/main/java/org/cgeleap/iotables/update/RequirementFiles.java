package org.cgeleap.iotables.update;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.cgeleap.iotables.read.CsvFile;
import org.cgeleap.iotables.read.Finding;
import org.cgeleap.iotables.read.InvalidInputException;
import org.cgeleap.iotables.table.ColumnRole;
import org.cgeleap.iotables.table.IoTable;
import org.cgeleap.iotables.table.Label;
import org.cgeleap.iotables.table.UseColumn;
import org.cgeleap.iotables.update.BalanceRequirements.Fixed;
import org.cgeleap.iotables.update.BalanceRequirements.Side;
import org.cgeleap.iotables.update.BalanceRequirements.Sign;
import org.cgeleap.iotables.update.BalanceRequirements.Signed;
import org.cgeleap.iotables.update.BalanceRequirements.Sum;
import org.cgeleap.iotables.update.BalanceRequirements.Term;
import org.cgeleap.iotables.update.BalanceRequirements.Total;

/**
 * Reads what a balanced table has to meet. Columns {@code basis} and {@code note} may follow in every file.
 *
 * <pre>
 * totals:       side,code,total                    output,01,1250 · column,FU101,98000 · row,VA001,5100 · output,02,free
 * fixed cells:  row,column,value                   01,06,120 · 02,sectors,  (blank: as in the table)
 * constraints:  name,row,column,coefficient,total  gdp,value-added,sectors,1,20066.3
 * signs:        row,column,sign                    sectors,FU202,any
 * </pre>
 */
public final class RequirementFiles {
    private final IoTable table;
    private final Set<String> rows = new TreeSet<>(List.of("*", CellRules.SECTORS, CellRules.VALUE_ADDED));
    private final Set<String> columns =
            new TreeSet<>(List.of("*", CellRules.SECTORS, CellRules.FINAL_USES, CellRules.TRADE));
    private final List<Finding> findings = new ArrayList<>();

    private RequirementFiles(IoTable table) {
        this.table = table;
        for (Label sector : table.sectors()) {
            rows.add(sector.code());
            columns.add(sector.code());
            for (String origin : table.split() ? List.of(CellRules.DOMESTIC, CellRules.IMPORTED) : List.<String>of()) {
                rows.add(origin);
                rows.add(CellRules.Place.withOrigin(sector.code(), origin));
            }
        }
        table.valueAddedRows().forEach(row -> rows.add(row.code()));
        table.columns().stream().filter(column -> !sumOfRows(column)).forEach(column -> columns.add(column.code()));
    }

    /** Imports shown apart are the sum of their rows: a total can be asked of them, not a cell. */
    private boolean sumOfRows(UseColumn column) {
        return table.split() && column.role() == ColumnRole.IMPORT;
    }

    /**
     * Reads the files that are given.
     *
     * @param table whose codes they use
     * @param totals file of totals of rows, columns and parts of them
     * @param fixed file of cells that keep a value
     * @param constraints file of sums over any cells
     * @param signs file of the signs cells may take
     * @param looseness file of {@link CellRules}: how readily cells move
     * @return the requirements; nothing is asked where a file is absent
     * @throws InvalidInputException with every finding of all files
     */
    public static BalanceRequirements read(
            IoTable table,
            Optional<Path> totals,
            Optional<Path> fixed,
            Optional<Path> constraints,
            Optional<Path> signs,
            Optional<Path> looseness) {
        RequirementFiles files = new RequirementFiles(table);
        BalanceRequirements read = new BalanceRequirements(
                totals.map(files::totals).orElse(List.of()),
                fixed.map(files::fixed).orElse(List.of()),
                constraints.map(files::sums).orElse(List.of()),
                signs.map(files::signs).orElse(List.of()),
                looseness.map(files::looseness).orElse(CellRules.of("none", List.of())));
        if (!files.findings.isEmpty()) {
            throw new InvalidInputException(files.findings);
        }
        return read;
    }

    private boolean lacks(CsvFile file, List<String> columns) {
        List<Finding> missing = file.missingColumns(columns);
        findings.addAll(missing);
        return !missing.isEmpty();
    }

    private void finding(CsvFile file, int r, String column, String found, String expected) {
        findings.add(new Finding(
                file.file(), file.line(r), column, found.isEmpty() ? "nothing" : "\"" + found + "\"", expected));
    }

    private List<Total> totals(Path csv) {
        CsvFile file = CsvFile.read(csv);
        List<Total> totals = new ArrayList<>();
        if (lacks(file, List.of("side", "code", "total"))) {
            return totals;
        }
        Set<String> seen = new TreeSet<>();
        for (int r = 0; r < file.rows().size(); r++) {
            Side side = side(file, r);
            if (side == null) {
                continue;
            }
            String code = file.cell(r, "code");
            List<String> known = known(side);
            if (!known.contains(code)) {
                String none = "another side: the table has no figures that " + side.key() + " would be a total of";
                finding(file, r, "code", code, known.isEmpty() ? none : "one of " + known);
            } else if (!seen.add(side.key() + " " + code)) {
                finding(file, r, "code", side.key() + " " + code + " twice", "each total once");
            }
            boolean free = file.cell(r, "total").equals("free");
            if (free && side != Side.OUTPUT) {
                finding(file, r, "total", "free", "a number; only outputs can be free, other totals are left out");
            }
            double value = free ? Double.NaN : file.number(r, "total", findings);
            totals.add(new Total(side, code, value, file.file() + ", row " + file.line(r)));
        }
        return totals;
    }

    private @org.jspecify.annotations.Nullable Side side(CsvFile file, int r) {
        List<String> words = new ArrayList<>();
        for (Side side : Side.values()) {
            if (side.key().equals(file.cell(r, "side"))) {
                return side;
            }
            words.add(side.key());
        }
        finding(file, r, "side", file.cell(r, "side"), "one of " + words);
        return null;
    }

    private List<String> known(Side side) {
        return switch (side) {
            case COLUMN -> table.columns().stream().map(UseColumn::code).toList();
            case ROW -> table.valueAddedRows().stream().map(Label::code).toList();
            case IMPORTS ->
                table.columns().stream().anyMatch(column -> column.role() == ColumnRole.IMPORT)
                        ? table.sectors().stream().map(Label::code).toList()
                        : List.of();
            default -> table.sectors().stream().map(Label::code).toList();
        };
    }

    private CellRules looseness(Path csv) {
        CellRules rules = CellRules.read(csv);
        findings.addAll(rules.unknown(rows, columns));
        return rules;
    }

    private void requireCell(CsvFile file, int r, boolean sum) {
        if (!rows.contains(file.cell(r, "row"))) {
            finding(
                    file,
                    r,
                    "row",
                    file.cell(r, "row"),
                    "a code of a row, sectors, value-added or *"
                            + (table.split() ? ", domestic, imported, or a code with :domestic or :imported" : ""));
        }
        String column = file.cell(r, "column");
        boolean imports =
                table.columns().stream().anyMatch(c -> sumOfRows(c) && c.code().equals(column));
        if (!columns.contains(column) && !(imports && sum)) {
            finding(
                    file,
                    r,
                    "column",
                    column,
                    imports
                            ? "cells of the rows " + CellRules.IMPORTED + "; imports are their sum (--totals: imports)"
                            : "a code of a column, sectors, final-uses, trade or *");
        }
    }

    private List<Fixed> fixed(Path csv) {
        CsvFile file = CsvFile.read(csv);
        List<Fixed> fixed = new ArrayList<>();
        if (lacks(file, List.of("row", "column", "value"))) {
            return fixed;
        }
        for (int r = 0; r < file.rows().size(); r++) {
            requireCell(file, r, false);
            Double value = file.cell(r, "value").isEmpty() ? null : (Double) file.number(r, "value", findings);
            String row = file.cell(r, "row");
            if (table.split()
                    && value != null
                    && table.sectors().stream().anyMatch(s -> s.code().equals(row))) {
                finding(
                        file,
                        r,
                        "row",
                        row,
                        row + ":domestic or " + row + ":imported; one figure cannot be both rows' (a sum of both is a"
                                + " constraint)");
            }
            fixed.add(new Fixed(file.cell(r, "row"), file.cell(r, "column"), value));
        }
        return fixed;
    }

    private List<Sum> sums(Path csv) {
        CsvFile file = CsvFile.read(csv);
        if (lacks(file, List.of("name", "row", "column", "coefficient", "total"))) {
            return List.of();
        }
        Map<String, List<Term>> terms = new LinkedHashMap<>();
        Map<String, Double> totals = new LinkedHashMap<>();
        for (int r = 0; r < file.rows().size(); r++) {
            requireCell(file, r, true);
            String name = file.cell(r, "name");
            if (name.isEmpty()) {
                finding(file, r, "name", name, "a name; lines of one name add up to one total");
            }
            double coefficient = file.cell(r, "coefficient").isEmpty() ? 1 : file.number(r, "coefficient", findings);
            terms.computeIfAbsent(name, n -> new ArrayList<>())
                    .add(new Term(file.cell(r, "row"), file.cell(r, "column"), coefficient));
            if (!file.cell(r, "total").isEmpty()) {
                double total = file.number(r, "total", findings);
                Double before = totals.putIfAbsent(name, total);
                if (before != null && before != total) {
                    finding(file, r, "total", file.cell(r, "total"), "the total " + before + " said above, or blank");
                }
            } else if (!totals.containsKey(name)) {
                finding(file, r, "total", "", "a number on the first line of " + name);
                totals.put(name, 0.0);
            }
        }
        List<Sum> sums = new ArrayList<>();
        terms.forEach((name, parts) -> sums.add(new Sum(name, parts, totals.getOrDefault(name, 0.0))));
        return sums;
    }

    private List<Signed> signs(Path csv) {
        CsvFile file = CsvFile.read(csv);
        List<Signed> signs = new ArrayList<>();
        if (lacks(file, List.of("row", "column", "sign"))) {
            return signs;
        }
        for (int r = 0; r < file.rows().size(); r++) {
            requireCell(file, r, false);
            Sign found = null;
            for (Sign sign : Sign.values()) {
                found = sign.key().equals(file.cell(r, "sign")) ? sign : found;
            }
            if (found == null) {
                finding(file, r, "sign", file.cell(r, "sign"), "keep, +, - or any");
            } else {
                signs.add(new Signed(file.cell(r, "row"), file.cell(r, "column"), found));
            }
        }
        return signs;
    }
}
