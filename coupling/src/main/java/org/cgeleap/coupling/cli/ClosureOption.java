package org.cgeleap.coupling.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** {@code --closure NAME=CHOICE}: another macro closure than the case's. */
final class ClosureOption {
    @Option(
            names = "--closure",
            paramLabel = "NAME=CHOICE",
            completionCandidates = Candidates.Closures.class,
            description =
                    "Macro closure of the policy scenarios: foreign_savings, savings_investment, government or labour,"
                            + " such as labour=wage_curve (docs/case.md); may be repeated.")
    private Map<String, String> given = new LinkedHashMap<>();

    /** The choices by name; what they may be is checked with the case. */
    Map<String, String> values() {
        return given;
    }
}
