package org.cgeleap.leap.area;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.cgeleap.leap.expression.ExpressionException;
import org.cgeleap.leap.expression.Functions;
import org.cgeleap.leap.expression.NearestName;
import org.cgeleap.leap.expression.Node;
import org.cgeleap.leap.expression.Scope;
import org.cgeleap.leap.expression.TimeFrame;

/** What names mean in the expression of a cell. */
final class CellScope implements Scope {
    private final CellCompiler cells;
    private final LeapArea area;
    private final Cell cell;
    private final Entry entry;

    CellScope(CellCompiler cells, Cell cell, Entry entry) {
        this.cells = cells;
        this.area = cells.area();
        this.cell = cell;
        this.entry = entry;
    }

    @Override
    public TimeFrame years() {
        return area.years();
    }

    @Override
    public boolean inCurrentAccounts() {
        return entry.scenario() == 0;
    }

    @Override
    public int self() {
        return cells.index(cell);
    }

    @Override
    public int cell(Node.Reference reference) {
        return inScenario(reference, cell.scenario());
    }

    @Override
    public int selfInScenario(Node.Label scenario) {
        return self(scenario(scenario));
    }

    @Override
    public int cellInScenario(Node.Reference reference, Node.Label scenario) {
        return inScenario(reference, scenario(scenario));
    }

    @Override
    public int selfInBaseline(int position) {
        return self(baseline(position));
    }

    @Override
    public int cellInBaseline(Node.Reference reference) {
        return inScenario(reference, baseline(reference.position()));
    }

    @Override
    public int selfInParent(int position) {
        return self(area.scenarios().get(entry.scenario()).parent());
    }

    @Override
    public int cellInParent(Node.Reference reference) {
        return inScenario(reference, area.scenarios().get(entry.scenario()).parent());
    }

    @Override
    public List<Integer> siblings(int position) {
        String parent = LeapArea.nameKey(area.branches().get(cell.branch()).parentPath());
        List<Integer> siblings = new ArrayList<>();
        for (int b = 0; b < area.branches().size(); b++) {
            Branch branch = area.branches().get(b);
            if (b == cell.branch() || !LeapArea.nameKey(branch.parentPath()).equals(parent)) {
                continue;
            }
            Cell beside = new Cell(b, cell.variable(), cell.scenario(), cell.region());
            Entry other = inCurrentAccounts() ? cells.currentAccounts(beside) : cells.entry(beside);
            if (other != null && usesRemainder(other.expression().root())) {
                throw new ExpressionException(
                        position,
                        "Remainder here and on the sibling " + branch.path() + " (row " + other.row() + ")",
                        "Remainder on one of the siblings",
                        "give the others a share");
            }
            if (cells.entry(beside) != null) {
                siblings.add(cells.index(beside));
            }
        }
        return siblings;
    }

    @Override
    public List<Integer> children(Node.Reference reference) {
        int branch = branch(reference);
        String parent = LeapArea.nameKey(area.branches().get(branch).path());
        List<Integer> children = new ArrayList<>();
        for (int b = 0; b < area.branches().size(); b++) {
            if (LeapArea.nameKey(area.branches().get(b).parentPath()).equals(parent)) {
                Variable variable = variable(reference, b);
                Cell child = new Cell(b, variable, cell.scenario(), cell.region());
                if (cells.entry(child) != null) {
                    children.add(cells.index(child));
                }
            }
        }
        return children;
    }

    private static boolean usesRemainder(Node node) {
        if (node instanceof Node.Call call) {
            return call.name().equalsIgnoreCase("remainder")
                    || call.arguments().stream().anyMatch(CellScope::usesRemainder);
        }
        if (node instanceof Node.Operation operation) {
            return usesRemainder(operation.left()) || usesRemainder(operation.right());
        }
        if (node instanceof Node.Negation negation) {
            return usesRemainder(negation.operand());
        }
        return node instanceof Node.Percent percent && usesRemainder(percent.operand());
    }

    private int self(int scenario) {
        return cells.index(new Cell(cell.branch(), cell.variable(), scenario, cell.region()));
    }

    private int inScenario(Node.Reference reference, int scenario) {
        int branch = branch(reference);
        Variable variable = variable(reference, branch);
        Cell other = new Cell(branch, variable, scenario, cell.region());
        if (cells.entry(other) == null) {
            throw new ExpressionException(
                    reference.position(),
                    area.branches().get(branch).path() + ":" + variable.label() + ", which has no expression in "
                            + area.scenarios().get(scenario).name(),
                    "a cell with an expression",
                    "add a row for it");
        }
        return cells.index(other);
    }

    private int branch(Node.Reference reference) {
        int branch = cells.branch(reference.path());
        if (branch < 0) {
            boolean function = Functions.names().contains(reference.path().toLowerCase(java.util.Locale.ROOT));
            throw new ExpressionException(
                    reference.position(),
                    "\"" + reference.path() + "\"",
                    "a branch, by its path from Key\\ or Demand\\",
                    function
                            ? "the function of that name needs arguments in parentheses"
                            : NearestName.hint(
                                    reference.path(),
                                    area.branches().stream().map(Branch::path).toList()));
        }
        return branch;
    }

    private Variable variable(Node.Reference reference, int branch) {
        BranchKind kind = area.branches().get(branch).kind();
        String name = reference.variable();
        if (name != null) {
            return Variable.named(name)
                    .filter(v -> v.isOn(kind))
                    .orElseThrow(() -> new ExpressionException(
                            reference.position(),
                            "variable \"" + name + "\" of " + reference.path(),
                            "one of " + labels(kind),
                            NearestName.hint(name, labels(kind))));
        }
        if (cell.variable().isOn(kind)) {
            return cell.variable();
        }
        return switch (kind) {
            case KEY -> Variable.KEY_ASSUMPTION;
            case PROCESS, CATEGORY -> Variable.ACTIVITY_LEVEL;
            case STATISTICAL_DIFFERENCE -> Variable.STATISTICAL_DIFFERENCE;
            case STOCK_CHANGE -> Variable.STOCK_CHANGE;
            case INDICATOR -> Variable.INDICATOR;
            default ->
                throw new ExpressionException(
                        reference.position(),
                        "\"" + reference.path() + "\" without a variable",
                        "Branch:Variable, one of " + labels(kind),
                        "name the variable");
        };
    }

    private static List<String> labels(BranchKind kind) {
        return Variable.of(kind).stream().map(Variable::label).toList();
    }

    private int scenario(Node.Label label) {
        OptionalInt index = area.scenarioIndex(label.text());
        List<String> names = area.scenarios().stream().map(Scenario::name).toList();
        return index.orElseThrow(() -> new ExpressionException(
                label.position(),
                "scenario \"" + label.text() + "\"",
                "one of " + names,
                NearestName.hint(label.text(), names)));
    }

    /** The scenario of this line that inherits directly from Current Accounts. */
    private int baseline(int position) {
        int s = cell.scenario();
        while (s > 0 && area.scenarios().get(s).parent() > 0) {
            s = area.scenarios().get(s).parent();
        }
        if (s == entry.scenario() || s == 0) {
            throw new ExpressionException(
                    position,
                    "BaselineValue in the baseline " + area.scenarios().get(s).name(),
                    "an expression of a scenario that inherits from a baseline",
                    "refer to another cell, or move the expression to a child scenario");
        }
        return s;
    }
}
