package org.cgeleap.leap.transformation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cgeleap.leap.area.BranchKind;
import org.cgeleap.leap.area.LeapArea;
import org.cgeleap.leap.area.Unit;
import org.cgeleap.leap.area.Variable;
import org.cgeleap.leap.demand.Quantities;
import org.cgeleap.leap.demand.Quantity;
import org.cgeleap.leap.expression.RuleWord;

/** The supply side of an area by index: modules in the order of the file, resources, differences and stock changes. */
public final class TransformationTree {
    private static final double UNLIMITED = 1e29;

    private final Quantities quantities;
    private final List<ModuleBranches> modules = new ArrayList<>();
    private final List<Integer> resources = new ArrayList<>();
    private final List<Integer> differences = new ArrayList<>();
    private final List<Integer> stocks = new ArrayList<>();

    /** A module by its branches. */
    record ModuleBranches(int branch, List<Integer> outputs, List<ProcessBranches> processes) {}

    /** A process by its branches. */
    record ProcessBranches(int branch, List<Integer> feedstocks, List<Integer> auxiliaries, ProcessCost cost) {}

    private final double mtcePerMegawatt;

    /**
     * Builds the tree of an area.
     *
     * @param quantities of the area
     */
    public TransformationTree(Quantities quantities) {
        this.quantities = quantities;
        LeapArea area = quantities.area();
        this.mtcePerMegawatt = 8760 * area.settings().units().parse("MWh").in(Unit.parse("Mtce"));
        for (int b = 0; b < area.branches().size(); b++) {
            switch (quantities.branch(b).kind()) {
                case MODULE -> modules.add(module(b));
                case RESOURCE -> resources.add(b);
                case STATISTICAL_DIFFERENCE -> differences.add(b);
                case STOCK_CHANGE -> stocks.add(b);
                default -> {}
            }
        }
    }

    /** {@return energy a year of 1 MW running all hours, Mtce, by the area's kWh} */
    public double mtcePerMegawatt() {
        return mtcePerMegawatt;
    }

    /** {@return whether the area has any module} */
    public boolean hasModules() {
        return !modules.isEmpty();
    }

    /** {@return number of modules} */
    public int moduleCount() {
        return modules.size();
    }

    /**
     * {@return number of processes of a module}
     *
     * @param module index of the module, nearest to demand first
     */
    public int processCount(int module) {
        return modules.get(module).processes().size();
    }

    /**
     * {@return index of the branch of a process}
     *
     * @param module index of the module, nearest to demand first
     * @param process index of the process in its module
     */
    public int processBranch(int module, int process) {
        return modules.get(module).processes().get(process).branch();
    }

    /**
     * {@return index of the branch of a module}
     *
     * @param module index of the module, nearest to demand first
     */
    public int moduleBranch(int module) {
        return modules.get(module).branch();
    }

    /**
     * {@return series of the costs and the capture of a process}
     *
     * @param module index of the module, nearest to demand first
     * @param process index of the process in its module
     */
    public ProcessCost cost(int module, int process) {
        return modules.get(module).processes().get(process).cost();
    }

    /**
     * {@return indices of the branches of the feedstocks of a process}
     *
     * @param module index of the module, nearest to demand first
     * @param process index of the process in its module
     */
    public List<Integer> feedstocks(int module, int process) {
        return modules.get(module).processes().get(process).feedstocks();
    }

    /**
     * {@return indices of the branches of the auxiliary fuels of a process}
     *
     * @param module index of the module, nearest to demand first
     * @param process index of the process in its module
     */
    public List<Integer> auxiliaries(int module, int process) {
        return modules.get(module).processes().get(process).auxiliaries();
    }

    /** {@return indices of the branches of the resources} */
    public List<Integer> resources() {
        return List.copyOf(resources);
    }

    private List<Integer> below(int b, BranchKind kind) {
        List<Integer> found = new ArrayList<>();
        for (int child : quantities.children(b)) {
            if (quantities.branch(child).kind() == kind) {
                found.add(child);
            } else if (quantities.branch(child).kind() == BranchKind.FOLDER) {
                found.addAll(below(child, kind));
            }
        }
        return found;
    }

