package org.cgeleap.leap.area;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.cgeleap.leap.expression.ChosenRule;
import org.cgeleap.leap.expression.Compiler;
import org.cgeleap.leap.expression.Dependency;
import org.cgeleap.leap.expression.ExpressionException;
import org.cgeleap.leap.expression.Term;
import org.jspecify.annotations.Nullable;

/** Compiles the cells of an area for a scenario, and those of other scenarios that they ask for. */
final class CellCompiler {
    private final LeapArea area;
    private final int scenario;
    private final int region;
    private final SearchOrder search;
    private final Map<Cell, Entry> entries = new HashMap<>();
    private final Set<Cell> written;
    private final Map<String, Integer> branchByKey;
    private final Map<Cell, Integer> indexByCell = new HashMap<>();
    private final List<Cell> cells = new ArrayList<>();
    private final Map<Integer, ResultReference> results = new HashMap<>();
    private final Map<ResultSelection.Meant, Integer> elsewhere = new HashMap<>();
    private final Map<Integer, double[]> fixed = new HashMap<>();
    private final OtherResults others;
    private final Set<String> reported = new HashSet<>();
    private final Set<ChosenRule> rules = EnumSet.copyOf(ChosenRule.general());
    private final Set<String> warnings = new LinkedHashSet<>();
    private final Findings findings = new Findings();

    CellCompiler(LeapArea area, int scenario, int region, OtherResults others) {
        this.area = area;
        this.others = others;
        this.scenario = scenario;
        this.region = region;
        this.search = new SearchOrder(area);
        this.written = new LinkedHashSet<>();
        this.branchByKey = new HashMap<>();
        for (Entry entry : area.entries()) {
            entries.put(entry.cell(), entry);
            written.add(new Cell(entry.branch(), entry.variable(), scenario, region));
        }
        for (int b = 0; b < area.branches().size(); b++) {
            branchByKey.put(LeapArea.nameKey(area.branches().get(b).path()), b);
        }
    }

    /** A compiler of the same area with one expression more or changed, whose cells keep their indices. */
    private CellCompiler(CellCompiler before, Entry entry) {
        this.area = before.area.with(entry);
        this.others = before.others;
        this.scenario = before.scenario;
        this.region = before.region;
        this.search = before.search;
        entries.putAll(before.entries);
        entries.put(entry.cell(), entry);
        this.written = before.written;
        this.branchByKey = before.branchByKey;
        indexByCell.putAll(before.indexByCell);
        cells.addAll(before.cells);
        results.putAll(before.results);
        rules.addAll(before.rules);
        warnings.addAll(before.warnings);
    }

    /**
     * Compiles the area with a changed expression: only the cells of that branch and variable, and those they newly refer
     * to, are compiled; only what depends on them is calculated.
     */
    CellGraph changed(CellGraph graph, Entry entry) {
        Cell own = new Cell(entry.branch(), entry.variable(), scenario, region);
        boolean local = elsewhere.isEmpty() // another scenario may inherit the change
                && indexByCell.containsKey(own)
                && !usesSiblings(entry)
                && (entry(own) == null || !usesSiblings(entry(own)));
        if (!local) {
            return new CellCompiler(area.with(entry), scenario, region, others).compile();
        }
        CellCompiler next = new CellCompiler(this, entry);
        List<CompiledCell> compiled = new ArrayList<>(graph.compiled());
        boolean[] dirty = new boolean[compiled.size()];
        boolean sameOrder = true; // an order stays right when needs fall away
        for (int c = 0; c < dirty.length; c++) {
            Cell cell = cells.get(c);
            if (cell.branch() == entry.branch() && cell.variable() == entry.variable()) {
                CompiledCell old = compiled.get(c);
                compiled.set(c, next.compile(cell));
                dirty[c] = true;
                sameOrder &= old.historyNeeds().containsAll(compiled.get(c).historyNeeds())
                        && old.futureNeeds().containsAll(compiled.get(c).futureNeeds());
            }
        }
        for (int c = compiled.size(); c < next.cells.size(); c++) {
            compiled.add(next.compile(c));
            sameOrder = false;
        }
        next.findings.throwIfAny();
        List<CellBlock> blocks =
                sameOrder ? graph.blocks() : new CalculationOrder(next.area, compiled, next.findings).blocks();
        next.findings.throwIfAny();
        return new CellGraph(next, graph, compiled, blocks, next.indexByCell, next.warnings, next.rules, dirty);
    }

