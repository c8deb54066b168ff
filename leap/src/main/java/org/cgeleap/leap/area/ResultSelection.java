package org.cgeleap.leap.area;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.cgeleap.leap.expression.ExpressionException;
import org.cgeleap.leap.expression.NearestName;
import org.cgeleap.leap.expression.Node;
import org.jspecify.annotations.Nullable;

/** References to results: {@code Demand\\Steel:Final Energy Demand[PJ, Fuel=coal]}. */
final class ResultSelection {
    private static final List<String> DIMENSIONS = List.of("Fuel", "Effect", "Region", "Scenario");
    private static final String TRANSFORMATION = LeapArea.nameKey("Transformation");
    private static final Set<Variable> OF_DEMAND = EnumSet.of(
            Variable.FINAL_ENERGY_DEMAND,
            Variable.TOTAL_ACTIVITY,
            Variable.DIRECT_CO2,
            Variable.INDIRECT_CO2,
            Variable.CAPTURED_CO2,
            Variable.TOTAL_COST);
    private static final Set<Variable> BY_FUEL = EnumSet.of(
            Variable.FINAL_ENERGY_DEMAND,
            Variable.DIRECT_CO2,
            Variable.INDIRECT_CO2,
            Variable.CAPTURED_CO2,
            Variable.FEEDSTOCK_INPUT);

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

    /** A result with the scenario and region it is asked for in. */
    record Meant(ResultReference result, int scenario, int region) {}

    /**
     * The result that a reference means.
     *
     * @param at the branch referred to, in the scenario and region asked for
     */
    Meant of(Node.Reference reference, Cell at) {
        Branch branch = area.branches().get(at.branch());
        Variable quantity = quantity(reference);
        check(reference, branch, quantity);
        int scenario = at.scenario();
        int region = at.region();
        int fuel = -1;
        int effect = -1;
        boolean except = false;
        Node.Selection selection = reference.selection();
        for (Node.Filter filter : selection == null ? List.<Node.Filter>of() : selection.filters()) {
            String dimension = filter.dimension().toLowerCase(Locale.ROOT);
            if (dimension.equals("fuel") && !BY_FUEL.contains(quantity)) {
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
                case "effect" -> effect = effect(filter, quantity);
                case "region" ->
                    region = found(
                            filter,
                            area.regionIndex(filter.element()),
                            area.regions().stream().map(Region::name).toList());
                case "scenario" ->
                    scenario = found(
                            filter,
                            area.scenarioIndex(filter.element()),
                            area.scenarios().stream().map(Scenario::name).toList());
                default ->
                    throw new ExpressionException(
                            filter.position(),
                            "filter \"" + filter.dimension() + "\"",
                            "one of " + DIMENSIONS + " for results",
                            NearestName.hint(filter.dimension(), DIMENSIONS));
            }
        }
        if (quantity == Variable.EFFECT_MASS && effect < 0) {
            throw new ExpressionException(
                    reference.position(),
                    quantity.label() + " without an effect",
                    "the filter Effect=",
                    "name the effect");
        }
        return new Meant(new ResultReference(at.branch(), quantity, fuel, except, effect), scenario, region);
    }

    private static int found(Node.Filter filter, OptionalInt index, List<String> names) {
        return index.orElseThrow(() -> new ExpressionException(
                filter.position(),
                filter.dimension() + " \"" + filter.element() + "\"",
                "one of " + names,
                NearestName.hint(filter.element(), names)));
    }

    private int effect(Node.Filter filter, Variable quantity) {
        List<String> codes =
                area.effects().stream().map(Effect::code).distinct().toList();
        if (quantity != Variable.EFFECT_MASS) {
            throw new ExpressionException(
                    filter.position(),
                    "an effect of " + quantity.label(),
                    Variable.EFFECT_MASS.label(),
                    "leave the filter out");
        }
        for (int e = 0; e < area.effects().size(); e++) {
            if (area.effects().get(e).code().equalsIgnoreCase(filter.element())) {
                return e;
            }
        }
        throw new ExpressionException(
                filter.position(),
                "effect \"" + filter.element() + "\"",
                "one of " + codes,
                NearestName.hint(filter.element(), codes));
    }

    /** Refuses a branch that has no such result. */
    private void check(Node.Reference reference, Branch branch, Variable quantity) {
        String key = LeapArea.nameKey(branch.path());
        boolean demand = ResultNeeds.isDemand(key);
        boolean ofDemand = OF_DEMAND.contains(quantity) && demand && branch.kind() != BranchKind.EFFECT;
        boolean ofSupply = ResultNeeds.kinds(quantity).contains(branch.kind());
        boolean ofRoot = key.equals(TRANSFORMATION)
                && (quantity == Variable.DIRECT_CO2
                        || quantity == Variable.CAPTURED_CO2
                        || quantity == Variable.TOTAL_COST);
        boolean ofAny = quantity == Variable.EFFECT_MASS || quantity == Variable.WARMING_POTENTIAL;
        if (quantity == Variable.TOTAL_ACTIVITY && branch.kind() != BranchKind.PROCESS && process(branch) == null) {
            throw new ExpressionException(
                    reference.position(),
                    quantity.label() + " of " + branch.path(),
                    "a process, or a technology or fuel of one",
                    "units of activity differ elsewhere");
        }
        if (!ofDemand && !ofSupply && !ofRoot && !ofAny) {
            String kinds = ResultNeeds.kinds(quantity).stream()
                    .map(k -> k.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .collect(Collectors.joining(", "));
            throw new ExpressionException(
                    reference.position(),
                    quantity.label() + " of " + branch.path(),
                    OF_DEMAND.contains(quantity)
                            ? "a branch of " + LeapArea.DEMAND_ROOT + (kinds.isEmpty() ? "" : ", or a " + kinds)
                            : "a " + kinds,
                    "no other branch has this result");
        }
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
        String unit = unit(quantity(reference), branch);
        return fuels.convert(
                new Node.Label(selection.position(), unit), new Node.Label(selection.position(), selection.unit()));
    }

    /** Unit of a result where none is asked for. */
    String unit(Variable quantity, int branch) {
        Branch of = area.branches().get(branch);
        Branch process = of.kind() == BranchKind.PROCESS ? of : process(of);
        return switch (quantity.measure(of.kind())) {
            case ENERGY -> "Mtce";
            case ACTIVITY -> process == null ? "" : process.unit();
            case POWER -> "MW";
            case FRACTION -> "%";
            case MONEY -> "10^8 " + area.settings().money().unit();
            default -> quantity == Variable.EFFECT_MASS ? "Mt" : "Mt CO2";
        };
    }

    private @Nullable Branch process(Branch branch) {
        String key = LeapArea.nameKey(branch.path());
        return area.branches().stream()
                .filter(b -> b.kind() == BranchKind.PROCESS && key.startsWith(LeapArea.nameKey(b.path()) + "\\"))
                .findFirst()
                .orElse(null);
    }
}
