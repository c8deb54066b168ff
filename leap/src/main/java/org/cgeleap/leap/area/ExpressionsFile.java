package org.cgeleap.leap.area;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cgeleap.leap.expression.Expression;
import org.cgeleap.leap.expression.ExpressionException;
import org.cgeleap.leap.expression.NearestName;

/** Reads expressions.csv: one row a cell (branch, variable, scenario). */
final class ExpressionsFile {
    static final String FILE = "expressions.csv";
    private static final List<String> COLUMNS =
            List.of("branch", "variable", "scenario", "expression", "unit", "basis", "source");

    private final List<Scenario> scenarios;
    private final List<Branch> branches;
    private final Findings findings;
    private final Map<String, Integer> branchByKey = new HashMap<>();
    private final Map<Cell, Integer> rowByCell = new HashMap<>();

    private ExpressionsFile(List<Scenario> scenarios, List<Branch> branches, Findings findings) {
        this.scenarios = scenarios;
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
     * @param cells all cells for which something was written, usable or not
     */
    record Rows(List<Entry> entries, Set<Cell> cells) {}

    static Rows read(java.nio.file.Path folder, List<Scenario> scenarios, List<Branch> branches, Findings findings) {
        ExpressionsFile reader = new ExpressionsFile(scenarios, branches, findings);
        List<Entry> entries = new ArrayList<>();
        for (CsvTable.Row row : CsvTable.read(folder, FILE, COLUMNS, findings).rows()) {
            reader.entry(row).ifPresent(entries::add);
        }
        return new Rows(entries, reader.rowByCell.keySet());
    }

    private Optional<Entry> entry(CsvTable.Row row) {
        int branch = branch(row);
        int scenario = scenario(row);
        Optional<Variable> variable = variable(row, branch);
        if (row.get("expression").isEmpty()) {
            return Optional.empty(); // a blank cell inherits
        }
        FuelsFile.requireBasis(FILE, row, findings);
        Optional<Expression> expression = expression(row);
        if (branch < 0 || scenario < 0 || variable.isEmpty()) {
            return Optional.empty();
        }
        Integer earlier = rowByCell.putIfAbsent(new Cell(branch, variable.get(), scenario), row.number());
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
                parsed,
                row.get("unit"),
                row.get("basis"),
                row.get("source"),
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

    private Optional<Variable> variable(CsvTable.Row row, int branch) {
        Optional<Variable> variable = Variable.named(row.get("variable"));
        if (variable.isEmpty()) {
            List<String> names =
                    Arrays.stream(Variable.values()).map(Variable::label).toList();
            add(
                    row,
                    "variable",
                    "\"" + row.get("variable") + "\"",
                    "one of " + names,
                    NearestName.hint(row.get("variable"), names));
        } else if (branch >= 0 && variable.get().kind() != branches.get(branch).kind()) {
            add(
                    row,
                    "variable",
                    variable.get().label() + " on a "
                            + lower(branches.get(branch).kind()) + " branch",
                    "on a " + lower(variable.get().kind()) + " branch",
                    "correct the branch or the variable");
            return Optional.empty();
        }
        return variable;
    }

    private Optional<Expression> expression(CsvTable.Row row) {
        try {
            return Optional.of(Expression.parse(row.get("expression")));
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

    private static String lower(BranchKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private void add(CsvTable.Row row, String column, String found, String expected, String remedy) {
        findings.add(FILE, row.number(), column, found, expected, remedy);
    }
}
