package org.cgeleap.leap.area;

import java.util.List;
import org.cgeleap.leap.expression.EvaluationFault;
import org.cgeleap.leap.expression.Term;

/** A curve over age (years) or hours (percent of the year's hours, highest load first); the same in every year. */
public final class Profile {
    private final String label;
    private final Term term;

    Profile(String label, Term term) {
        this.label = label;
        this.term = term;
    }

    /**
     * {@return value at an argument, in the unit in which it is written}
     *
     * @param argument what {@code Age} or {@code Hours} stands for
     * @throws AreaException if there is no finite value
     */
    public double at(double argument) {
        String fault;
        try {
            double value = term.at(0, new double[][] {{argument}});
            if (Double.isFinite(value)) {
                return value;
            }
            fault = "the value is " + value;
        } catch (EvaluationFault e) {
            fault = String.valueOf(e.getMessage());
        }
        throw new AreaException(List.of(new Finding(
                ExpressionsFile.FILE,
                0,
                label,
                "at " + argument + ": " + fault,
                "a finite number at every age or hour",
                "correct the expression")));
    }
}
