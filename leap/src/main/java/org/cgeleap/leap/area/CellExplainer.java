package org.cgeleap.leap.area;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.cgeleap.leap.expression.Compiler;
import org.cgeleap.leap.expression.Dependency;
import org.cgeleap.leap.expression.EvaluationFault;
import org.cgeleap.leap.expression.Node;
import org.cgeleap.leap.expression.Scope;
import org.cgeleap.leap.expression.Term;
import org.cgeleap.leap.expression.TimeFrame;
import org.cgeleap.leap.expression.Written;

/** Explains the values of one evaluation. */
final class CellExplainer {
    /** Cells within cells; what lies deeper is to be explained on its own. */
    private static final int DEEPEST = 100;
    /** Parts of a result that are shown; the others are summed. */
    private static final int MOST_PARTS = 8;

    private final CellCompiler compiler;
    private final LeapArea area;
    private final List<CompiledCell> cells;
    private final double[][] values;
    private final Set<Integer> given;
    private final ResultParts results;
    private final Set<String> explained = new HashSet<>();
    private int depth;

    CellExplainer(
            CellCompiler compiler,
            List<CompiledCell> cells,
            double[][] values,
            Set<Integer> given,
            ResultParts results) {
        this.results = results;
        this.compiler = compiler;
        this.area = compiler.area();
        this.cells = cells;
        this.values = values;
        this.given = given;
    }

    /** Explains a series in a year (0 = base year). */
    Explanation cell(int c, int t) {
        CompiledCell cell = cells.get(c);
        Entry entry = entry(cell, t);
        if (given.contains(c)) {
            return leaf(Explanation.Kind.GIVEN, c, t, "series given from outside");
        }
        if (cell.cell().variable().isResult()) {
            return result(c, t);
        }
        if (entry == null) {
            return leaf(Explanation.Kind.DEFAULT, c, t, "no expression: the variable's default");
        }
        if (depth >= DEEPEST || !explained.add(c + "@" + t)) {
            return leaf(
                    Explanation.Kind.EXPLAINED_ABOVE, c, t, depth >= DEEPEST ? "explain it on its own" : "as above");
        }
        depth++;
        Node root = entry.expression().root();
        Scope scope = new CellScope(compiler, cell.cell(), entry);
        List<Explanation> parts = new ArrayList<>();
        if (!(root instanceof Node.Constant)) {
            parts.add(node(root, scope, c, t, true));
        }
        depth--;
        return new Explanation(
                Explanation.Kind.CELL,
                CellLabel.of(area, cell.cell()),
                area.years().year(t),
                values[c][t],
                "",
                origin(entry, cell.cell()),
                parts);
    }

    /** A result, with its largest parts and the cells they were calculated from. */
    private Explanation result(int c, int t) {
        ResultReference of = compiler.results().get(c);
        Cell cell = cells.get(c).cell();
        if (of == null && explained.add(c + "@" + t)) {
            return compiler.explainElsewhere(c, t);
        }
        if (of == null || depth >= DEEPEST || !explained.add(c + "@" + t)) {
            return leaf(
                    Explanation.Kind.EXPLAINED_ABOVE, c, t, depth >= DEEPEST ? "explain it on its own" : "as above");
        }
        depth++;
        List<ResultParts.Part> all = results.of(of, t);
        List<Explanation> parts = new ArrayList<>();
        double rest = 0;
        for (int k = 0; k < all.size(); k++) {
            ResultParts.Part part = all.get(k);
            if (k >= MOST_PARTS) {
                rest += part.value();
                continue;
            }
            List<Explanation> below = new ArrayList<>();
            for (ResultParts.BranchVariable from : part.cells()) {
                int own = compiler.known(new Cell(from.branch(), from.variable(), cell.scenario(), cell.region()));
                if (own >= 0) {
                    below.add(cell(own, t));
                }
            }
            parts.add(new Explanation(
                    Explanation.Kind.FORMULA,
                    part.text(),
                    area.years().year(t),
                    part.value(),
                    part.how(),
                    null,
                    below));
        }
        if (all.size() > MOST_PARTS) {
            parts.add(new Explanation(
                    Explanation.Kind.NUMBER,
                    (all.size() - MOST_PARTS) + " smaller ones",
                    area.years().year(t),
                    rest,
                    "",
                    null,
                    List.of()));
        }
        depth--;
        return new Explanation(
                Explanation.Kind.GIVEN,
                CellLabel.of(area, cell),
                area.years().year(t),
                values[c][t],
                "result, " + new ResultSelection(area).unit(of.quantity(), of.branch())
                        + (all.isEmpty() ? "" : ", the sum of " + all.size()),
                null,
                parts);
    }