    private ModuleBranches module(int b) {
        List<ProcessBranches> processes = new ArrayList<>();
        for (int p : below(b, BranchKind.TRANSFORMATION_PROCESS)) {
            Quantity interest = quantities.of(p, Variable.INTEREST_RATE);
            processes.add(new ProcessBranches(
                    p,
                    below(p, BranchKind.FEEDSTOCK),
                    below(p, BranchKind.AUXILIARY),
                    new ProcessCost(
                            quantities.of(p, Variable.CAPITAL_COST),
                            quantities.of(p, Variable.FIXED_OM),
                            quantities.of(p, Variable.VARIABLE_OM),
                            interest.given() ? interest : quantities.key(LeapArea.INTEREST_KEY),
                            quantities.of(p, Variable.LIFETIME),
                            quantities.of(p, Variable.CAPTURE_RATE))));
        }
        return new ModuleBranches(b, below(b, BranchKind.OUTPUT), processes);
    }

    /**
     * {@return the chain with the numbers of one evaluation}
     *
     * @param values series of the area
     * @param years number of years
     */
    public TransformationChain chain(double[][] values, int years) {
        List<ConversionModule> converted = new ArrayList<>();
        for (ModuleBranches module : modules) {
            converted.add(new ModuleNumbers(quantities, mtcePerMegawatt, values, years).module(module));
        }
        List<ResourceSupply> supplies = new ArrayList<>();
        for (int resource : resources) {
            supplies.add(resource(resource, values, years));
        }
        return new TransformationChain(quantities.area().fuels().size(), converted, supplies);
    }

    private ResourceSupply resource(int b, double[][] values, int years) {
        Quantity reserves = quantities.of(b, Variable.BASE_YEAR_RESERVES);
        Quantity most = quantities.of(b, Variable.YIELD);
        boolean primary = quantities.branch(b).path().toLowerCase(Locale.ROOT).startsWith("resources\\primary\\");
        return new ResourceSupply(
                quantities.fuel(b),
                primary || reserves.given() || most.given(),
                most.given() ? most.byYear(years, values) : new double[0],
                reserves.given() ? unlimited(reserves.at(0, values)) : Double.POSITIVE_INFINITY,
                quantities.of(b, Variable.ADDITIONS_TO_RESERVES).byYear(years, values),
                quantities.of(b, Variable.IMPORT_TARGET).byYear(years, values),
                quantities.of(b, Variable.EXPORT_TARGET).byYear(years, values));
    }

    private static double unlimited(double value) {
        return value >= UNLIMITED ? Double.POSITIVE_INFINITY : value;
    }

    /**
     * {@return statistical differences as an addition to demand, Mtce, by fuel and year}
     *
     * @param values series of the area, by index and year
     * @param years number of years
     */
    public double[][] differences(double[][] values, int years) {
        return sum(differences, Variable.STATISTICAL_DIFFERENCE, values, years);
    }

    /**
     * {@return stock draw, Mtce, by fuel and year}
     *
     * @param values series of the area, by index and year
     * @param years number of years
     */
    public double[][] stockDraw(double[][] values, int years) {
        return sum(stocks, Variable.STOCK_CHANGE, values, years);
    }

    private double[][] sum(List<Integer> branches, Variable variable, double[][] values, int years) {
        double[][] byFuel = new double[quantities.area().fuels().size()][years];
        for (int b : branches) {
            double[] series = quantities.of(b, variable).byYear(years, values);
            for (int t = 0; t < years; t++) {
                byFuel[quantities.fuel(b)][t] += series[t];
            }
        }
        return byFuel;
    }

    /** Rule of a word; a number that is none is an error of the area. */
    static RuleWord rule(double value, String where) {
        return RuleWord.of(value)
                .orElseThrow(() -> new IllegalArgumentException(
                        where + ": found " + value + "; expected a rule by its name, e.g. MeritOrderDispatch"));
    }
}
