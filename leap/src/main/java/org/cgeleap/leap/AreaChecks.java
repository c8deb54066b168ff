package org.cgeleap.leap;

import java.util.ArrayList;
import java.util.List;
import org.cgeleap.leap.area.Branch;
import org.cgeleap.leap.area.BranchKind;
import org.cgeleap.leap.area.LeapArea;
import org.cgeleap.leap.area.Variable;
import org.cgeleap.leap.demand.EndUse;
import org.cgeleap.leap.demand.Quantities;
import org.cgeleap.leap.demand.Quantity;

/**
 * Diagnostics of a result as data: what LEAP's diagnostics view shows (fuel demanded but not produced, produced but not
 * needed, order of modules, undefined branches, checksums) and shares that do not add up.
 *
 * <p>A check that holds gives one row with its worst value; one that fails gives a row for every branch or fuel it fails
 * for, in the year it fails most.
 */
public final class AreaChecks {
    /** Shares are data in percent; what their sum misses may come from rounding of sums of about ten, no more. */
    static final double SHARES = 1e-9;

    /** Sums of thousands of terms in another order. */
    static final double SUMS = 1e-9;

    private final AreaResult result;
    private final AreaModel model;
    private final List<AreaCheck> checks = new ArrayList<>();

    private AreaChecks(AreaResult result) {
        this.result = result;
        this.model = result.model();
    }

    /**
     * {@return all checks of a result}
     *
     * @param result of any scenario; its supply side is calculated for them
     */
    public static List<AreaCheck> of(AreaResult result) {
        AreaChecks all = new AreaChecks(result);
        all.shares();
        all.undefined();
        all.childrenSum();
        all.emissionsSum();
        new SupplyChecks(result, all).run();
        return List.copyOf(all.checks);
    }

    /** Reports a check over items and years: the worst of what holds, each item of what fails. */
    void report(String check, List<String> items, ByYear value, double tolerance, String whenFailed) {
        int worstYear = 0;
        int worstItem = -1;
        double worst = -1;
        boolean failed = false;
        for (int i = 0; i < items.size(); i++) {
            double most = -1;
            int at = 0;
            for (int t = 0; t < model.yearCount(); t++) {
                double found = Math.abs(value.at(i, t));
                if (!(found <= most)) {
                    most = found;
                    at = t;
                }
            }
            if (!(most <= tolerance)) {
                failed = true;
                add(model.years()[at], check, items.get(i), most, tolerance, whenFailed);
            }
            if (most > worst) {
                worst = most;
                worstItem = i;
                worstYear = model.years()[at];
            }
        }
        if (!failed) {
            add(
                    worstItem < 0 ? 0 : worstYear,
                    check,
                    worstItem < 0 ? "" : items.get(worstItem),
                    Math.max(0, worst),
                    tolerance,
                    "");
        }
    }

    private void add(int year, String check, String item, double value, double tolerance, String message) {
        checks.add(new AreaCheck(
                model.scenario(), model.region(), year, check, item, value, tolerance, value <= tolerance, message));
    }

    /** A figure of an item and year. */
    interface ByYear {
        double at(int item, int t);
    }

    /** A group of shares that should sum to 1. */
    private record Shares(String item, List<Quantity> of) {}

    private void shares() {
        Quantities quantities = model.quantities();
        List<Shares> groups = new ArrayList<>();
        for (int b = 0; b < model.branchCount(); b++) {
            List<Integer> children = quantities.children(b);
            List<Quantity> levels = new ArrayList<>();
            List<Quantity> fuelShares = new ArrayList<>();
            List<Quantity> feedstocks = new ArrayList<>();
            List<Quantity> outputs = new ArrayList<>();
            for (int child : children) {
                Branch branch = model.branch(child);
                boolean demand = branch.kind() == BranchKind.CATEGORY || branch.kind() == BranchKind.TECHNOLOGY;
                if (demand && branch.isShare() && !branch.isSaturation()) {
                    levels.add(quantities.of(child, Variable.ACTIVITY_LEVEL));
                }
                switch (branch.kind()) {
                    case TECHNOLOGY -> fuelShares.add(quantities.of(child, Variable.FUEL_SHARE));
                    case FEEDSTOCK -> feedstocks.add(quantities.orDefault(child, Variable.FEEDSTOCK_FUEL_SHARE));
                    case OUTPUT -> {
                        if (!quantities.of(child, Variable.CO_PRODUCT).given()) { // co-products stand beside the shares
                            outputs.add(quantities.orDefault(child, Variable.OUTPUT_SHARE));
                        }
                    }
                    default -> {}
                }
            }
            group(groups, b, "shares of the branches below", levels);
            if (fuelShares.stream().anyMatch(Quantity::given)) {
                group(groups, b, Variable.FUEL_SHARE.label(), fuelShares);
            }
            group(groups, b, Variable.FEEDSTOCK_FUEL_SHARE.label(), feedstocks);
            group(groups, b, Variable.OUTPUT_SHARE.label(), outputs);
        }
        double[][] values = result.accounting().values();
        report(
                "shares_sum",
                groups.stream().map(Shares::item).toList(),
                (i, t) -> groups.get(i).of().stream()
                                .mapToDouble(q -> q.at(t, values))
                                .sum()
                        - 1,
                SHARES,
                "shares do not sum to 100 %: the value is what is missing or too much, as a fraction");
    }