    private @org.jspecify.annotations.Nullable Entry entry(CompiledCell cell, int t) {
        return t < area.years().scenarioStart() ? cell.historyEntry() : cell.futureEntry();
    }

    private Explanation leaf(Explanation.Kind kind, int c, int t, String how) {
        CompiledCell cell = cells.get(c);
        Entry entry = entry(cell, t);
        return new Explanation(
                kind,
                CellLabel.of(area, cell.cell()),
                area.years().year(t),
                values[c][t],
                how,
                entry == null ? null : origin(entry, cell.cell()),
                List.of());
    }

    private Explanation.Origin origin(Entry entry, Cell cell) {
        Branch branch = area.branches().get(entry.branch());
        String unit = entry.unit().isEmpty() ? entry.variable().defaultUnit() : entry.unit();
        return new Explanation.Origin(
                ExpressionsFile.FILE,
                entry.row(),
                entry.expression().text(),
                area.scenarios().get(entry.scenario()).name(),
                area.regions().get(entry.region()).name(),
                entry.scenario() != cell.scenario() || entry.region() != cell.region(),
                unit.isEmpty() ? branch.unit() : unit,
                entry.basis(),
                entry.source());
    }

    private Explanation node(Node node, Scope scope, int self, int t, boolean whole) {
        if (node instanceof Node.Reference reference && reference.selection() == null) {
            return cell(scope.cell(reference), t);
        }
        Compiler.Compiled compiled = Compiler.part(node, scope, whole);
        double value = value(compiled.term(), t);
        List<Explanation> parts = new ArrayList<>();
        String how = "";
        Explanation.Kind kind = Explanation.Kind.FORMULA;
        if (node instanceof Node.Constant) {
            kind = Explanation.Kind.NUMBER;
        } else if (node instanceof Node.Negation negation) {
            parts.add(node(negation.operand(), scope, self, t, false));
        } else if (node instanceof Node.Percent percent) {
            kind = percent.operand() instanceof Node.Constant ? Explanation.Kind.NUMBER : kind;
            if (kind == Explanation.Kind.FORMULA) {
                parts.add(node(percent.operand(), scope, self, t, false));
            }
        } else if (node instanceof Node.Operation operation) {
            parts.add(node(operation.left(), scope, self, t, false));
            parts.add(node(operation.right(), scope, self, t, false));
            how = Written.number(parts.get(0).value()) + " "
                    + operation.operator().symbol() + " "
                    + Written.number(parts.get(1).value());
        } else if (node instanceof Node.Reference reference) {
            parts.add(cell(scope.cell(reference), t));
        } else if (node instanceof Node.Call call) {
            kind = Explanation.Kind.FUNCTION;
            arguments(call, scope, self, t, whole, parts);
            read(call, compiled, scope, self, t, parts);
        }
        return new Explanation(kind, Written.of(node), area.years().year(t), value, how, null, parts);
    }

    private double value(Term term, int t) {
        try {
            return term.at(t, values);
        } catch (EvaluationFault fault) {
            return Double.NaN; // a branch of If that is not taken
        }
    }

