package org.cgeleap.iotables.update;

import java.util.ArrayList;
import java.util.List;
import org.cgeleap.iotables.read.Finding;
import org.cgeleap.iotables.read.InvalidInputException;
import org.cgeleap.iotables.update.CellRules.Rule;

/**
 * A blend of priors that is the same in every cell, in one line: {@code city2023=0.6,nation2017=0.4}. Weights are shares;
 * they must sum to one.
 *
 * @param name the line
 * @param rules what it says
 */
public record Blend(String name, CellRules rules) {
    private static final double ROUNDING = 1e-9;

    /**
     * Reads a line.
     *
     * @param line names of priors with shares from 0 to 1, such as {@code city2023=0.6,nation2017=0.4}
     * @return the blend, its rules for every cell with basis assumed
     * @throws InvalidInputException when it is no list of names with shares that sum to one
     */
    public static Blend of(String line) {
        List<Rule> rules = new ArrayList<>();
        double sum = 0;
        for (String part : line.split(",", -1)) {
            int equals = part.indexOf('=');
            double share = Double.NaN;
            try {
                share = equals > 0
                        ? Double.parseDouble(part.substring(equals + 1).strip())
                        : Double.NaN;
            } catch (NumberFormatException e) {
                // NaN says so below
            }
            if (!(share >= 0 && share <= 1)) {
                throw refused(line, "\"" + part + "\"", "PRIOR=SHARE, a share from 0 to 1");
            }
            sum += share;
            rules.add(new Rule(
                    "*", "*", part.substring(0, equals).strip(), share, "assumed", "blend stated for this run"));
        }
        if (Math.abs(sum - 1) > ROUNDING) {
            throw refused(line, "shares that sum to " + sum, "shares that sum to one");
        }
        return new Blend(line, CellRules.of(line, rules));
    }

    private static InvalidInputException refused(String line, String found, String expected) {
        return new InvalidInputException(List.of(new Finding("blend " + line, 0, "", found, expected)));
    }
}
