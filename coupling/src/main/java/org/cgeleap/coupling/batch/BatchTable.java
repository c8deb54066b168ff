package org.cgeleap.coupling.batch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cgeleap.coupling.batch.BatchManifest.Kind;
import org.cgeleap.coupling.results.TypedTable;
import org.cgeleap.coupling.results.TypedTable.CellType;
import org.cgeleap.coupling.results.TypedTable.Column;
import org.jspecify.annotations.Nullable;

/** The rows of a batch with types: those of {@code results.csv.gz}, without the checksums of its lines. */
public final class BatchTable {
    private static final Set<String> WHOLE = Set.of("run", "iterations");
    private static final Set<String> MEASURED = Set.of("residual", "newton_residual");

    private BatchTable() {}

    /**
     * {@return the table of a batch in a folder, running or ended} Its note {@code cgeleap.batch} is the manifest ({@code batch.json}).
     *
     * @param folder of the batch ({@code --out})
     * @throws org.cgeleap.calibration.casefile.InputException where there is none
     * @throws java.io.IOException where a file cannot be read
     */
    public static TypedTable of(Path folder) throws IOException {
        StoredBatch batch = StoredBatch.read(folder);
        List<Column> columns = batch.manifest().columns().stream()
                .filter(c -> c.kind() != Kind.CHECKSUM)
                .map(c -> new Column(c.name(), type(c), c.unit(), c.meaning()))
                .toList();
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (int k = 0; k < batch.rows().size(); k++) {
            RunRow row = batch.rows().get(k);
            List<@Nullable Object> cells = new ArrayList<>(
                    List.of(row.number(), row.label(), row.key(), row.status(), row.message(), row.iterations()));
            cells.add(number(row.residual()));
            cells.add(number(row.newtonResidual()));
            for (double x : batch.inputs().get(k)) {
                cells.add(number(x));
            }
            for (double y : row.outputs()) {
                cells.add(number(y));
            }
            rows.add(cells.toArray());
        }
        String manifest = Files.readString(folder.resolve(BatchManifest.FILE), StandardCharsets.UTF_8);
        return new TypedTable("batch", columns, rows, Map.of("cgeleap.batch", manifest));
    }

    private static CellType type(BatchManifest.Column column) {
        if (column.kind() != Kind.RUN || MEASURED.contains(column.name())) {
            return CellType.NUMBER;
        }
        return WHOLE.contains(column.name()) ? CellType.INTEGER : CellType.TEXT;
    }

    private static @Nullable Double number(double v) {
        return Double.isNaN(v) ? null : v;
    }
}
