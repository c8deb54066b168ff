package org.cgeleap.leap.area;

import java.util.List;
import java.util.Locale;
import org.cgeleap.leap.expression.ExpressionException;
import org.cgeleap.leap.expression.NearestName;
import org.cgeleap.leap.expression.Node;
import org.jspecify.annotations.Nullable;

/** References to results of demand: {@code Demand\\Steel:Final Energy Demand[PJ, Fuel=coal]}. */
final class ResultSelection {
    private static final List<String> DIMENSIONS = List.of("Fuel", "Region", "Scenario");

    private final LeapArea area;
    private final FuelConversion fuels;

    ResultSelection(LeapArea area) {
        this.area = area;
        this.fuels = new FuelConversion(area);
    }

    /** True if the reference names a result. */
    static boolean names(Node.Reference reference) {
        String variable = reference.variable();
        return variable != null && Variable.resultNamed(variable).isPresent();
    }

    private static Variable quantity(Node.Reference reference) {
        return Variable.resultNamed(String.valueOf(reference.variable())).orElseThrow();
    }

    /**
     * The result that a reference means.
     *
     * @param at the branch referred to, in the scenario and region asked for
     * @param scenario the scenario that is calculated
     * @param region the region that is calculated
     */
    ResultReference of(Node.Reference reference, Cell at, int scenario, int region) {
        Branch branch = area.branches().get(at.branch());
        Variable quantity = quantity(reference);
        if (!isDemand(branch)) {
            throw new ExpressionException(
                    reference.position(),
                    quantity.label() + " of " + branch.path(),
                    "a branch of " + LeapArea.DEMAND_ROOT,
                    "results of demand alone can be referred to");
        }
        boolean inProcess = branch.kind() == BranchKind.PROCESS || process(branch) != null;
        if (quantity == Variable.TOTAL_ACTIVITY && !inProcess) {
            throw new ExpressionException(
                    reference.position(),
                    quantity.label() + " of " + branch.path(),
                    "a process, or a technology or fuel of one",
                    "units of activity differ elsewhere");
        }
        int ofScenario = at.scenario();
        int ofRegion = at.region();
        int fuel = -1;
        boolean except = false;
        Node.Selection selection = reference.selection();
        for (Node.Filter filter : selection == null ? List.<Node.Filter>of() : selection.filters()) {
            String dimension = filter.dimension().toLowerCase(Locale.ROOT);
            if (dimension.equals("fuel") && quantity == Variable.TOTAL_ACTIVITY) {
                throw new ExpressionException(
                        filter.position(), "a fuel of " + quantity.label(), "energy or CO2", "leave the filter out");
            }
            if (!dimension.equals("fuel") && !filter.equal()) {
                throw new ExpressionException(
                        filter.position(),
                        "\"" + filter.dimension() + "<>" + filter.element() + "\"",
                        "Fuel=, Fuel<>, Region= or Scenario=",
                        "");
            }
            switch (dimension) {
                case "fuel" -> {
                    fuel = fuel(filter, branch);
                    except = !filter.equal();
                }
                case "region" -> ofRegion = area.regionIndex(filter.element()).orElse(-1);
                case "scenario" ->
                    ofScenario = area.scenarioIndex(filter.element()).orElse(-1);
                default ->
                    throw new ExpressionException(
                            filter.position(),
                            "filter \"" + filter.dimension() + "\"",
                            "one of " + DIMENSIONS + " for results",
                            NearestName.hint(filter.dimension(), DIMENSIONS));
            }
        }
        if (ofScenario != scenario || ofRegion != region) {
            throw new ExpressionException(
                    reference.position(),
                    quantity.label() + " of " + branch.path() + " in another scenario or region",
                    "results of " + area.scenarios().get(scenario).name()
                            + (area.regions().size() == 1
                                    ? ""
                                    : ", " + area.regions().get(region).name()),
                    "scenarios and regions are calculated apart");
        }
        return new ResultReference(at.branch(), quantity, fuel, except);
    }

    private int fuel(Node.Filter filter, Branch branch) {
        if (filter.element().isEmpty()) {
            throw new ExpressionException(
                    filter.position(), "filter \"Fuel=\" without an element", "Fuel=Element", "name the fuel");
        }
        String code = fuels.fuel(new Node.Label(filter.position(), filter.element()), branch);
        return area.fuels().stream().map(Fuel::code).toList().indexOf(code);
    }

    /** Factor from the unit of the result to the one asked for. */
    double factor(Node.Reference reference, int branch) {
        Node.Selection selection = reference.selection();
        if (selection == null || selection.unit().isEmpty()) {
            return 1;
        }
        Branch of = area.branches().get(branch);
        Branch process = of.kind() == BranchKind.PROCESS ? of : process(of);
        String unit = switch (quantity(reference).measure(of.kind())) {
            case ENERGY -> "Mtce";
            case ACTIVITY -> process == null ? "" : process.unit();
            default -> "Mt CO2";
        };
        return fuels.convert(
                new Node.Label(selection.position(), unit), new Node.Label(selection.position(), selection.unit()));
    }

    /** True for Demand and what is below it. */
    private static boolean isDemand(Branch branch) {
        String key = LeapArea.nameKey(branch.path());
        String root = LeapArea.nameKey(LeapArea.DEMAND_ROOT);
        return key.equals(root) || key.startsWith(root + "\\");
    }

    /** True if expressions of the branch take part in the calculation of demand; effects are counted after it. */
    static boolean takesPartInDemand(Branch branch) {
        return isDemand(branch) && branch.kind() != BranchKind.EFFECT;
    }

    /**
     * True if a cell may change the result: its branch is that of the result, below it or above it. What energy and
     * activity cost does not change them.
     */
    static boolean changes(LeapArea area, Cell cell, ResultReference result) {
        Branch branch = area.branches().get(cell.branch());
        String own = LeapArea.nameKey(branch.path());
        String of = LeapArea.nameKey(area.branches().get(result.branch()).path());
        boolean cost = switch (cell.variable().measure(branch.kind())) {
            case MONEY_PER_ACTIVITY, MONEY_PER_ENERGY, MONEY_PER_POWER -> true;
            default -> false;
        };
        return takesPartInDemand(branch)
                && !cost
                && (own.equals(of) || own.startsWith(of + "\\") || of.startsWith(own + "\\"));
    }

    private @Nullable Branch process(Branch branch) {
        String key = LeapArea.nameKey(branch.path());
        return area.branches().stream()
                .filter(b -> b.kind() == BranchKind.PROCESS && key.startsWith(LeapArea.nameKey(b.path()) + "\\"))
                .findFirst()
                .orElse(null);
    }
}
