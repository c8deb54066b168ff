package org.cgeleap.leap.area;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.cgeleap.leap.expression.ChosenRule;
import org.cgeleap.leap.expression.Expression;

/**
 * The cells of an area in one scenario (and, where expressions ask for them, in others), compiled and in an order in
 * which each can be calculated. Immutable; the values without inputs from outside are kept, so that an evaluation
 * calculates only what depends on inputs.
 */
public final class CellGraph {
    private final CellCompiler compiler;
    private final LeapArea area;
    private final int scenario;
    private final int region;
    private final List<CompiledCell> cells;
    private final List<CellBlock> blocks;
    private final BlockCalculation calculation;
    private final Map<Cell, Integer> indexByCell;
    private final Map<Cell, Profile> profiles;
    private final List<String> warnings;
    private final Set<ChosenRule> rules;
    private final double[][] standAlone;
    private final LateSeries late;

    CellGraph(
            CellCompiler compiler,
            int scenario,
            int region,
            List<CompiledCell> cells,
            List<CellBlock> blocks,
            Map<Cell, Integer> indexByCell,
            Map<Cell, Profile> profiles,
            List<String> warnings,
            Set<ChosenRule> rules) {
        this.compiler = compiler;
        this.area = compiler.area();
        this.scenario = scenario;
        this.region = region;
        this.cells = List.copyOf(cells);
        this.calculation = new BlockCalculation(area, this.cells);
        this.blocks = List.copyOf(blocks);
        this.indexByCell = Map.copyOf(indexByCell);
        this.profiles = Map.copyOf(profiles);
        this.warnings = List.copyOf(warnings);
        this.rules = Set.copyOf(rules);
        this.late = new LateSeries(area, this.cells, this.blocks, calculation, compiler.results());
        this.standAlone = new double[cells.size()][];
        List<Finding> findings = new ArrayList<>();
        boolean[] given = new boolean[cells.size()];
        for (int c = 0; c < cells.size(); c++) {
            standAlone[c] = new double[area.years().length()];
        }
        for (CellBlock block : this.blocks) {
            try {
                if (!late.in(block)) {
                    calculation.evaluate(block, standAlone, given);
                }
            } catch (AreaException e) {
                findings.addAll(e.findings());
                break; // what comes later may depend on it
            }
        }
        if (!findings.isEmpty()) {
            throw new AreaException(findings);
        }
    }

    /** The graph with some cells compiled anew: {@code dirty} ones and what depends on them are calculated. */
    CellGraph(
            CellCompiler compiler,
            CellGraph before,
            List<CompiledCell> cells,
            List<CellBlock> blocks,
            Map<Cell, Integer> indexByCell,
            Set<String> warnings,
            Set<ChosenRule> rules,
            boolean[] dirty) {
        this.compiler = compiler;
        this.area = compiler.area();
        this.scenario = before.scenario;
        this.region = before.region;
        this.cells = List.copyOf(cells);
        this.calculation = new BlockCalculation(area, this.cells);
        this.blocks = blocks;
        this.indexByCell = indexByCell;
        this.profiles = before.profiles;
        this.warnings = List.copyOf(warnings);
        this.rules = Set.copyOf(rules);
        this.late = new LateSeries(area, this.cells, this.blocks, calculation, compiler.results());
        this.standAlone = Arrays.copyOf(before.standAlone, cells.size());
        boolean[] changed = Arrays.copyOf(dirty, cells.size());
        Arrays.fill(changed, dirty.length, cells.size(), true);
        boolean[] fixed = new boolean[cells.size()];
        for (CellBlock block : blocks) {
            boolean anew = block.dependsOn(changed);
            for (int c : block.members()) {
                anew |= changed[c];
            }
            if (anew) {
                for (int c : block.members()) {
                    standAlone[c] = new double[area.years().length()];
                    changed[c] = true;
                }
                if (!late.in(block)) {
                    calculation.evaluate(block, standAlone, fixed);
                }
            }
        }
    }

    /** {@return the series that are results, or need one, and how they are calculated} */
    public LateSeries late() {
        return late;
    }

    /**
     * {@return the graph with the expression of a cell changed, in its own scenario and region} Rows of cells that do not depend
     * on it are those of this graph, not copies, and series keep their indices.
     *
     * @param branch index of the branch
     * @param variable of the branch
     * @param text the new expression, in the notation of the area
     * @throws org.cgeleap.leap.expression.ExpressionException if the text cannot be read
     * @throws AreaException if a name in it means nothing or it closes a circle
     */
    public CellGraph withExpression(int branch, Variable variable, String text) {
        Expression expression = Expression.parse(text, area.settings().notation());
        Cell cell = new Cell(branch, variable, scenario, region);
        Entry standing = compiler.entry(cell);
        String unit = standing == null ? "" : standing.unit();
        return compiler.changed(
                this,
                new Entry(branch, variable, scenario, region, expression, unit, "assumed", "changed by hand", "", 0));
    }

    /** {@return the area as compiled, changed expressions in it} */
    public LeapArea area() {
        return area;
    }

    /** Values without inputs; not to be changed. */
    double[] alone(int series) {
        return standAlone[series];
    }

    List<CompiledCell> compiled() {
        return cells;
    }

    List<CellBlock> blocks() {
        return blocks;
    }

