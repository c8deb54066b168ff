package org.cgeleap.coupling.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.cgeleap.calibration.casefile.Case;
import org.cgeleap.calibration.casefile.CaseReader;
import org.cgeleap.calibration.casefile.InputException;
import org.cgeleap.coupling.results.OutputFolder;
import org.cgeleap.coupling.results.TableComparison;
import org.cgeleap.iotables.balance.BalanceMethod;
import org.cgeleap.iotables.update.Blend;
import org.cgeleap.iotables.update.CellRules;
import org.cgeleap.iotables.update.HoldOutTrials;
import org.cgeleap.iotables.update.HoldOutTrials.Trial;
import org.cgeleap.iotables.update.TableDistance;
import org.cgeleap.iotables.update.UpdateConfiguration;
import org.cgeleap.iotables.update.UpdateInputs;

/** Where a derivation is: its YAML, its folder, or the case it belongs to. */
final class UpdateJob {
    private static final String YAML = "derivation.yaml";

    private UpdateJob() {}

    /** The YAML of a job; a table's own path where it is one. */
    static Path of(Path given) {
        Path located = TableInput.located(given);
        if (Files.isRegularFile(located)) {
            return located;
        }
        if (Files.isRegularFile(given.resolve(YAML))) {
            return given.resolve(YAML);
        }
        Path folder = Files.isRegularFile(tables(given).resolve(YAML)) ? given : CaseLocation.of(given.toString());
        return tables(folder).resolve(YAML);
    }

    /** The folder of a case's tables. */
    private static Path tables(Path folder) {
        return folder.resolve(CaseReader.name(folder, Case.TABLES));
    }

    /** A blend: a file of rules, or PRIOR=SHARE,PRIOR=SHARE. */
    static CellRules blend(String given) {
        return Files.isRegularFile(Path.of(given))
                ? CellRules.read(Path.of(given))
                : Blend.of(given).rules();
    }

    /** Whether a folder's table is derived, and the derivation names a table to hold out. */
    static boolean holdsOut(Path folder) {
        Path yaml = folder.resolve(YAML);
        return Files.isRegularFile(yaml)
                && !Files.exists(folder.resolve("table.csv"))
                && UpdateConfiguration.holdsOut(yaml, TableInput.bundled());
    }

    /**
     * Runs the hold-out check a derivation names and writes its figures.
     *
     * @param folder of the derivation
     */
    static List<Trial> heldOut(Path folder, OutputFolder out, PrintWriter err) throws IOException {
        Path yaml = folder.resolve(YAML);
        if (!Files.isRegularFile(yaml)) {
            throw new InputException(List.of(
                    "--holdout: found no " + yaml + "; expected a derivation, a table that is given is not derived"));
        }
        UpdateConfiguration.Held held = UpdateConfiguration.held(yaml, TableInput.bundled());
        UpdateInputs inputs = UpdateConfiguration.read(yaml, TableInput.bundled());
        List<Trial> trials = HoldOutTrials.run(
                inputs, held.prior(), Map.of(held.blend().file(), held.blend()), List.of(BalanceMethod.GRAS));
        TableComparison.print(trials, err);
        TableComparison.write(trials, out);
        TableDistance derived = trials.get(trials.size() - 1).distance();
        if (derived != null) {
            TableComparison.write(derived, out);
        }
        return trials;
    }
}
