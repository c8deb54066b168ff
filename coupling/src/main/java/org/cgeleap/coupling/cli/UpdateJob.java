package org.cgeleap.coupling.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.cgeleap.iotables.update.Blend;
import org.cgeleap.iotables.update.CellRules;

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
        if (Files.isRegularFile(given.resolve("tables").resolve(YAML))) {
            return given.resolve("tables").resolve(YAML);
        }
        return CaseLocation.of(given.toString()).resolve("tables").resolve(YAML);
    }

    /** A blend: a file of rules, or PRIOR=SHARE,PRIOR=SHARE. */
    static CellRules blend(String given) {
        return Files.isRegularFile(Path.of(given))
                ? CellRules.read(Path.of(given))
                : Blend.of(given).rules();
    }
}
