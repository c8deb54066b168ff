package org.cgeleap.cge.system;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Parameters of nests that a swap solves for: they follow the values of their variables, in conditions and Jacobian. */
final class FollowedParameters {
    /** Part of its start below which such a parameter counts as driven to zero. */
    private static final double NEXT_TO_ZERO = 0.05;

    private final EquilibriumSystem system;
    private final ModelStructure structure;
    private final Equations equations;
    private double[] given = {};
    private @Nullable Tangents tangents;
    private String refused = "";

    FollowedParameters(EquilibriumSystem system) {
        this.system = system;
        this.structure = system.model().structure();
        this.equations = system.equations();
    }

    /** Takes all parameters; those followed are overwritten at every point. */
    void parameters(double[] all) {
        given = structure.solved().none() ? given : all.clone();
    }

    /** Gives them the values of their variables; false where that is no quantity, price or elasticity. */
    boolean follow(double[] x) {
        SolvedParameters solved = structure.solved();
        for (int k = 0; k < solved.parameter().length; k++) {
            given[solved.parameter()[k]] = x[solved.variable()[k]];
        }
        try {
            if (!solved.none()) {
                equations.refresh(given);
            }
            return true;
        } catch (IllegalArgumentException negative) {
            refused = String.valueOf(negative.getMessage()).replaceFirst(" is .*", "");
            return false;
        }
    }

    /** Writes the columns of their variables into the Jacobian; false where there is no derivative. */
    boolean columns(double[] values) {
        SolvedParameters solved = structure.solved();
        if (solved.none()) {
            return true;
        }
        Tangents along = tangents == null ? new Tangents(system) : tangents;
        tangents = along;
        double[] dx = new double[system.size()];
        double[] nothing = new double[dx.length];
        int[] pointers = structure.pattern().columnPointers();
        for (int variable : solved.variable()) {
            dx[variable] = 1;
            if (!along.along(new double[given.length], dx, nothing)) {
                return false;
            }
            dx[variable] = 0;
            for (int t = pointers[variable]; t < pointers[variable + 1]; t++) {
                values[t] = along.residual(structure.pattern().rowIndices()[t]);
            }
        }
        return true;
    }

    /** Says which of them a search has driven to zero, if a number beyond it was refused. */
    Optional<String> refusal(double[] x) {
        double[] start = system.model().start();
        for (int variable : structure.solved().variable()) {
            if (!refused.isEmpty() && Math.abs(x[variable]) <= NEXT_TO_ZERO * Math.abs(start[variable])) {
                return Optional.of("What is asked for drives " + system.variableName(variable)
                        + " to zero and beyond, as " + refused + ": it would have to be negative.");
            }
        }
        return Optional.empty();
    }
}