    private void group(List<Shares> groups, int b, String what, List<Quantity> of) {
        if (!of.isEmpty()) {
            groups.add(new Shares(model.branchPath(b) + ": " + what, of));
        }
    }

    /** Branches that stand for something and say nothing. */
    private void undefined() {
        List<String> empty = new ArrayList<>();
        Quantities quantities = model.quantities();
        for (int b = 0; b < model.branchCount(); b++) {
            Branch branch = model.branch(b);
            boolean childless = quantities.children(b).isEmpty();
            boolean of = branch.row() > 0
                    && childless
                    && (branch.kind() == BranchKind.CATEGORY
                            || (branch.kind() == BranchKind.TECHNOLOGY && branch.fuel() == null)
                            || branch.kind() == BranchKind.TRANSFORMATION_PROCESS
                            || branch.kind() == BranchKind.NON_ENERGY);
            if (of) {
                empty.add(branch.path());
            }
        }
        report("undefined_branch", empty, (i, t) -> 1, 0, "the branch has nothing below it and takes no part");
    }

    private void childrenSum() {
        List<Integer> parents = new ArrayList<>();
        Quantities quantities = model.quantities();
        for (int b = 0; b < model.branchCount(); b++) {
            boolean demand = model.subtrees().leaves(b).length > 0;
            if (demand
                    && model.branch(b).fuel() == null
                    && !quantities.children(b).isEmpty()) {
                parents.add(b);
            }
        }
        report(
                "children_sum",
                parents.stream().map(model::branchPath).toList(),
                (i, t) -> {
                    int year = model.years()[t];
                    double own = result.energy(parents.get(i), year);
                    double below = quantities.children(parents.get(i)).stream()
                            .mapToDouble(c -> result.energy(c, year))
                            .sum();
                    return relative(own - below, own);
                },
                SUMS,
                "energy of the branches below does not sum to the branch's");
    }

    private void emissionsSum() {
        int root = model.branchIndex(LeapArea.DEMAND_ROOT);
        List<Integer> sectors = result.supply().sectors();
        report(
                "co2_by_fuel_and_branch",
                List.of(LeapArea.DEMAND_ROOT),
                (i, t) -> {
                    int year = model.years()[t];
                    double byFuel = 0;
                    for (int f = 0; f < model.fuelCount(); f++) {
                        byFuel += result.co2Direct(root, f, year);
                    }
                    double byBranch = sectors.stream()
                            .mapToDouble(b -> result.co2Direct(b, year))
                            .sum();
                    return relative(byFuel - byBranch, byFuel);
                },
                SUMS,
                "direct CO2 by fuel and by branch differ");
        List<EndUse> uses = model.demand().endUses();
        report(
                "saturation_within_100",
                uses.stream()
                        .map(u -> model.branchPath(u.technology().branch()))
                        .toList(),
                (i, t) -> uses.get(i).levels().stream()
                        .filter(q -> saturation(q))
                        .mapToDouble(
                                q -> Math.max(0, q.at(t, result.accounting().values()) - 1))
                        .max()
                        .orElse(0),
                SHARES,
                "a share or saturation above 100 %");
    }

    private boolean saturation(Quantity level) {
        return level.given()
                && model.branch(model.cells().cell(level.series()).branch()).isShare();
    }

    /** A difference relative to a size; the difference itself where there is no size. */
    static double relative(double difference, double size) {
        return size == 0 ? difference : difference / Math.abs(size);
    }
}
