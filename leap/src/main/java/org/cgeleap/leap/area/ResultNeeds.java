package org.cgeleap.leap.area;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which cells may change a result, so that a circle through results is found before anything is calculated.
 *
 * <p>Demand: cells of the branch, below it and above it. Supply: all of demand, and the modules up to the one asked for
 * in the order of the tree; all modules where a later one takes a fuel that one of them makes. Costs: these, prices and
 * interest. Effects: these and the factors.
 */
final class ResultNeeds {
    private final LeapArea area;
    private final ResultReference result;
    private final String of;
    private final Set<String> modules;
    private final boolean supply;
    private final boolean cost;

    ResultNeeds(LeapArea area, ResultReference result) {
        this.area = area;
        this.result = result;
        this.of = LeapArea.nameKey(area.branches().get(result.branch()).path());
        boolean gridOfModules = result.quantity() == Variable.INDIRECT_CO2 && area.ownGridFactor();
        this.supply = !isDemand(of) || gridOfModules;
        this.cost = result.quantity() == Variable.TOTAL_COST;
        this.modules = supply ? modules() : Set.of();
    }

    /** True for Demand and what is below it. */
    static boolean isDemand(String key) {
        String root = LeapArea.nameKey(LeapArea.DEMAND_ROOT);
        return key.equals(root) || key.startsWith(root + "\\");
    }

    /** True if expressions of the branch take part in the calculation of demand; effects are counted after it. */
    static boolean takesPartInDemand(Branch branch) {
        return isDemand(LeapArea.nameKey(branch.path())) && branch.kind() != BranchKind.EFFECT;
    }

    /** Keys of the modules on which those at the branch depend. */
    private Set<String> modules() {
        Set<String> found = new HashSet<>();
        Set<String> made = new HashSet<>();
        boolean past = false;
        boolean fedBack = false;
        Set<String> all = new HashSet<>();
        String module = "";
        for (Branch branch : area.branches()) {
            String key = LeapArea.nameKey(branch.path());
            if (branch.kind() == BranchKind.MODULE) {
                past |= !module.isEmpty() && (of + "\\").startsWith(module + "\\");
                module = key;
                all.add(key);
                if (!past) {
                    found.add(key);
                }
            }
            String fuel = String.valueOf(branch.fuel());
            if (branch.kind() == BranchKind.OUTPUT && !past) {
                made.add(fuel);
            }
            if ((branch.kind() == BranchKind.FEEDSTOCK || branch.kind() == BranchKind.AUXILIARY) && past) {
                fedBack |= made.contains(fuel);
            }
        }
        return fedBack ? all : found;
    }

    boolean changedBy(Cell cell) {
        Branch branch = area.branches().get(cell.branch());
        String own = LeapArea.nameKey(branch.path());
        if (branch.kind() == BranchKind.KEY) {
            return isKey(own);
        }
        boolean beside = !own.equals(of) && !own.startsWith(of + "\\") && !of.startsWith(own + "\\");
        if (branch.kind() == BranchKind.EFFECT || branch.kind() == BranchKind.NON_ENERGY) {
            return isEffect() && !beside;
        }
        if (isCost(cell.variable(), branch.kind())) {
            boolean running = cell.variable() == Variable.VARIABLE_OM || cell.variable() == Variable.FUEL_COST;
            return (supply && running && !isDemand(own)) || (cost && (supply || !beside));
        }
        if (isDemand(own)) {
            return supply || !beside || isEffect();
        }
        boolean conversion = switch (branch.kind()) {
            case MODULE, OUTPUT, TRANSFORMATION_PROCESS, FEEDSTOCK, AUXILIARY -> true;
            default -> false;
        };
        if (conversion) {
            return (supply || isEffect())
                    && (cost || isEffect() || modules.stream().anyMatch(m -> (own + "\\").startsWith(m + "\\")));
        }
        return switch (branch.kind()) {
            case RESOURCE, STATISTICAL_DIFFERENCE, STOCK_CHANGE -> supply || isEffect();
            default -> false;
        };
    }

    private boolean isEffect() {
        return result.quantity() == Variable.EFFECT_MASS || result.quantity() == Variable.WARMING_POTENTIAL;
    }

    private boolean isKey(String key) {
        boolean grid =
                result.quantity() == Variable.INDIRECT_CO2 && key.equals(LeapArea.nameKey(LeapArea.GRID_FACTOR_KEY));
        boolean price = key.equals(LeapArea.nameKey(LeapArea.INTEREST_KEY))
                || key.startsWith(LeapArea.nameKey(LeapArea.FUEL_COST_KEY) + "\\");
        return grid || (cost && price);
    }

    private static boolean isCost(Variable variable, BranchKind kind) {
        if (variable == Variable.INTEREST_RATE) {
            return true;
        }
        return switch (variable.measure(kind)) {
            case MONEY_PER_ACTIVITY, MONEY_PER_ENERGY, MONEY_PER_POWER -> true;
            default -> false;
        };
    }

    /** Kinds of branches that have the result. */
    static List<BranchKind> kinds(Variable quantity) {
        return switch (quantity) {
            case REQUIREMENTS, PEAK_LOAD, RESERVE_MARGIN -> List.of(BranchKind.MODULE);
            case ENERGY_PRODUCTION ->
                List.of(BranchKind.MODULE, BranchKind.TRANSFORMATION_PROCESS, BranchKind.RESOURCE);
            case FEEDSTOCK_INPUT -> List.of(BranchKind.MODULE, BranchKind.TRANSFORMATION_PROCESS);
            case IMPORTS, EXPORTS -> List.of(BranchKind.MODULE, BranchKind.RESOURCE);
            case CAPACITY, CAPACITY_ADDED -> List.of(BranchKind.TRANSFORMATION_PROCESS);
            case DIRECT_CO2, CAPTURED_CO2 -> List.of(BranchKind.MODULE, BranchKind.TRANSFORMATION_PROCESS);
            default -> List.of();
        };
    }
}
