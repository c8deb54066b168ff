package org.cgeleap.leap;

import java.util.List;
import org.cgeleap.leap.area.Explanation;
import org.cgeleap.leap.area.ResultParts;
import org.cgeleap.leap.area.ResultReference;
import org.cgeleap.leap.area.Variable;

/** Where the numbers of one evaluation come from, down to the rows of data. */
final class AreaExplanations {
    /** Parts of a result that an explanation shows. */
    private static final int MOST_PARTS = 8;

    private final AreaModel model;
    private final AreaInputs inputs;
    private final AreaResult result;

    /**
     * Explanations of a model.
     *
     * @param inputs what was given to the evaluation
     */
    AreaExplanations(AreaModel model, AreaInputs inputs) {
        this(inputs, model.evaluate(inputs));
    }

    /**
     * Explanations of an evaluation.
     *
     * @param inputs what was given to it
     * @param result what it gave
     */
    AreaExplanations(AreaInputs inputs, AreaResult result) {
        this.model = result.model();
        this.inputs = inputs;
        this.result = result;
    }

    Explanation of(String branchPath, Variable variable, int year) {
        if (!model.area().years().contains(year)) {
            throw new IllegalArgumentException(year + " is not within "
                    + model.area().years().base() + ".." + model.area().years().end());
        }
        return model.cells()
                .explain(
                        result.accounting().values(),
                        inputs.seriesByIndex().keySet(),
                        new ExplainedResult(result),
                        model.branchIndex(branchPath),
                        variable,
                        year)
                .orElseThrow(() -> new IllegalArgumentException(
                        "no expression gives " + variable.label() + " of " + branchPath + " in " + model.scenario()));
    }

    Explanation ofResult(String branchPath, Variable quantity, int year) {
        return ofResult(new ResultReference(model.branchIndex(branchPath), quantity, -1, false, -1), year);
    }

    /** A result with its parts, as an expression may ask for it. */
    Explanation ofResult(ResultReference reference, int year) {
        int branch = reference.branch();
        Variable quantity = reference.quantity();
        int t = result.index(year);
        double value;
        List<ResultParts.Part> parts;
        try {
            value = AreaFigures.series(result, reference)[t];
            parts = new ExplainedResult(result).of(reference, t);
        } catch (IllegalStateException | IndexOutOfBoundsException e) {
            throw new IllegalArgumentException(model.branchPath(branch) + " has no " + quantity.label(), e);
        }
        List<Explanation> below = parts.stream()
                .limit(MOST_PARTS)
                .map(part -> new Explanation(
                        Explanation.Kind.FORMULA,
                        part.text(),
                        year,
                        part.value(),
                        part.how(),
                        null,
                        part.cells().stream()
                                .map(c -> of(model.branchPath(c.branch()), c.variable(), year))
                                .toList()))
                .toList();
        String more = parts.size() > MOST_PARTS ? ", the largest " + MOST_PARTS + " shown" : "";
        return new Explanation(
                Explanation.Kind.GIVEN,
                model.branchPath(branch) + ":" + quantity.label() + ", " + model.scenario(),
                year,
                value,
                "result, the sum of " + parts.size() + more,
                null,
                below);
    }
}