    /** The arguments that matter in the year. */
    private void arguments(Node.Call call, Scope scope, int self, int t, boolean whole, List<Explanation> parts) {
        String name = call.name().toLowerCase(Locale.ROOT);
        List<Node> arguments = call.arguments();
        if (name.equals("if")) {
            for (int i = 0; i + 1 < arguments.size(); i += 2) {
                Explanation test = node(arguments.get(i), scope, self, t, false);
                parts.add(test);
                if (test.value() != 0) {
                    parts.add(node(arguments.get(i + 1), scope, self, t, whole));
                    return;
                }
            }
            parts.add(node(arguments.get(arguments.size() - 1), scope, self, t, whole));
            return;
        }
        boolean pairs = List.of("interp", "interpolate", "interpfsy", "step", "expinterp", "data")
                .contains(name);
        for (int i = 0; i < arguments.size(); i++) {
            Node argument = arguments.get(i);
            boolean label = argument instanceof Node.Label;
            boolean inPair = pairs && (i % 2 == 1 || i < arguments.size() - 1);
            boolean wanted = inPair ? i % 2 == 1 && near(arguments, i - 1, scope, t) : !label;
            // a reference that names a series is shown by the values read from it
            if (wanted && !(takesSeries(name) && i == 0 && argument instanceof Node.Reference)) {
                parts.add(node(argument, scope, self, t, false));
            }
        }
    }

    private static boolean takesSeries(String name) {
        return !List.of("min", "max", "sum", "mean", "abs", "round", "power", "exp", "ln", "log", "sqrt", "lookup")
                        .contains(name)
                && !name.startsWith("fn");
    }

    /** True if a pair is the last one up to the year or the first one after it. */
    private boolean near(List<Node> arguments, int yearAt, Scope scope, int t) {
        TimeFrame years = area.years();
        double year = years.year(t);
        double own = value(Compiler.part(arguments.get(yearAt), scope, false).term(), t);
        for (int i = 0; i + 1 < arguments.size(); i += 2) {
            double other = value(Compiler.part(arguments.get(i), scope, false).term(), t);
            boolean between = own <= year ? (other > own && other <= year) : (other < own && other > year);
            if (between) {
                return false;
            }
        }
        return own <= year || notBeyond(arguments, scope, t, year);
    }

    /** False if the year is that of a pair, so that the next pair has no weight. */
    private boolean notBeyond(List<Node> arguments, Scope scope, int t, double year) {
        for (int i = 0; i + 1 < arguments.size(); i += 2) {
            if (value(Compiler.part(arguments.get(i), scope, false).term(), t) == year) {
                return false;
            }
        }
        return true;
    }

    /** What the function itself reads of series: found by changing each value and looking whether the result changes. */
    private void read(
            Node.Call call, Compiler.Compiled compiled, Scope scope, int self, int t, List<Explanation> parts) {
        Set<Integer> own = new java.util.TreeSet<>();
        compiled.dependencies().stream().map(Dependency::series).forEach(own::add);
        String name = call.name().toLowerCase(Locale.ROOT);
        for (int i = 0; i < call.arguments().size(); i++) {
            Node argument = call.arguments().get(i);
            boolean series = i == 0 && takesSeries(name) && argument instanceof Node.Reference;
            if (!series && !(argument instanceof Node.Label)) {
                Compiler.part(argument, scope, name.equals("if")).dependencies().forEach(d -> own.remove(d.series()));
            }
        }
        for (int c : own) {
            for (int u = 0; u < area.years().length(); u++) {
                if (reads(compiled.term(), c, u, t)) {
                    parts.add(earlier(self, c, u, t));
                }
            }
        }
    }

    private boolean reads(Term term, int c, int u, int t) {
        double[][] changed = values.clone();
        changed[c] = values[c].clone();
        changed[c][u] = Double.NaN;
        try {
            return Double.compare(term.at(t, changed), term.at(t, values)) != 0;
        } catch (EvaluationFault fault) {
            return true;
        }
    }

    /** The cell's own earlier value by the same expression would only repeat it year by year. */
    private Explanation earlier(int self, int c, int u, int t) {
        boolean same = c == self
                && u < t
                && java.util.Objects.equals(entry(cells.get(c), u), entry(cells.get(c), t))
                && u >= area.years().scenarioStart();
        return same ? leaf(Explanation.Kind.SAME_EXPRESSION, c, u, "by the same expression") : cell(c, u);
    }
}
