package org.cgeleap.leap.area;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads the folder of an area: area.yaml, fuels.csv, branches.csv and expressions.csv. */
public final class AreaReader {
    private AreaReader() {}

    /**
     * Reads and checks an area.
     *
     * @param folder folder that holds the four files
     * @return the area as its files have it; expressions are parsed, not yet compiled
     * @throws AreaException with everything that is wrong in them
     */
    public static LeapArea read(Path folder) {
        Findings findings = new Findings();
        if (!Files.isDirectory(folder)) {
            findings.add(folder.toString(), 0, "", "no folder", "a folder with " + AreaHeadFile.FILE, "check the path");
            findings.throwIfAny();
        }
        AreaHeadFile.Head head = AreaHeadFile.read(folder, findings);
        List<Fuel> fuels = FuelsFile.read(folder, findings);
        List<Effect> effects = EffectsFile.read(folder, findings);
        List<Branch> branches = BranchesFile.read(folder, fuels, effects, findings);
        ExpressionsFile.Rows rows = ExpressionsFile.read(folder, head, branches, findings);
        if (head.years() == null) {
            findings.throwIfAny();
            throw new IllegalStateException("years are missing without a finding");
        }
        LeapArea area = new LeapArea(
                head.title(),
                head.settings(),
                head.years(),
                head.scenarios(),
                head.regions(),
                fuels,
                effects,
                FuelPropertiesFile.read(folder, fuels, findings),
                branches,
                rows.entries(),
                rows.blanks());
        boolean tree = findings.list().stream().noneMatch(f -> f.file().equals(BranchesFile.FILE));
        if (tree) {
            Completeness.check(area, rows.cells(), findings);
            CellUnits.of(area, findings);
        }
        findings.throwIfAny();
        return area;
    }
}
