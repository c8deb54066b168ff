package org.cgeleap.iotables.update;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.cgeleap.iotables.read.CsvFile;
import org.cgeleap.iotables.read.Finding;
import org.cgeleap.iotables.read.InvalidInputException;

/**
 * Numbers given to cells of a table by pattern. A pattern is a code, a class of codes, or {@code *}; the more special
 * line wins, the row before the column. Lines of equal rank for one cell stand together (a blend has several).
 *
 * <pre>
 * row,column,key,value,basis,note
 * *,*,cq2023,0.6,assumed,default blend
 * *,*,cn2017,0.4,assumed,default blend
 * 11,*,cn2017,1,assumed,oil products: the national row
 * </pre>
 */
public final class CellRules {
    /** Pattern of every sector. */
    public static final String SECTORS = "sectors";
    /** Pattern of every final-use column. */
    public static final String FINAL_USES = "final-uses";
    /** Pattern of every trade column. */
    public static final String TRADE = "trade";
    /** Pattern of every value-added row. */
    public static final String VALUE_ADDED = "value-added";
    /** Pattern of the rows of domestic goods, where they are apart. */
    public static final String DOMESTIC = "domestic";
    /** Pattern of the rows of imported goods, where they are apart. */
    public static final String IMPORTED = "imported";

    private static final String ANY = "*";

    /**
     * One line.
     *
     * @param row pattern of the row
     * @param column pattern of the column
     * @param key what the number is about, such as a prior's name
     * @param value the number
     * @param basis sourced, derived or assumed
     * @param note why
     */
    public record Rule(String row, String column, String key, double value, String basis, String note) {}

    /**
     * A row or column.
     *
     * @param code its code; that of a product's row of domestic goods is {@code 01:domestic}
     * @param kind the class it belongs to
     * @param product the code without origin
     * @param origin domestic, imported, or blank where they are not apart
     */
    public record Place(String code, String kind, String product, String origin) {
        /**
         * A row or column of goods from everywhere, or of none.
         *
         * @param code of the row or column
         * @param kind class it belongs to, such as {@link #SECTORS}
         */
        public Place(String code, String kind) {
            this(code, kind, code, "");
        }

        /** A product's row of domestic or of imported goods. */
        static Place of(String product, String kind, String origin) {
            return new Place(withOrigin(product, origin), kind, product, origin);
        }

        static String withOrigin(String product, String origin) {
            return product + ":" + origin;
        }
    }

    private final String file;
    private final List<Rule> rules;

    private CellRules(String file, List<Rule> rules) {
        this.file = file;
        this.rules = List.copyOf(rules);
    }

    /**
     * Rules from lines, taken as they are.
     *
     * @param file name for findings
     * @param rules lines; of equal rank and key the last one counts
     * @return the rules
     */
    public static CellRules of(String file, List<Rule> rules) {
        return new CellRules(file, rules);
    }

    /**
     * Reads rules.
     *
     * @param csv file with the columns row, column, key, value, basis and note; values of zero or more
     * @return the rules, named after the file
     * @throws InvalidInputException with every finding
     */
    public static CellRules read(Path csv) {
        CsvFile file = CsvFile.read(csv);
        List<Finding> findings =
                new ArrayList<>(file.missingColumns(List.of("row", "column", "key", "value", "basis", "note")));
        List<Rule> rules = new ArrayList<>();
        if (findings.isEmpty()) {
            for (int r = 0; r < file.rows().size(); r++) {
                double value = file.number(r, "value", findings);
                if (value < 0) {
                    findings.add(new Finding(file.file(), file.line(r), "value", "" + value, "zero or more"));
                }
                file.basis(r, findings);
                rules.add(new Rule(
                        file.cell(r, "row"),
                        file.cell(r, "column"),
                        file.cell(r, "key"),
                        value,
                        file.cell(r, "basis"),
                        file.cell(r, "note")));
            }
        }
        if (!findings.isEmpty()) {
            throw new InvalidInputException(findings);
        }
        return new CellRules(file.file(), rules);
    }

    /** {@return the file the rules came from} */
    public String file() {
        return file;
    }

    /** {@return all rules} */
    public List<Rule> rules() {
        return rules;
    }

    /**
     * Lines whose row or column is none of those known, which would apply to nothing.
     *
     * @param rows codes and patterns of rows
     * @param columns codes and patterns of columns
     */
    List<Finding> unknown(Set<String> rows, Set<String> columns) {
        List<Finding> findings = new ArrayList<>();
        for (int r = 0; r < rules.size(); r++) {
            // below the heading, counted from one
            int line = r + 2;
            if (!rows.contains(rules.get(r).row())) {
                findings.add(new Finding(file, line, "row", "\"" + rules.get(r).row() + "\"", "one of " + rows));
            }
            if (!columns.contains(rules.get(r).column())) {
                findings.add(
                        new Finding(file, line, "column", "\"" + rules.get(r).column() + "\"", "one of " + columns));
            }
        }
        return findings;
    }

    /**
     * {@return the most special rules for a cell, empty when none applies}
     *
     * @param row of the cell
     * @param column of the cell
     */
    public List<Rule> at(Place row, Place column) {
        int best = 0;
        List<Rule> found = new ArrayList<>();
        for (Rule rule : rules) {
            int rowRank = rank(rule.row(), row);
            int columnRank = rank(rule.column(), column);
            if (rowRank == 0 || columnRank == 0) {
                continue;
            }
            int rank = 10 * (rowRank + columnRank) + rowRank;
            if (rank > best) {
                best = rank;
                found.clear();
            }
            if (rank == best) {
                found.add(rule);
            }
        }
        return found;
    }

    /**
     * {@return the number for a cell, or a default when no rule applies}
     *
     * @param row of the cell
     * @param column of the cell
     * @param otherwise number where no rule applies
     */
    public double value(Place row, Place column, double otherwise) {
        List<Rule> found = at(row, column);
        return found.isEmpty() ? otherwise : found.get(found.size() - 1).value();
    }

    private static int rank(String pattern, Place place) {
        if (pattern.equals(place.product())) {
            return 30;
        }
        if (pattern.equals(place.code())) {
            return 35;
        }
        if (!place.origin().isEmpty() && pattern.equals(place.origin())) {
            return 25;
        }
        if (pattern.equals(place.kind())) {
            return 20;
        }
        return pattern.equals(ANY) ? 10 : 0;
    }
}
