package org.cgeleap.leap;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.cgeleap.leap.area.AreaException;
import org.cgeleap.leap.area.Branch;
import org.cgeleap.leap.area.BranchKind;
import org.cgeleap.leap.area.CellGraph;
import org.cgeleap.leap.area.CellUnits;
import org.cgeleap.leap.area.ChangedCells;
import org.cgeleap.leap.area.Explanation;
import org.cgeleap.leap.area.Finding;
import org.cgeleap.leap.area.LeapArea;
import org.cgeleap.leap.area.Variable;
import org.cgeleap.leap.demand.DemandTree;
import org.cgeleap.leap.demand.Quantities;
import org.cgeleap.leap.effect.EffectTree;
import org.cgeleap.leap.expression.ChosenRule;
import org.cgeleap.leap.transformation.TransformationTree;

/** An area compiled for one scenario: immutable and safe to evaluate from several threads at once. */
public final class AreaModel {
    /** Results that demand has before anything else is calculated. */
    private static final Set<Variable> PLAIN_RESULTS = EnumSet.of(
            Variable.FINAL_ENERGY_DEMAND,
            Variable.TOTAL_ACTIVITY,
            Variable.DIRECT_CO2,
            Variable.INDIRECT_CO2,
            Variable.CAPTURED_CO2);

    private final LeapArea area;
    private final int scenario;
    private final int region;
    private final AreaNames names;
    private final CellGraph cells;
    private final Quantities quantities;
    private final DemandTree demand;
    private final SubtreeIndex subtrees;
    private final SeriesNeeds needs;
    private final TransformationTree supplyTree;
    private final EffectTree effectTree;
    private final OtherScenarios others;
    private final boolean resultsFeedBack;
    private final boolean ownGridFactor;
    private final int[] supplySeries;

    /** The model with some expressions changed; everything by index stays. */
    private AreaModel(AreaModel before, CellGraph cells) {
        this.area = cells.area();
        this.scenario = before.scenario;
        this.region = before.region;
        this.cells = cells;
        this.quantities = before.quantities;
        this.demand = before.demand;
        this.subtrees = before.subtrees;
        this.needs = before.needs;
        this.supplyTree = before.supplyTree;
        this.effectTree = before.effectTree;
        this.names = before.names;
        this.others = before.others;
        this.ownGridFactor = before.ownGridFactor;
        this.supplySeries = before.supplySeries;
        this.resultsFeedBack = feedBack();
    }

    private AreaModel(LeapArea area, int scenario, int region, OtherScenarios others, CellGraph cells) {
        this.area = area;
        this.scenario = scenario;
        this.region = region;
        this.others = others;
        this.ownGridFactor = area.ownGridFactor();
        this.supplySeries = IntStream.range(0, cells.size())
                .filter(c ->
                        cells.cell(c).scenario() == scenario && cells.cell(c).region() == region)
                .filter(c -> area.branches().get(cells.cell(c).branch()).kind().isOfSupply())
                .toArray();
        this.cells = cells;
        this.quantities = new Quantities(area, cells, CellUnits.of(area));
        this.demand = new DemandTree(quantities);
        this.subtrees = new SubtreeIndex(area, demand);
        this.needs = new SeriesNeeds(demand);
        this.resultsFeedBack = feedBack();
        this.supplyTree = new TransformationTree(quantities);
        this.effectTree = new EffectTree(quantities);
        this.names = new AreaNames(area);
    }

    /**
     * Compiles an area for a scenario.
     *
     * @param area the area as read
     * @param scenarioName name or abbreviation of the scenario
     * @return the scenario's model of the first region, evaluated once without inputs
     * @throws AreaException with every missing expression, circular reference, unit that does not fit, share that does
     *     not add up
     */
    public static AreaModel compile(LeapArea area, String scenarioName) {
        return compile(area, scenarioName, area.regions().get(0).name());
    }

    /**
     * Compiles an area for a scenario of a region.
     *
     * @param area the area as read
     * @param scenarioName name or abbreviation of the scenario
     * @param regionName name or abbreviation of the region
     * @return the scenario's model of the region, evaluated once without inputs
     * @throws AreaException as {@link #compile(LeapArea, String)}
     */
    public static AreaModel compile(LeapArea area, String scenarioName, String regionName) {
        int region = area.regionIndex(regionName)
                .orElseThrow(() -> new AreaException(List.of(
                        new Finding("area.yaml", 0, "regions", "\"" + regionName + "\"", "a region of the area", ""))));
        int scenario = area.scenarioIndex(scenarioName)
                .orElseThrow(() -> new AreaException(List.of(new Finding(
                        "area.yaml", 0, "scenarios", "\"" + scenarioName + "\"", "a scenario of the area", ""))));
        return compile(area, scenario, region, OtherScenarios.of(scenario, region));
    }

