package org.cgeleap.cge.system;

import java.util.List;

/**
 * What can be said of a model and its closure before it is solved.
 *
 * @param conditions in force: those of variables that are not held, and one for each swap
 * @param variables to be solved
 * @param held variables that are held, the numeraire among them
 * @param entries of the incidence of conditions and variables
 * @param errors blocks that have more conditions than variables, or fewer: no solution, or no single one, whatever the
 *     numbers are
 * @param warnings what can be solved but was probably not meant
 */
public record StructuralReport(
        int conditions, int variables, int held, int entries, List<String> errors, List<String> warnings) {

    /**
     * Copies the lists.
     *
     * @param conditions in force: those of variables that are not held, and one for each swap
     * @param variables to be solved
     * @param held variables that are held, the numeraire among them
     * @param entries of the incidence of conditions and variables
     * @param errors blocks that have more conditions than variables, or fewer
     * @param warnings what can be solved but was probably not meant
     */
    public StructuralReport {
        errors = List.copyOf(errors);
        warnings = List.copyOf(warnings);
    }

    /** {@return whether every condition can be paired with a variable it can decide} */
    public boolean sound() {
        return errors.isEmpty();
    }
}
