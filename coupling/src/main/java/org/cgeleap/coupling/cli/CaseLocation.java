package org.cgeleap.coupling.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.cgeleap.calibration.casefile.Case;
import org.cgeleap.calibration.casefile.InputException;
import org.cgeleap.calibration.casefile.ScenarioSpec;

/** Finds a case by folder or by the name of a bundled one, and the folder of the bundled tables. */
final class CaseLocation {
    private CaseLocation() {}

    /** Folder of the checkout, which holds the bundled cases and tables; the launcher says where. */
    static Path home() {
        String stated = System.getProperty("cgeleap.home", "");
        if (!stated.isEmpty()) {
            return Path.of(stated);
        }
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.isDirectory(at.resolve("calibration/cases"))) {
                return at;
            }
        }
        return Path.of("").toAbsolutePath();
    }

    /** The folder of a case. */
    static Path of(String given) {
        Path folder = Path.of(given);
        if (Files.isDirectory(folder)) {
            return folder;
        }
        Path bundled = home().resolve("calibration/cases").resolve(given);
        if (Files.isDirectory(bundled)) {
            return bundled;
        }
        throw new InputException(List.of("case " + given + ": found neither a folder of that name nor a bundled case;"
                + " expected a case folder, or one of " + bundled()));
    }

    /** Names of the bundled cases, in order; none where the checkout is not to be found. */
    static List<String> bundled() {
        try (Stream<Path> cases = Files.list(home().resolve("calibration/cases"))) {
            return cases.map(c -> c.getFileName().toString()).sorted().toList();
        } catch (java.io.IOException e) {
            return List.of();
        }
    }

    /**
     * Refuses scenarios the case does not have.
     *
     * @throws InputException naming those it has
     */
    static void requireScenarios(Case given, Set<String> wanted) {
        List<String> known = given.scenarios().stream().map(ScenarioSpec::name).toList();
        for (String name : wanted) {
            if (!known.contains(name)) {
                throw new InputException(List.of("--scenario: found " + name + "; expected one of " + known));
            }
        }
    }

    /** Name for output folders. */
    static String name(Path folder) {
        return Optional.ofNullable(folder.toAbsolutePath().normalize().getFileName())
                .map(Path::toString)
                .orElse("case");
    }
}
