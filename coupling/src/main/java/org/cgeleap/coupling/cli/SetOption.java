package org.cgeleap.coupling.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cgeleap.calibration.casefile.InputException;
import picocli.CommandLine.Option;

/** {@code --set KEY=VALUE}, shared by the commands that read a case. */
final class SetOption {
    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Use another value for a number of the case: a key of its parameter files in every year and"
                    + " scenario, KEY[SCENARIO][YEAR] of it, or any other number by its name in parameters.csv or"
                    + " docs/sensitivity.md; factor:KEY multiplies. May be repeated.")
    private Map<String, String> given = new LinkedHashMap<>();

    /** The numbers given. */
    Map<String, Double> values() {
        Map<String, Double> values = new LinkedHashMap<>();
        List<String> wrong = new ArrayList<>();
        given.forEach((key, text) -> {
            double value = number(text);
            if (Double.isFinite(value)) {
                values.put(key, value);
            } else {
                wrong.add("--set " + key + ": found " + text + "; expected a number such as 0.5");
            }
        });
        if (!wrong.isEmpty()) {
            throw new InputException(wrong);
        }
        return values;
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
