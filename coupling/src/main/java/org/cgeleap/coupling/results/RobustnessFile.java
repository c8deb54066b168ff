package org.cgeleap.coupling.results;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.cgeleap.coupling.loop.CoupledResult;
import org.cgeleap.coupling.loop.ExchangeVector;
import org.cgeleap.coupling.loop.Robustness;
import org.cgeleap.coupling.study.StudyResult;

/** {@code robustness.csv}: where each scenario ends from distant starts and with two methods. */
public final class RobustnessFile {
    /** Name of the file. */
    public static final String NAME = "robustness.csv";

    private static final List<String> COLUMNS = List.of(
            "scenario",
            "verdict",
            "method",
            "start",
            "status",
            "iterations",
            "residual",
            "distance",
            "worst_year",
            "worst_item",
            "same");

    private RobustnessFile() {}

    /**
     * Writes a row a search.
     *
     * @param study whose scenarios were solved again
     * @param found by name of the scenario
     * @param out folder it goes into
     * @throws IOException where it cannot be written
     */
    public static void write(StudyResult study, Map<String, Robustness> found, OutputFolder out) throws IOException {
        out.csv(
                NAME,
                COLUMNS,
                found.entrySet().stream()
                        .flatMap(e -> e.getValue().trials().stream()
                                .map(t -> row(
                                        study,
                                        e.getKey(),
                                        e.getValue().verdict().word(),
                                        t))));
    }

    private static Object[] row(StudyResult study, String scenario, String verdict, Robustness.Trial trial) {
        Optional<ExchangeVector> vector = study.scenario(scenario).map(CoupledResult::vector);
        boolean somewhere = trial.component() >= 0;
        return new Object[] {
            scenario,
            verdict,
            trial.method(),
            trial.start(),
            trial.status().word(),
            trial.iterations(),
            number(trial.residual()),
            number(trial.distance()),
            somewhere ? vector.map(v -> v.year(trial.component())).orElse(0) : "",
            somewhere ? vector.map(v -> v.item(trial.component())).orElse("") : "",
            trial.same()
        };
    }

    private static Object number(double value) {
        return Double.isNaN(value) ? "" : value;
    }

    /** What the manifest says of a scenario. */
    static Map<String, Object> manifest(Robustness found) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("verdict", found.verdict().word());
        one.put("searches", found.trials().size());
        one.put("spread", found.spread());
        one.put("reported_stopped", number(found.stopped()));
        one.put("same_within", Robustness.SAME);
        return one;
    }

    /**
     * {@return a line for people}
     *
     * @param scenario name
     * @param found of it
     */
    public static String line(String scenario, Robustness found) {
        return String.format(
                Locale.ROOT,
                "%-10s %-12s %d searches, ends at most %.1e apart (one answer: %.0e); its tolerance leaves the reported one %s off",
                scenario,
                found.verdict().word(),
                found.trials().size(),
                found.spread(),
                Robustness.SAME,
                Double.isNaN(found.stopped())
                        ? "an unknown distance"
                        : String.format(Locale.ROOT, "%.1e", found.stopped()));
    }
}
