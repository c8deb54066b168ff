package org.cgeleap.leap;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.cgeleap.leap.area.BranchKind;
import org.cgeleap.leap.area.ResultParts;
import org.cgeleap.leap.area.ResultReference;
import org.cgeleap.leap.area.Variable;

/**
 * The parts of a result: of demand, the uses of fuel below the branch, each with the activity it follows and the cells of
 * its branch and those above; of supply, the processes or the branch with their cells.
 */
final class ExplainedResult implements ResultParts {
    private final AreaResult result;
    private final AreaModel model;

    ExplainedResult(AreaResult result) {
        this.result = result;
        this.model = result.model();
    }

    @Override
    public List<Part> of(ResultReference of, int t) {
        int year = model.years()[t];
        boolean byUse = switch (of.quantity()) {
            case FINAL_ENERGY_DEMAND, DIRECT_CO2, CAPTURED_CO2, INDIRECT_CO2 -> model.isDemand(of.branch());
            default -> false;
        };
        if (!byUse) {
            return List.of(new Part(
                    of.quantity().label() + " of " + model.branchPath(of.branch()),
                    AreaFigures.series(result, of)[t],
                    "calculated from the cells below and those of the branches under it",
                    cells(of.branch())));
        }
        String path = model.branchPath(of.branch());
        List<Part> parts = new ArrayList<>();
        for (int b = 0; b < model.branchCount(); b++) {
            boolean below = (model.branchPath(b) + "\\").startsWith(path + "\\");
            boolean use = model.subtrees().leaves(b).length == 1 && isUse(b);
            if (!below || !use) {
                continue;
            }
            int fuel = model.quantities().fuel(b);
            double value = AreaFigures.series(
                    result, new ResultReference(b, of.quantity(), of.fuel(), of.except(), of.effect()))[t];
            if (value != 0) {
                parts.add(new Part(
                        model.branchPath(b) + ":" + of.quantity().label(), value, how(b, fuel, year), cells(b)));
            }
        }
        parts.sort(Comparator.comparingDouble((Part p) -> Math.abs(p.value())).reversed());
        return parts;
    }

    private boolean isUse(int b) {
        BranchKind kind = model.branch(b).kind();
        return kind == BranchKind.FUEL
                || (kind == BranchKind.TECHNOLOGY && model.subtrees().endUseOf(b) >= 0);
    }

    private String how(int b, int fuel, int year) {
        double activity = result.activity(b, year);
        double energy = result.energy(b, fuel, year);
        return String.format(
                Locale.ROOT,
                "activity %.10g x %.10g Mtce of %s each = %.10g Mtce",
                activity,
                activity == 0 ? 0 : energy / activity,
                model.fuelCode(fuel),
                energy);
    }

    /** Cells of a branch and of those above it. */
    private List<BranchVariable> cells(int branch) {
        List<BranchVariable> cells = new ArrayList<>();
        for (int b = branch; b >= 0; b = model.quantities().parent(b)) {
            for (Variable variable : Variable.of(model.branch(b).kind())) {
                if (model.cells().series(b, variable).isPresent()) {
                    cells.add(new BranchVariable(b, variable));
                }
            }
        }
        return cells;
    }
}
