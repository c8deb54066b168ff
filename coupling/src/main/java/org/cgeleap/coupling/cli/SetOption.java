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
            description =
                    "Use another value for a key of the case's parameter files, in every year and scenario; may be repeated.")
    private Map<String, String> given = new LinkedHashMap<>();

    /** The numbers given. */
    Map<String, Double> values() {
        Map<String, Double> values = new LinkedHashMap<>();
        List<String> wrong = new ArrayList<>();
        given.forEach((key, text) -> {
            try {
                values.put(key, Double.parseDouble(text));
            } catch (NumberFormatException e) {
                wrong.add("--set " + key + ": found " + text + "; expected a number such as 0.5");
            }
        });
        if (!wrong.isEmpty()) {
            throw new InputException(wrong);
        }
        return values;
    }
}
