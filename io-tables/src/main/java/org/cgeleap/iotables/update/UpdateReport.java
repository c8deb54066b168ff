package org.cgeleap.iotables.update;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cgeleap.iotables.balance.CellChange;
import org.cgeleap.iotables.balance.ConstraintResidual;

/**
 * What an update did.
 *
 * @param controls every control total: wanted, with the priors, and met
 * @param changes every cell that differs from its prior
 * @param iterations Newton steps of the balancing
 * @param largestResidual largest relative residual of a control total
 * @param notes choices and figures left over
 */
public record UpdateReport(
        List<ConstraintResidual> controls,
        List<CellChange> changes,
        int iterations,
        double largestResidual,
        List<String> notes) {
    /**
     * Copies the lists.
     *
     * @param controls every control total: wanted, with the priors, and met
     * @param changes every cell that differs from its prior
     * @param iterations Newton steps of the balancing
     * @param largestResidual largest relative residual of a control total
     * @param notes choices and figures left over
     */
    public UpdateReport {
        controls = List.copyOf(controls);
        changes = List.copyOf(changes);
        notes = List.copyOf(notes);
    }

    /**
     * Writes {@code derivation-controls.csv}, {@code derivation-changes.csv} and {@code derivation-notes.txt}.
     *
     * @param folder made where it is missing; files of these names are replaced
     * @throws IOException when a file cannot be written
     */
    public void write(Path folder) throws IOException {
        write(folder, "derivation");
    }

    /**
     * The same under another name than derivation.
     *
     * @param folder made where it is missing; files of these names are replaced
     * @param stem beginning of the three file names, in place of derivation
     * @throws IOException when a file cannot be written
     */
    public void write(Path folder, String stem) throws IOException {
        Files.createDirectories(folder);
        try (Writer out = Files.newBufferedWriter(folder.resolve(stem + "-controls.csv"), StandardCharsets.UTF_8)) {
            out.write("control,wanted,with_priors,met,residual\n");
            for (ConstraintResidual c : controls) {
                out.write("\"" + c.name() + "\"," + c.wanted() + "," + c.before() + "," + c.after() + "," + c.residual()
                        + "\n");
            }
        }
        try (Writer out = Files.newBufferedWriter(folder.resolve(stem + "-changes.csv"), StandardCharsets.UTF_8)) {
            out.write("row,column,prior,balanced,change,reason\n");
            for (CellChange c : changes) {
                out.write(c.row() + "," + c.column() + "," + c.before() + "," + c.after() + "," + c.change() + ",\""
                        + c.reason() + "\"\n");
            }
        }
        Files.writeString(folder.resolve(stem + "-notes.txt"), String.join("\n", notes) + "\n");
    }
}
