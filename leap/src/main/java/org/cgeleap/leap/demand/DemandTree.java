package org.cgeleap.leap.demand;

import java.util.ArrayList;
import java.util.List;
import org.cgeleap.leap.area.Branch;
import org.cgeleap.leap.area.BranchKind;
import org.cgeleap.leap.area.LeapArea;
import org.cgeleap.leap.area.ProcessMethod;
import org.cgeleap.leap.area.Unit;
import org.cgeleap.leap.area.Variable;

/**
 * The demand side of an area by index: industry m, process i, equipment j, fuel n, and end uses below categories. Branches
 * stand depth first, so the fuel branches below any branch are neighbours.
 */
public final class DemandTree {
    private final Quantities quantities;
    private final List<ProductionProcess> processes = new ArrayList<>();
    private final List<EndUse> endUses = new ArrayList<>();
    private int leaves;

    /**
     * Builds the tree of an area.
     *
     * @param quantities of the area
     */
    public DemandTree(Quantities quantities) {
        this.quantities = quantities;
        int branches = quantities.area().branches().size();
        for (int b = 0; b < branches; b++) {
            if (quantities.branch(b).kind() == BranchKind.PROCESS) {
                processes.add(process(b));
            }
        }
        for (int b = 0; b < branches; b++) {
            int parent = quantities.parent(b);
            if (quantities.branch(b).kind() == BranchKind.TECHNOLOGY
                    && parent >= 0
                    && quantities.branch(parent).kind() == BranchKind.CATEGORY) {
                endUses.add(endUse(b, parent));
            }
        }
    }

    /** {@return processes in the order of the tree} */
    public List<ProductionProcess> processes() {
        return List.copyOf(processes);
    }

    /** {@return end uses in the order of the tree} */
    public List<EndUse> endUses() {
        return List.copyOf(endUses);
    }

    /** {@return number of uses of a fuel: fuel branches and end uses} */
    public int leafCount() {
        return leaves;
    }

    /**
     * {@return key assumption of the area, {@link Quantity#NONE} if there is none of that path}
     *
     * @param path of the key, from its root
     */
    public Quantity key(String path) {
        return quantities.key(path);
    }

    private ProductionProcess process(int b) {
        List<Technology> technologies = new ArrayList<>();
        for (int child : quantities.children(b)) {
            if (quantities.branch(child).kind() == BranchKind.TECHNOLOGY) {
                technologies.add(technology(child, uses(child)));
            }
        }
        return new ProductionProcess(
                b,
                quantities.branch(b).method() == ProcessMethod.STOCK_TURNOVER,
                quantities.of(b, Variable.ACTIVITY_LEVEL),
                technologies);
    }

    private List<FuelUse> uses(int technology) {
        List<FuelUse> uses = new ArrayList<>();
        for (int child : quantities.children(technology)) {
            if (quantities.branch(child).kind() == BranchKind.FUEL && quantities.fuel(child) >= 0) {
                uses.add(use(child));
            }
        }
        return uses;
    }

    private FuelUse use(int b) {
        int fuel = quantities.fuel(b);
        Quantity cost = quantities.of(b, Variable.FUEL_COST);
        String code = quantities.area().fuels().get(fuel).code();
        return new FuelUse(
                b,
                leaves++,
                fuel,
                quantities.of(b, Variable.FINAL_ENERGY_INTENSITY),
                quantities.of(b, Variable.CO2_FACTOR),
                cost.given()
                        ? cost
                        : quantities.key(
                                LeapArea.KEY_ROOT + "\\Fuel Cost\\" + code,
                                quantities.money().over(Unit.parse("Mtce"))));
    }

    private Technology technology(int b, List<FuelUse> uses) {
        Quantity interest = quantities.of(b, Variable.INTEREST_RATE);
        return new Technology(
                b,
                quantities.of(b, Variable.ACTIVITY_SHARE),
                quantities.of(b, Variable.STOCK_SHARE),
                quantities.of(b, Variable.SALES_SHARE),
                quantities.of(b, Variable.LIFETIME),
                quantities.of(b, Variable.CAPTURE_RATE),
                quantities.of(b, Variable.CAPITAL_COST),
                quantities.of(b, Variable.FIXED_OM),
                quantities.of(b, Variable.VARIABLE_OM),
                interest.given() ? interest : quantities.key(LeapArea.INTEREST_KEY),
                uses);
    }

    private EndUse endUse(int b, int category) {
        Branch branch = quantities.branch(b);
        boolean useful = quantities.branch(category).method() == ProcessMethod.USEFUL_ENERGY;
        EndUse.Method method = branch.method() == ProcessMethod.TRANSPORT
                ? EndUse.Method.TRANSPORT
                : branch.method() == ProcessMethod.STOCK_TURNOVER
                        ? EndUse.Method.STOCK
                        : useful ? EndUse.Method.USEFUL : EndUse.Method.ACTIVITY;
        return new EndUse(
                method,
                levels(useful ? category : b),
                technology(b, List.of(use(b))),
                useful
                        ? new EndUse.Shares(
                                quantities.of(category, Variable.USEFUL_ENERGY_INTENSITY),
                                quantities.of(b, Variable.FUEL_SHARE),
                                quantities.orDefault(b, Variable.EFFICIENCY))
                        : EndUse.Shares.NONE,
                method == EndUse.Method.STOCK || method == EndUse.Method.TRANSPORT ? devices(b) : EndUse.Devices.NONE);
    }

    /** Activity levels from the root to a branch; one without data counts as 1. */
    private List<Quantity> levels(int b) {
        List<Quantity> levels = new ArrayList<>();
        for (int at = b; at >= 0; at = quantities.parent(at)) {
            Quantity level = quantities.of(at, Variable.ACTIVITY_LEVEL);
            if (level.given()) {
                levels.add(0, level);
            }
        }
        return levels;
    }

    /** Stock data; the mileage is that of one unit of the stock, which may be counted in thousands or millions. */
    private EndUse.Devices devices(int b) {
        Quantity mileage = quantities.of(b, Variable.MILEAGE);
        double perUnit = Unit.parse(quantities.branch(b).unit()).scale();
        return new EndUse.Devices(
                quantities.of(b, Variable.STOCK),
                quantities.of(b, Variable.SALES),
                quantities.of(b, Variable.SCRAPPAGE),
                quantities.of(b, Variable.FIRST_SALES_YEAR),
                quantities.orDefault(b, Variable.DEVICE_SHARE),
                new Quantity(mileage.series(), mileage.factor() * perUnit),
                quantities.of(b, Variable.FUEL_ECONOMY),
                quantities.orDefault(b, Variable.FUEL_ECONOMY_CORRECTION),
                quantities.survival(b),
                quantities.vintageShare(b),
                quantities.curve(b, Variable.DEGRADATION_PROFILE),
                quantities.curve(b, Variable.MILEAGE_DEGRADATION));
    }
}