    /** Siblings refuse a second Remainder, which only a full compilation sees. */
    private static boolean usesSiblings(@Nullable Entry entry) {
        return entry != null
                && entry.expression().text().toLowerCase(Locale.ROOT).contains("remainder");
    }

    CellGraph compile() {
        for (Cell cell : written) {
            if (entry(cell) != null && !cell.variable().isProfile()) {
                index(cell);
            }
        }
        List<CompiledCell> compiled = new ArrayList<>();
        for (int c = 0; c < cells.size(); c++) { // grows while references are met
            compiled.add(compile(c));
        }
        Map<Cell, Profile> profiles = profiles();
        findings.throwIfAny();
        List<CellBlock> blocks = new CalculationOrder(area, compiled, findings).blocks();
        findings.throwIfAny();
        return new CellGraph(
                this, scenario, region, compiled, blocks, indexByCell, profiles, List.copyOf(warnings), rules);
    }

    private Map<Cell, Profile> profiles() {
        Map<Cell, Profile> profiles = new HashMap<>();
        for (Cell cell : written) {
            Entry entry = entry(cell);
            if (entry != null && cell.variable().isProfile()) {
                Term term = compile(cell, entry).term();
                profiles.put(cell, new Profile(CellLabel.of(area, cell), term));
            }
        }
        return profiles;
    }

    private CompiledCell compile(int c) {
        ResultReference result = results.get(c);
        double[] known = fixed.get(c);
        if (known != null) {
            Term term = (t, series) -> known[t];
            return new CompiledCell(cells.get(c), null, null, term, term, List.of(), List.of());
        }
        return result == null ? compile(cells.get(c)) : standsFor(result, cells.get(c));
    }

    /** A result: its values come from the accounting, what may change it is known, so that loops are found. */
    private CompiledCell standsFor(ResultReference result, Cell cell) {
        List<Dependency> needs = new ArrayList<>();
        ResultNeeds ofResult = new ResultNeeds(area, result);
        for (int c = 0; c < cells.size(); c++) {
            Cell other = cells.get(c);
            if (!results.containsKey(c)
                    && other.scenario() == scenario
                    && other.region() == region
                    && !fixed.containsKey(c)
                    && ofResult.changedBy(other)) {
                needs.add(new Dependency(c, Dependency.When.SAME_YEAR));
            }
        }
        Term later = new Term.Fixed(0);
        return new CompiledCell(cell, null, null, later, later, needs, needs);
    }

    private CompiledCell compile(Cell cell) {
        Entry past = currentAccounts(cell);
        Entry future = entry(cell);
        Compiler.Compiled history = compile(cell, past);
        Compiler.Compiled later = Objects.equals(future, past) ? history : compile(cell, future);
        return new CompiledCell(
                cell, past, future, history.term(), later.term(), history.dependencies(), later.dependencies());
    }

    private Compiler.Compiled compile(Cell cell, @Nullable Entry entry) {
        double byDefault = cell.variable().defaultValue().orElse(0);
        Compiler.Compiled standing = new Compiler.Compiled(new Term.Fixed(byDefault), List.of(), List.of(), Set.of());
        if (entry == null) {
            if (cell.variable().defaultValue().isEmpty()) {
                finding(new Finding(
                        ExpressionsFile.FILE,
                        0,
                        area.branches().get(cell.branch()).path() + ":"
                                + cell.variable().label(),
                        "no expression in " + Scenario.CURRENT_ACCOUNTS,
                        "one for the years before " + area.years().firstScenario(),
                        "add a row"));
            }
            return standing;
        }
        try {
            Compiler.Compiled compiled = Compiler.compile(entry.expression(), new CellScope(this, cell, entry));
            rules.addAll(compiled.rules());
            for (String warning : compiled.warnings()) {
                warnings.add(
                        ExpressionsFile.FILE + " row " + entry.row() + ", " + CellLabel.of(area, cell) + " " + warning);
            }
            return compiled;
        } catch (ExpressionException e) {
            finding(new Finding(
                    ExpressionsFile.FILE,
                    entry.row(),
                    "expression",
                    e.found() + " at character " + (e.position() + 1) + " of \""
                            + entry.expression().text() + "\" (" + CellLabel.of(area, cell, entry) + ")",
                    e.expected(),
                    e.remedy()));
            return standing;
        }
    }

