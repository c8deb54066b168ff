package org.cgeleap.coupling.cli;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.cgeleap.calibration.casefile.InputException;
import org.cgeleap.cge.system.CompiledModel;

/** Parameters named on the command line, with {@code *} for any part of a name. */
final class NamePatterns {
    private NamePatterns() {}

    /**
     * Names in the order asked for, each once; a name without {@code *} may also be a variable.
     *
     * @throws InputException naming what the model does not have
     */
    static List<String> expand(String option, List<String> patterns, CompiledModel model) {
        Set<String> names = new LinkedHashSet<>();
        List<String> findings = new ArrayList<>();
        for (String pattern : patterns) {
            if (pattern.contains("*")) {
                Pattern glob =
                        Pattern.compile(Pattern.quote(pattern).replace("*", "\\E.*\\Q"), Pattern.CASE_INSENSITIVE);
                List<String> found = IntStream.range(0, model.parameterCount())
                        .mapToObj(model::parameterName)
                        .filter(n -> glob.matcher(n).matches())
                        .toList();
                if (found.isEmpty()) {
                    findings.add(option + ": found " + pattern + ", which matches no parameter; the model has "
                            + IntStream.range(0, model.parameterCount())
                                    .mapToObj(model::parameterName)
                                    .toList());
                }
                names.addAll(found);
            } else if (model.findParameter(pattern) >= 0 || model.findVariable(pattern) >= 0) {
                names.add(pattern);
            } else {
                findings.add(
                        option + ": " + unknown(model, pattern) + "; expected a parameter or a variable that is held");
            }
        }
        if (!findings.isEmpty()) {
            throw new InputException(findings);
        }
        return List.copyOf(names);
    }

    private static String unknown(CompiledModel model, String name) {
        try {
            return "found " + name + " at " + model.parameterIndex(name);
        } catch (IllegalArgumentException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
