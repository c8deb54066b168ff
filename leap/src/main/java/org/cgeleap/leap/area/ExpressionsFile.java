package org.cgeleap.leap.area;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cgeleap.leap.expression.Expression;
import org.cgeleap.leap.expression.ExpressionException;
import org.cgeleap.leap.expression.NearestName;
import org.cgeleap.leap.expression.Notation;

/** Reads expressions.csv: one row a cell (branch, variable, scenario). */
final class ExpressionsFile {
    static final String FILE = "expressions.csv";
    private static final List<String> COLUMNS =
            List.of("branch", "variable", "scenario", "expression", "unit", "basis", "source");

    private static final List<String> OPTIONAL = List.of("region", "note");

    private final List<Scenario> scenarios;
    private final List<Region> regions;
    private final Notation notation;
    private final List<Branch> branches;
    private final Findings findings;
    private final Map<String, Integer> branchByKey = new HashMap<>();
    private final List<BlankCell> blanks = new ArrayList<>();
    private final Map<Cell, Integer> rowByCell = new HashMap<>();

    private ExpressionsFile(AreaHeadFile.Head head, List<Branch> branches, Findings findings) {
        this.scenarios = head.scenarios();
        this.regions = head.regions();
        this.notation = head.settings().notation();
        this.branches = branches;
        this.findings = findings;
        for (int b = 0; b < branches.size(); b++) {
            branchByKey.put(LeapArea.nameKey(branches.get(b).path()), b);
        }
    }

    /**
     * What the file holds.
     *
     * @param entries rows that can be used
     * @param blanks rows without an expression
     * @param cells all cells for which something was written, usable or not
     */
    record Rows(List<Entry> entries, List<BlankCell> blanks, Set<Cell> cells) {}

    static Rows read(java.nio.file.Path folder, AreaHeadFile.Head head, List<Branch> branches, Findings findings) {
        ExpressionsFile reader = new ExpressionsFile(head, branches, findings);
        List<Entry> entries = new ArrayList<>();
        for (CsvTable.Row row :
                CsvTable.read(folder, FILE, COLUMNS, OPTIONAL, findings).rows()) {
            reader.entry(row).ifPresent(entries::add);
        }
        return new Rows(entries, reader.blanks, reader.rowByCell.keySet());
    }

    private Optional<Entry> entry(CsvTable.Row row) {
        int branch = branch(row);
        int scenario = scenario(row);
        int region = region(row);
        Optional<Variable> variable = variable(row, branch);
        if (row.get("expression").isEmpty()) {
            if (branch >= 0 && scenario >= 0 && region >= 0 && variable.isPresent()) {
                blanks.add(new BlankCell(
                        new Cell(branch, variable.get(), scenario, region),
                        row.get("unit"),
                        row.get("basis"),
                        row.get("source"),
                        row.get("note"),
                        row.number()));
            }
            return Optional.empty(); // a blank cell inherits
        }
        FuelsFile.requireBasis(FILE, row, findings);
        Optional<Expression> expression = expression(row);
        if (branch < 0 || scenario < 0 || region < 0 || variable.isEmpty()) {
            return Optional.empty();
        }
        Integer earlier = rowByCell.putIfAbsent(new Cell(branch, variable.get(), scenario, region), row.number());
        if (earlier != null) {
            add(
                    row,
                    "scenario",
                    row.get("branch") + ":" + row.get("variable") + " in " + row.get("scenario") + ", already in row "
                            + earlier,
                    "one row a cell",
                    "remove one");
            return Optional.empty();
        }
        return expression.map(parsed -> new Entry(
                branch,
                variable.get(),
                scenario,
                region,
                parsed,
                row.get("unit"),
                row.get("basis"),
                row.get("source"),
                row.get("note"),
                row.number()));
    }

    private int branch(CsvTable.Row row) {
        Integer branch = branchByKey.get(LeapArea.nameKey(row.get("branch")));
        if (branch == null) {
            add(
                    row,
                    "branch",
                    "\"" + row.get("branch") + "\"",
                    "a branch of " + BranchesFile.FILE,
                    NearestName.hint(
                            row.get("branch"),
                            branches.stream().map(Branch::path).toList()));
            return -1;
        }
        return branch;
    }

    private int scenario(CsvTable.Row row) {
        String written = row.get("scenario");
        for (int s = 0; s < scenarios.size(); s++) {
            if (scenarios.get(s).name().equalsIgnoreCase(written)
                    || written.equalsIgnoreCase(scenarios.get(s).abbreviation())) {
                return s;
            }
        }
        List<String> names = scenarios.stream().map(Scenario::name).toList();
        add(row, "scenario", "\"" + written + "\"", "one of " + names, NearestName.hint(written, names));
        return -1;
    }

    /** Region of a row; a file without the column, or an empty cell, means the first. */
    private int region(CsvTable.Row row) {
        String written = row.get("region");
        for (int r = 0; r < regions.size(); r++) {
            boolean first = r == 0 && written.isEmpty();
            if (first
                    || regions.get(r).name().equalsIgnoreCase(written)
                    || written.equalsIgnoreCase(regions.get(r).abbreviation())) {
                return r;
            }
        }
        List<String> names = regions.stream().map(Region::name).toList();
        add(row, "region", "\"" + written + "\"", "one of " + names, NearestName.hint(written, names));
        return -1;
    }

    private Optional<Variable> variable(CsvTable.Row row, int branch) {
        Optional<Variable> variable = Variable.named(row.get("variable"));
        if (variable.isEmpty()) {
            List<String> names = Variable.labels();
            add(
                    row,
                    "variable",
                    "\"" + row.get("variable") + "\"",
                    "one of " + names,
                    NearestName.hint(row.get("variable"), names));
        } else if (branch >= 0 && !variable.get().isOn(branches.get(branch).kind())) {
            add(
                    row,
                    "variable",
                    variable.get().label() + " on a "
                            + branches.get(branch).kind().written() + " branch",
                    "on a " + kinds(variable.get()) + " branch",
                    "correct the branch or the variable");
            return Optional.empty();
        }
        return variable;
    }

    private Optional<Expression> expression(CsvTable.Row row) {
        try {
            return Optional.of(Expression.parse(row.get("expression"), notation));
        } catch (ExpressionException e) {
            findings.add(
                    FILE,
                    row.number(),
                    "expression",
                    e.found() + " at character " + (e.position() + 1) + " of \"" + row.get("expression") + "\" ("
                            + row.get("branch") + ":" + row.get("variable") + ", " + row.get("scenario") + ")",
                    e.expected(),
                    e.remedy());
            return Optional.empty();
        }
    }

    private static String kinds(Variable variable) {
        return variable.kinds().stream().map(BranchKind::written).collect(Collectors.joining(" or "));
    }

    private void add(CsvTable.Row row, String column, String found, String expected, String remedy) {
        findings.add(FILE, row.number(), column, found, expected, remedy);
    }
}