    private void finding(Finding finding) {
        if (reported.add(finding.toString())) {
            findings.list().add(finding);
        }
    }

    LeapArea area() {
        return area;
    }

    int scenario() {
        return scenario;
    }

    int region() {
        return region;
    }

    /** Results that expressions refer to, by the index of the series that stands for them. */
    Map<Integer, ResultReference> results() {
        return results;
    }

    /**
     * Index of the series that stands for a result, entered if it is new.
     *
     * @param asking the cell whose expression refers to it
     * @throws ExpressionException if another scenario's result leads back to this one
     */
    int result(ResultSelection.Meant meant, Cell asking, int position) {
        ResultReference result = meant.result();
        if (meant.scenario() != scenario || meant.region() != region) {
            return elsewhere(meant, asking, position);
        }
        for (Map.Entry<Integer, ResultReference> known : results.entrySet()) {
            if (known.getValue().equals(result)) {
                return known.getKey();
            }
        }
        results.put(cells.size(), result);
        cells.add(new Cell(result.branch(), result.quantity(), scenario, region));
        return cells.size() - 1;
    }

    /** A result of another scenario or region: calculated once, from the area's own expressions. */
    private int elsewhere(ResultSelection.Meant meant, Cell asking, int position) {
        Integer known = elsewhere.get(meant);
        if (known != null) {
            return known;
        }
        ResultReference result = meant.result();
        double[] series;
        try {
            series = others.series(area, meant.scenario(), meant.region(), result, CellLabel.of(area, asking));
        } catch (IllegalArgumentException e) {
            throw new ExpressionException(
                    position,
                    String.valueOf(e.getMessage()),
                    "scenarios whose results do not need one another",
                    "refer to data, or to a scenario nearer to Current Accounts");
        }
        int c = cells.size();
        elsewhere.put(meant, c);
        fixed.put(c, series);
        cells.add(new Cell(result.branch(), result.quantity(), meant.scenario(), meant.region()));
        return c;
    }

    /**
     * Explains a series that is a result of another scenario or region.
     *
     * @param t year of the time frame, 0 = base year
     */
    Explanation explainElsewhere(int series, int t) {
        ResultSelection.Meant meant = elsewhere.entrySet().stream()
                .filter(e -> e.getValue() == series)
                .findFirst()
                .orElseThrow()
                .getKey();
        return others.explain(area, meant.scenario(), meant.region(), meant.result(), t);
    }

    /** The series that are results of other scenarios or regions. */
    Map<Integer, double[]> fixed() {
        return fixed;
    }

    /** Expression of a cell, of its own or inherited; null if there is none. */
    @Nullable
    Entry entry(Cell cell) {
        return search.find(entries, cell);
    }

    /** Expression of the cell's history. */
    @Nullable
    Entry currentAccounts(Cell cell) {
        return entry(new Cell(cell.branch(), cell.variable(), 0, cell.region()));
    }

    /** Index of the branch of a path, -1 if there is none. */
    int branch(String path) {
        return branchByKey.getOrDefault(LeapArea.nameKey(path), -1);
    }

    /** Index of a cell, -1 if it is not compiled. */
    int known(Cell cell) {
        return indexByCell.getOrDefault(cell, -1);
    }

    /** Index of a cell, entered in the list to be compiled if it is new. */
    int index(Cell cell) {
        Integer known = indexByCell.putIfAbsent(cell, cells.size());
        if (known == null) {
            cells.add(cell);
            return cells.size() - 1;
        }
        return known;
    }
}
