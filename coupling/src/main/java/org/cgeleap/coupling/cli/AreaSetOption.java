package org.cgeleap.coupling.cli;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cgeleap.calibration.casefile.InputException;
import org.cgeleap.leap.AreaInputs;
import org.cgeleap.leap.AreaModel;
import picocli.CommandLine.Option;

/** {@code --set KEY=VALUE} of a LEAP area. */
final class AreaSetOption {
    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Use another value for a key assumption (Key\\Path) or any variable (Branch:Variable), in the"
                    + " unit of the area, in every year and scenario; may be repeated.")
    private Map<String, String> given = new LinkedHashMap<>();

    /** As given. */
    Map<String, String> given() {
        return given;
    }

    /** Inputs with the values given. */
    AreaInputs on(AreaInputs inputs, AreaModel model) {
        AreaInputs changed = inputs;
        for (Map.Entry<String, String> one : given.entrySet()) {
            double[] byYear = new double[model.yearCount()];
            Arrays.fill(byYear, number(one.getKey(), one.getValue()));
            int colon = one.getKey().lastIndexOf(':');
            changed = colon < 0
                    ? changed.withSeries(one.getKey(), byYear)
                    : changed.withValues(
                            one.getKey().substring(0, colon), one.getKey().substring(colon + 1), byYear);
        }
        return changed;
    }

    private static double number(String key, String text) {
        try {
            double value = Double.parseDouble(text);
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new InputException(List.of("--set " + key + ": found " + text + "; expected a number such as 0.5"));
    }
}
