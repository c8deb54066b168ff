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
import org.jspecify.annotations.Nullable;

/** What names mean in the expression of a cell. */
final class CellScope implements Scope {
    private final CellCompiler cells;
    private final LeapArea area;
    private final Cell cell;
    private final Entry entry;
    private final CellSelection selection;
    private final FuelConversion fuels;
    private final ResultSelection results;

    CellScope(CellCompiler cells, Cell cell, Entry entry) {
        this.cells = cells;
        this.area = cells.area();
        this.cell = cell;
        this.entry = entry;
        this.selection = new CellSelection(area);
        this.fuels = new FuelConversion(area);
        this.results = new ResultSelection(area);
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
    public boolean isProfile() {
        return cell.variable().isProfile();
    }

    @Override
    public long seed() {
        return CellLabel.of(area, cell).hashCode();
    }

    @Override
    public double selectionFactor(Node.Reference reference) {
        if (ResultSelection.names(reference)) {
            return results.factor(reference, branch(reference));
        }
        Cell other = selected(reference, cell.scenario());
        return selection.factor(other, cells.entry(other), reference);
    }

    @Override
    public List<Node> data(Node.Reference reference) {
        Entry other = cells.entry(selected(reference, cell.scenario()));
        if (other != null
                && other.expression().root() instanceof Node.Call call
                && call.name().equalsIgnoreCase("data")) {
            return call.arguments().stream()
                    .map(node -> moved(node, reference.position()))
                    .toList();
        }
        throw new ExpressionException(
                reference.position(),
                "the branch " + reference.path() + " in the place of pairs",
                "pairs year, value, ... or a branch whose expression is Data(year, value, ...)",
                "");
    }

    /** A number of another cell's text, with the place in this one that refers to it. */
    private static Node moved(Node node, int position) {
        if (node instanceof Node.Constant constant) {
            return new Node.Constant(position, constant.value());
        }
        if (node instanceof Node.Negation negation) {
            return new Node.Negation(position, moved(negation.operand(), position));
        }
        if (node instanceof Node.Percent percent) {
            return new Node.Percent(position, moved(percent.operand(), position));
        }
        throw new ExpressionException(position, "a formula in Data", "numbers in Data", "");
    }

    @Override
    public double scenarioIndicator(Node.@Nullable Label name) {
        return name == null ? cell.scenario() : scenario(name) == cell.scenario() ? 1 : 0;
    }

    @Override
    public double regionIndicator(Node.@Nullable Label name) {
        if (name == null) {
            return cell.region() + 1;
        }
        List<String> names = area.regions().stream().map(Region::name).toList();
        int region = area.regionIndex(name.text())
                .orElseThrow(() -> new ExpressionException(
                        name.position(),
                        "region \"" + name.text() + "\"",
                        "one of " + names,
                        NearestName.hint(name.text(), names)));
        return region == cell.region() ? 1 : 0;
    }

    @Override
    public double fuelProperty(Node.Label fuel, String property) {
        String code = fuels.fuel(fuel, area.branches().get(cell.branch()));
        return fuels.property(code, property, fuel.position()).value();
    }

    @Override
    public double conversion(Node.Label from, Node.Label to) {
        return fuels.convert(from, to);
    }

    @Override
    public double fuelConversion(Node.Label from, Node.Label to, Node.Label fuel) {
        return fuels.convert(from, to, fuels.fuel(fuel, area.branches().get(cell.branch())));
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
            if (other != null && RemainderUse.in(other.expression().root())) {
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
    public List<Integer> children(Node.@Nullable Reference reference, int position) {
        Node.Reference of = reference == null
                ? new Node.Reference(
                        position,
                        area.branches().get(cell.branch()).path(),
                        cell.variable().label())
                : reference;
        int branch = branch(of);
        String parent = LeapArea.nameKey(area.branches().get(branch).path());
        List<Integer> children = new ArrayList<>();
        for (int b = 0; b < area.branches().size(); b++) {
            if (LeapArea.nameKey(area.branches().get(b).parentPath()).equals(parent)) {
                Variable variable = variable(of, b);
                Cell child = new Cell(b, variable, cell.scenario(), cell.region());
                if (cells.entry(child) != null) {
                    children.add(cells.index(child));
                }
            }
        }
        return children;
    }

    @Override
    public List<Integer> descendants(Node.Reference reference) {
        String above = LeapArea.nameKey(area.branches().get(branch(reference)).path()) + "\\";
        Variable variable = reference.variable() == null
                ? cell.variable()
                : Variable.named(reference.variable()).orElseThrow(() -> unknownVariable(reference, Variable.labels()));
        List<Integer> found = new ArrayList<>();
        for (int b = 0; b < area.branches().size(); b++) {
            Branch branch = area.branches().get(b);
            Cell below = new Cell(b, variable, cell.scenario(), cell.region());
            if (LeapArea.nameKey(branch.path()).startsWith(above)
                    && variable.isOn(branch.kind())
                    && cells.entry(below) != null) {
                found.add(cells.index(below));
            }
        }
        return found;
    }

    @Override
    public List<Integer> withSiblings(Node.Reference reference) {
        int branch = branch(reference);
        String parent = LeapArea.nameKey(area.branches().get(branch).parentPath());
        Variable variable = variable(reference, branch);
        List<Integer> found = new ArrayList<>();
        for (int b = 0; b < area.branches().size(); b++) {
            Cell beside = new Cell(b, variable, cell.scenario(), cell.region());
            if (LeapArea.nameKey(area.branches().get(b).parentPath()).equals(parent) && cells.entry(beside) != null) {
                found.add(cells.index(beside));
            }
        }
        return found;
    }

    @Override
    public int parentBranch(Node.@Nullable Reference reference, int position) {
        Branch of = area.branches().get(reference == null ? cell.branch() : branch(reference));
        if (of.parentPath().isEmpty()) {
            throw new ExpressionException(position, "Parent of the root " + of.path(), "a branch below a root", "");
        }
        String variable = reference != null && reference.variable() != null
                ? reference.variable()
                : cell.variable().label();
        return cell(new Node.Reference(position, of.parentPath(), variable));
    }

    private int self(int scenario) {
        return cells.index(new Cell(cell.branch(), cell.variable(), scenario, cell.region()));
    }

    private int inScenario(Node.Reference reference, int scenario) {
        if (ResultSelection.names(reference)) {
            Cell at = new Cell(branch(reference), cell.variable(), scenario, cell.region());
            return cells.result(results.of(reference, at), cell, reference.position());
        }
        Cell other = selected(reference, scenario);
        if (other.variable().isProfile()) {
            throw new ExpressionException(
                    reference.position(),
                    other.variable().label() + " of " + reference.path() + ", which is a profile",
                    "a variable with values by year",
                    "profiles serve their own branch alone");
        }
        if (cells.entry(other) == null) {
            throw new ExpressionException(
                    reference.position(),
                    CellLabel.of(area, other) + ", which has no expression",
                    "a cell with an expression",
                    "add a row for it");
        }
        return cells.index(other);
    }

    private Cell selected(Node.Reference reference, int scenario) {
        int branch = branch(reference);
        Variable variable = variable(reference, branch);
        return selection.apply(new Cell(branch, variable, scenario, cell.region()), reference);
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
                            : needsQuotes(reference.path())
                                    + NearestName.hint(
                                            reference.path(),
                                            area.branches().stream()
                                                    .map(Branch::path)
                                                    .toList()));
        }
        return branch;
    }

    /** Advice for a path that ends where a name with other marks goes on. */
    private String needsQuotes(String path) {
        String begun = LeapArea.nameKey(path);
        return area.branches().stream()
                .map(Branch::path)
                .filter(p -> !BranchesFile.isPlain(p) && LeapArea.nameKey(p).startsWith(begun))
                .findFirst()
                .map(p -> "write \"" + p + "\" in double quotes; ")
                .orElse("");
    }

    private Variable variable(Node.Reference reference, int branch) {
        BranchKind kind = area.branches().get(branch).kind();
        String name = reference.variable();
        if (name != null) {
            return Variable.named(name)
                    .filter(v -> v.isOn(kind))
                    .orElseThrow(() -> unknownVariable(reference, labels(kind)));
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

    private static ExpressionException unknownVariable(Node.Reference reference, List<String> known) {
        return new ExpressionException(
                reference.position(),
                "variable \"" + reference.variable() + "\" of " + reference.path(),
                "one of " + known,
                NearestName.hint(String.valueOf(reference.variable()), known));
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