    /** By index of scenario and region; results of others come from {@code others}. */
    static AreaModel compile(LeapArea area, int scenario, int region, OtherScenarios others) {
        AreaModel model =
                new AreaModel(area, scenario, region, others, CellGraph.compile(area, scenario, region, others));
        AreaResult alone = model.evaluate(AreaInputs.none(model)); // so that a model that exists can be evaluated
        if (model.supplyTree.hasModules() || !model.effectTree.loadings().isEmpty()) {
            alone.effects(); // and its supply side with it
        }
        return model;
    }

    /** True if expressions of demand need results, or others need results that are not of demand. */
    private boolean feedBack() {
        return cells.late().demandNeedsResults(needs.all())
                || cells.late().results().values().stream()
                        .anyMatch(r -> !isDemand(r.branch()) || !PLAIN_RESULTS.contains(r.quantity()))
                || (ownGridFactor
                        && cells.late().results().values().stream()
                                .anyMatch(r -> r.quantity() == Variable.INDIRECT_CO2));
    }

    /** True if results change what they are calculated from: such an evaluation takes several passes. */
    boolean resultsFeedBack() {
        return resultsFeedBack;
    }

    /** Series of modules, resources, differences and stock changes. */
    int[] supplySeries() {
        return supplySeries;
    }

    /** True if the CO2 of electricity is that of the area's own modules; see {@link LeapArea#ownGridFactor()}. */
    boolean ownGridFactor() {
        return ownGridFactor;
    }

    /** True for Demand and what is below it. */
    boolean isDemand(int branch) {
        String key = LeapArea.nameKey(branchPath(branch));
        String root = LeapArea.nameKey(LeapArea.DEMAND_ROOT);
        return key.equals(root) || key.startsWith(root + "\\");
    }

    /**
     * Evaluates every year.
     *
     * @param inputs made for this model
     * @return energy, CO2 and costs of every branch and year
     * @throws AreaException if a value is not finite, a share or an intensity is negative, shares do not sum to 100 %
     * @throws IllegalArgumentException if the inputs were made for another model
     */
    public AreaResult evaluate(AreaInputs inputs) {
        if (inputs.model() != this) {
            throw new IllegalArgumentException("inputs were made for another model");
        }
        return new AreaResult(this, Accounting.of(this, inputs));
    }

    /**
     * Evaluates every year from a result of other inputs: only what depends on inputs that differ is calculated anew.
     *
     * @param inputs made for this model; those made from the other result's inputs by {@code with…} differ least
     * @param other result of this model, or of one from which it differs in expressions ({@link #withExpression})
     * @return the result, equal to that of {@link #evaluate(AreaInputs)}
     * @throws AreaException as {@link #evaluate(AreaInputs)}
     * @throws IllegalArgumentException if inputs or result were made for another model
     */
    public AreaResult evaluate(AreaInputs inputs, AreaResult other) {
        if (inputs.model() != this || !sharesSeriesWith(other.model())) {
            throw new IllegalArgumentException("inputs or result were made for another model");
        }
        return new AreaResult(this, Accounting.of(this, inputs, other.accounting()), other);
    }

    /**
     * {@return the model with the expression of a variable changed in its own scenario and region} Only what depends on it is
     * compiled and calculated; {@link #evaluate(AreaInputs, AreaResult)} with a result of this model, and
     * {@link AreaInputs#on}, give the new result alike. Where an expression gives what none gave before, a profile or
     * Remainder is involved or devices get another lifetime at the start, the whole model is compiled.
     *
     * @param branchPath path of the branch
     * @param variable name of the variable
     * @param text the expression, in the notation of the area and the unit of the one it replaces
     * @throws org.cgeleap.leap.expression.ExpressionException if the text cannot be read
     * @throws AreaException if a name in it means nothing, it closes a circle or has no finite value; what the accounting
     *     refuses (shares that do not add up) is refused when the model is evaluated
     */
    public AreaModel withExpression(String branchPath, String variable, String text) {
        int branch = branchIndex(branchPath);
        Variable named = Variable.named(variable)
                .filter(v -> v.isOn(branch(branch).kind()))
                .orElseThrow(() -> new IllegalArgumentException(
                        "no variable \"" + variable + "\" on " + branchPath(branch) + "; it has "
                                + Variable.of(branch(branch).kind()).stream()
                                        .map(Variable::label)
                                        .toList()));
        CellGraph changed = cells.withExpression(branch, named, text);
        ChangedCells both = new ChangedCells(cells, changed);
        boolean same = cells.series(branch, named).isPresent() && both.keepSeries() && !both.changeLifetimes();
        return same ? new AreaModel(this, changed) : new AreaModel(changed.area(), scenario, region, others, changed);
    }

