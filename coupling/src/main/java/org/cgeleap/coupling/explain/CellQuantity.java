package org.cgeleap.coupling.explain;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cgeleap.calibration.casefile.InputException;
import org.cgeleap.leap.AreaModel;
import org.cgeleap.leap.area.BranchKind;
import org.cgeleap.leap.area.Variable;

/**
 * A cell of the LEAP area as a user writes it: {@code Branch\Path:Variable}, the variable by its name, by an unambiguous
 * part of it ("Energy Intensity"), or left out where the branch has one main variable; or
 * a result by its name ("Final Energy Demand").
 *
 * @param branch path of the branch
 * @param variable its variable
 */
record CellQuantity(String branch, Variable variable) {

    static CellQuantity of(String text, AreaModel model) {
        int colon = text.lastIndexOf(':');
        String path = (colon < 0 ? text : text.substring(0, colon)).strip();
        int branch;
        try {
            branch = model.branchIndex(path);
        } catch (IllegalArgumentException e) {
            throw new InputException(List.of("QUANTITY: " + e.getMessage()));
        }
        BranchKind kind = model.branch(branch).kind();
        List<Variable> known = Variable.of(kind);
        if (colon < 0) {
            return new CellQuantity(model.branchPath(branch), main(kind, known, path));
        }
        String wanted = text.substring(colon + 1).strip().toLowerCase(Locale.ROOT);
        Optional<Variable> result = Variable.resultNamed(wanted);
        if (result.isPresent()) {
            return new CellQuantity(model.branchPath(branch), result.get());
        }
        List<Variable> exact =
                known.stream().filter(v -> lower(v).equals(wanted)).toList();
        List<Variable> part = exact.isEmpty() && !wanted.isEmpty()
                ? known.stream().filter(v -> lower(v).contains(wanted)).toList()
                : exact;
        if (part.size() != 1) {
            throw new InputException(List.of(
                    "QUANTITY: found variable \"" + text.substring(colon + 1).strip()
                            + "\" of " + path + "; expected one of "
                            + (part.isEmpty() ? known : part)
                                    .stream().map(Variable::label).toList()));
        }
        return new CellQuantity(model.branchPath(branch), part.get(0));
    }

    private static String lower(Variable variable) {
        return variable.label().toLowerCase(Locale.ROOT);
    }

    private static Variable main(BranchKind kind, List<Variable> known, String path) {
        return switch (kind) {
            case KEY -> Variable.KEY_ASSUMPTION;
            case FUEL -> Variable.FINAL_ENERGY_INTENSITY;
            case PROCESS -> Variable.ACTIVITY_LEVEL;
            default ->
                throw new InputException(List.of("QUANTITY: found " + path + " without a variable; expected "
                        + path + ":VARIABLE with one of "
                        + known.stream().map(Variable::label).toList()));
        };
    }
}