    /**
     * Compiles all cells of an area for a scenario of a region.
     *
     * @param area the area as read
     * @param scenario index of the scenario
     * @param region index of the region
     * @return the graph, its values without inputs calculated
     * @throws AreaException with every name that means nothing, misused function and circular reference
     */
    public static CellGraph compile(LeapArea area, int scenario, int region) {
        return compile(area, scenario, region, (changed, s, r, result, asking) -> {
            throw new IllegalArgumentException("a result of another scenario or region");
        });
    }

    /**
     * As {@link #compile(LeapArea, int, int)}.
     *
     * @param area the area as read
     * @param scenario index of the scenario
     * @param region index of the region
     * @param others where results of other scenarios and regions come from
     * @return the graph, its values without inputs calculated
     * @throws AreaException with every name that means nothing, misused function and circular reference
     */
    public static CellGraph compile(LeapArea area, int scenario, int region, OtherResults others) {
        return new CellCompiler(area, scenario, region, others).compile();
    }

    /**
     * {@return series of a variable in the scenario, if any expression gives it}
     *
     * @param branch index of the branch
     * @param variable of the branch
     */
    public OptionalInt series(int branch, Variable variable) {
        Integer index = indexByCell.get(new Cell(branch, variable, scenario, region));
        return index == null ? OptionalInt.empty() : OptionalInt.of(index);
    }

    /**
     * {@return the cell of a series}
     *
     * @param series index of the series
     */
    public Cell cell(int series) {
        return cells.get(series).cell();
    }

    /**
     * {@return the curve of a profile variable, if any expression gives it}
     *
     * @param branch index of the branch
     * @param variable of the branch
     */
    public Optional<Profile> profile(int branch, Variable variable) {
        return Optional.ofNullable(profiles.get(new Cell(branch, variable, scenario, region)));
    }

    /** {@return choices and doubtful places met when compiling} */
    public List<String> warnings() {
        return warnings;
    }

    /** {@return rules taken where LEAP's documentation is silent or contradicts itself, of the functions that occur} */
    public Set<ChosenRule> rules() {
        return rules;
    }

    /**
     * Explains the value of a cell.
     *
     * @param values what {@link #evaluate} returned
     * @param given series given from outside, by index
     * @param results what results are made of
     * @param branch index of the branch
     * @param variable of the branch
     * @param year calendar year of the time frame
     * @return empty if no expression gives the cell
     */
    public Optional<Explanation> explain(
            double[][] values, Set<Integer> given, ResultParts results, int branch, Variable variable, int year) {
        OptionalInt c = series(branch, variable);
        if (c.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new CellExplainer(compiler, cells, values, Set.copyOf(given), results)
                .cell(c.getAsInt(), area.years().index(year)));
    }

    /** {@return number of series} */
    public int size() {
        return cells.size();
    }

    /**
     * Values of all series by index and year.
     *
     * @param given series given from outside, by index; not changed, rows are shared
     * @return rows that may be shared with other evaluations: not to be changed
     * @throws AreaException if an expression has no finite value
     */
    public double[][] evaluate(Map<Integer, double[]> given) {
        return given.isEmpty() ? standAlone.clone() : reevaluate(given, standAlone, Map.of());
    }

    /**
     * As {@link #evaluate}, from the values of another evaluation: only what depends on a series that differs is
     * calculated; every other row is the other evaluation's own.
     *
     * @param given series given from outside, by index
     * @param before values of the other evaluation
     * @param givenBefore what was given to it; a series that is the same array counts as unchanged
     * @return rows that may be shared with other evaluations: not to be changed
     * @throws AreaException if an expression has no finite value
     */
    public double[][] reevaluate(Map<Integer, double[]> given, double[][] before, Map<Integer, double[]> givenBefore) {
        return reevaluate(given, before, givenBefore, this);
    }

    /**
     * As {@link #reevaluate(Map, double[][], Map)}, from values of a graph of which this one has changed expressions.
     *
     * @param given series given from outside, by index
     * @param before values of the other evaluation
     * @param givenBefore what was given to it
     * @param graph whose values they are; {@link ChangedCells#keepSeries} holds
     * @return rows that may be shared with other evaluations: not to be changed
     * @throws AreaException if an expression has no finite value
     */
    @SuppressWarnings("ReferenceEquality") // a cell that was not compiled anew is the same object
    public double[][] reevaluate(
            Map<Integer, double[]> given, double[][] before, Map<Integer, double[]> givenBefore, CellGraph graph) {
        double[][] values = Arrays.copyOf(before, cells.size());
        boolean[] dirty = new boolean[values.length];
        for (int c = 0; c < values.length; c++) {
            // what the other graph has more is not needed here
            dirty[c] = c >= before.length || cells.get(c) != graph.cells.get(c);
        }
        boolean[] fixed = new boolean[values.length];
        boolean[] own = new boolean[values.length];
        boolean[] anew = dirty.clone();
        given.forEach((index, series) -> {
            fixed[index] = true;
            if (givenBefore.get(index) != series) {
                values[index] = series;
                dirty[index] = true;
            }
        });
        givenBefore.keySet().forEach(index -> own[index] = !given.containsKey(index));
        given.forEach((index, series) -> anew[index] = false);
        for (CellBlock block : blocks) {
            if (!late.in(block) && (block.dependsOn(dirty) || block.holds(own) || block.holds(anew))) {
                for (int c : block.members()) {
                    if (!fixed[c]) {
                        values[c] = new double[area.years().length()];
                        dirty[c] = true;
                    }
                }
                calculation.evaluate(block, values, fixed);
            }
        }
        return values;
    }
}
