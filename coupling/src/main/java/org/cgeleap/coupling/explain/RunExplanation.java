package org.cgeleap.coupling.explain;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.cgeleap.calibration.CaseInputs;
import org.cgeleap.calibration.casefile.Case;
import org.cgeleap.calibration.casefile.InputException;
import org.cgeleap.calibration.casefile.ScenarioSpec;
import org.cgeleap.leap.AreaModel;
import org.cgeleap.leap.expression.NearestName;

/** Explains a number of a run: a cell of its LEAP area, a row of its results, or a number of its case. */
public final class RunExplanation {
    private final RunFolder run;
    private final Path home;

    private RunExplanation(RunFolder run, Path home) {
        this.run = run;
        this.home = home;
    }

    /**
     * Opens the output folder of a run.
     *
     * @param folder that {@code run} wrote
     * @param home folder of the checkout, with the bundled tables
     * @return what explains its numbers
     * @throws InputException if it is none
     * @throws IOException where its manifest cannot be read
     */
    public static RunExplanation open(Path folder, Path home) throws IOException {
        return new RunExplanation(RunFolder.open(folder), home);
    }

    /**
     * The explanation as text.
     *
     * @param quantity {@code Branch\Path:Variable}, {@code variable[sector,fuel,technology]} or the key of a parameter
     * @param scenario name; empty if the run has but one
     * @param year calendar year; 0 if none is stated
     * @param caseFolder where the case of the run is; empty for where it was
     * @return lines as a terminal shows them
     * @throws IOException where a file of the run or the case cannot be read
     * @throws InputException if there is no such number, or the case has changed since the run
     */
    public String of(String quantity, String scenario, int year, String caseFolder) throws IOException {
        ResultExplanation results = new ResultExplanation(run);
        if (year == 0 && (quantity.contains("\\") || results.knows(quantity))) {
            throw new InputException(List.of("--year: found none; expected a year of the run, e.g. --year 2030"));
        }
        if (quantity.contains("\\")) {
            String named = scenario(scenario);
            CaseInputs inputs = CaseInputs.read(run.caseFolder(caseFolder, Case.LEAP), home, run.set());
            ScenarioSpec spec = inputs.given().scenarios().stream()
                    .filter(s -> s.name().equals(named))
                    .findFirst()
                    .orElseThrow(() -> new InputException(
                            List.of("--scenario: found " + named + ", which the case does not have")));
            return new LeapExplanation(run, named, AreaModel.compile(inputs.area(), spec.leap())).of(quantity, year);
        }
        if (results.knows(quantity)) {
            return results.of(quantity, scenario(scenario), year);
        }
        String parameter = results.parameter(quantity);
        if (parameter.isEmpty()) {
            String hint = NearestName.hint(quantity.replaceAll("[\\[@: ].*", ""), results.names());
            throw new InputException(List.of("QUANTITY: found " + quantity + "; expected a variable of results.csv with"
                    + " its codes in brackets, such as energy_use[NMM,coal], a branch of the LEAP area as"
                    + " Branch\\Path:Variable, or a key of parameters.csv; scenario and year are options"
                    + (hint.isEmpty() ? "" : "; " + hint)));
        }
        return parameter;
    }

    private String scenario(String given) {
        List<String> known = run.scenarios();
        if (given.isEmpty() && known.size() == 1) {
            return known.get(0);
        }
        if (!known.contains(given)) {
            throw new InputException(
                    List.of("--scenario: found " + (given.isEmpty() ? "none" : given) + "; expected one of " + known));
        }
        return given;
    }
}
