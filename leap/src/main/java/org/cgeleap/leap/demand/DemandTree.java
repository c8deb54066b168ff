package org.cgeleap.leap.demand;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.cgeleap.leap.area.Branch;
import org.cgeleap.leap.area.BranchKind;
import org.cgeleap.leap.area.CellGraph;
import org.cgeleap.leap.area.CellUnits;
import org.cgeleap.leap.area.LeapArea;
import org.cgeleap.leap.area.ProcessMethod;
import org.cgeleap.leap.area.Variable;

/**
 * The demand side of an area by index: industry m, process i, equipment j, fuel n. Branches stand depth first, so the
 * fuel branches below any branch are neighbours.
 */
public final class DemandTree {
    private final LeapArea area;
    private final CellGraph cells;
    private final CellUnits units;
    private final Map<String, Integer> branchByKey = new HashMap<>();
    private final Map<String, List<Integer>> children = new HashMap<>();
    private final Map<String, Integer> fuelByCode = new HashMap<>();
    private final List<ProductionProcess> processes = new ArrayList<>();
    private int leaves;

    /** Builds the tree of an area whose cells are compiled. */
    public DemandTree(LeapArea area, CellGraph cells, CellUnits units) {
        this.area = area;
        this.cells = cells;
        this.units = units;
        for (int f = 0; f < area.fuels().size(); f++) {
            fuelByCode.put(area.fuels().get(f).code(), f);
        }
        for (int b = 0; b < area.branches().size(); b++) {
            Branch branch = area.branches().get(b);
            branchByKey.put(LeapArea.nameKey(branch.path()), b);
            children.computeIfAbsent(LeapArea.nameKey(branch.parentPath()), k -> new ArrayList<>())
                    .add(b);
        }
        for (int b = 0; b < area.branches().size(); b++) {
            if (area.branches().get(b).kind() == BranchKind.PROCESS) {
                processes.add(process(b));
            }
        }
    }

    /** Processes in the order of the tree. */
    public List<ProductionProcess> processes() {
        return List.copyOf(processes);
    }

    /** Number of fuel branches. */
    public int leafCount() {
        return leaves;
    }

    private ProductionProcess process(int b) {
        Branch branch = area.branches().get(b);
        List<Technology> technologies = new ArrayList<>();
        for (int child : childrenOf(branch)) {
            technologies.add(technology(child));
        }
        return new ProductionProcess(
                b, branch.method() == ProcessMethod.STOCK_TURNOVER, quantity(b, Variable.ACTIVITY_LEVEL), technologies);
    }

    private Technology technology(int b) {
        List<FuelUse> uses = new ArrayList<>();
        for (int child : childrenOf(area.branches().get(b))) {
            Integer fuel =
                    fuelByCode.get(String.valueOf(area.branches().get(child).fuel()));
            if (fuel != null) {
                uses.add(new FuelUse(
                        child,
                        leaves++,
                        fuel,
                        quantity(child, Variable.FINAL_ENERGY_INTENSITY),
                        quantity(child, Variable.CO2_FACTOR)));
            }
        }
        Quantity interest = quantity(b, Variable.INTEREST_RATE);
        return new Technology(
                b,
                quantity(b, Variable.ACTIVITY_SHARE),
                quantity(b, Variable.STOCK_SHARE),
                quantity(b, Variable.SALES_SHARE),
                quantity(b, Variable.LIFETIME),
                quantity(b, Variable.CAPTURE_RATE),
                quantity(b, Variable.CAPITAL_COST),
                quantity(b, Variable.FIXED_OM),
                interest.given() ? interest : key(LeapArea.INTEREST_KEY),
                uses);
    }

    /** A key assumption of the area, {@link Quantity#NONE} if there is none of that path. */
    public Quantity key(String path) {
        Integer branch = branchByKey.get(LeapArea.nameKey(path));
        return branch == null ? Quantity.NONE : quantity(branch, Variable.KEY_ASSUMPTION);
    }

    private Quantity quantity(int branch, Variable variable) {
        OptionalInt series = cells.series(branch, variable);
        return series.isPresent() ? new Quantity(series.getAsInt(), units.factor(branch, variable)) : Quantity.NONE;
    }

    private List<Integer> childrenOf(Branch branch) {
        return children.getOrDefault(LeapArea.nameKey(branch.path()), List.of());
    }
}