    /** True if inputs and results of the other model can be taken over: everything by index is the same. */
    boolean sharesSeriesWith(AreaModel other) {
        return demand == other.demand;
    }

    /** {@return the area the model was compiled from} */
    public LeapArea area() {
        return area;
    }

    /** {@return name of the scenario} */
    public String scenario() {
        return area.scenarios().get(scenario).name();
    }

    /** {@return name of the region; empty for the one region of an area that lists none} */
    public String region() {
        return area.regions().get(region).name();
    }

    /** {@return calendar years, base to end} */
    public int[] years() {
        return area.years().years();
    }

    /** {@return number of years} */
    public int yearCount() {
        return area.years().length();
    }

    /** {@return number of branches, roots and folders of keys included} */
    public int branchCount() {
        return area.branches().size();
    }

    /**
     * {@return index of a branch}
     *
     * @param path steps joined by backslashes, from the root; compared without regard to case
     * @throws IllegalArgumentException if there is none of that path
     */
    public int branchIndex(String path) {
        return names.branch(path);
    }

    /**
     * {@return path of a branch}
     *
     * @param branch index of the branch, in the order of the area
     */
    public String branchPath(int branch) {
        return branch(branch).path();
    }

    /**
     * {@return a branch by index}
     *
     * @param branch index of the branch, in the order of the area
     */
    public Branch branch(int branch) {
        return area.branches().get(branch);
    }

    /** {@return number of fuels} */
    public int fuelCount() {
        return area.fuels().size();
    }

    /**
     * {@return index of a fuel}
     *
     * @param code as in fuels.csv, compared without regard to case
     * @throws IllegalArgumentException if there is none of that code
     */
    public int fuelIndex(String code) {
        return names.fuel(code);
    }

    /**
     * {@return code of a fuel}
     *
     * @param fuel index of the fuel, in the order of the area
     */
    public String fuelCode(int fuel) {
        return area.fuels().get(fuel).code();
    }

    /** {@return choices met when compiling, where LEAP's documentation lets two readings stand; one line each} */
    public List<String> warnings() {
        return cells.warnings();
    }

    /** {@return rules taken where LEAP's documentation is silent or contradicts itself, of the functions the area uses} */
    public Set<ChosenRule> chosenRules() {
        return cells.rules();
    }

    /**
     * Explains the value of a variable of a branch in a year, down to the rows of data.
     *
     * @param inputs what was given to the evaluation
     * @param branchPath path of the branch
     * @param variable that an expression gives
     * @param year calendar year
     * @return the value with its arithmetic, in the unit of the row
     * @throws IllegalArgumentException if there is no such branch, or no expression gives the variable
     */
    public Explanation explain(AreaInputs inputs, String branchPath, Variable variable, int year) {
        return new AreaExplanations(this, inputs).of(branchPath, variable, year);
    }

    /**
     * Explains a result of a branch in a year: its largest parts with the cells they were calculated from.
     *
     * @param inputs what was given to the evaluation
     * @param branchPath path of the branch
     * @param quantity a result ({@link Variable#isResult()})
     * @param year calendar year
     * @return the value with its parts, in the unit of the result
     * @throws IllegalArgumentException if the branch has no such result
     */
    public Explanation explainResult(AreaInputs inputs, String branchPath, Variable quantity, int year) {
        return new AreaExplanations(this, inputs).ofResult(branchPath, quantity, year);
    }

    CellGraph cells() {
        return cells;
    }

    Quantities quantities() {
        return quantities;
    }

    DemandTree demand() {
        return demand;
    }

    /** {@return modules, processes and resources by their branches} */
    public TransformationTree supplyTree() {
        return supplyTree;
    }

    EffectTree effectTree() {
        return effectTree;
    }

    SeriesNeeds needs() {
        return needs;
    }

    /** Series of a variable by its name. */
    int seriesOf(int branch, String variable) {
        Variable named = Variable.named(variable)
                .orElseThrow(() -> new IllegalArgumentException("no variable \"" + variable + "\""));
        return cells.series(branch, named)
                .orElseThrow(() -> new IllegalArgumentException(
                        branchPath(branch) + ":" + named.label() + " has no expression in " + scenario()));
    }

    SubtreeIndex subtrees() {
        return subtrees;
    }

    /** True for keys that have an expression in this scenario. */
    boolean takesSeries(int branch) {
        return branch(branch).kind() == BranchKind.KEY
                && cells.series(branch, Variable.KEY_ASSUMPTION).isPresent();
    }
}
