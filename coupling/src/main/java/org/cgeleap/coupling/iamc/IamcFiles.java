package org.cgeleap.coupling.iamc;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cgeleap.calibration.casefile.InputException;
import org.cgeleap.coupling.results.OutputFolder;
import org.cgeleap.coupling.results.WorkbookParts;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Writes {@code iamc.csv}, {@code iamc.xlsx} with the sheets data and meta, and {@code iamc-legacy.csv}. */
public final class IamcFiles {
    private final IamcTable table;
    private final IamcNames names;

    /**
     * Files of a table that follows the rules.
     *
     * @param table of all models and scenarios
     * @throws InputException with everything that breaks a rule; nothing is written then
     */
    public IamcFiles(IamcTable table) {
        this.names = IamcNames.bundled();
        List<String> findings = new IamcRules(names).findings(table);
        if (!findings.isEmpty()) {
            throw new InputException(findings.stream()
                    .map(f -> "iamc table, " + f + " (mend the case's " + IamcMap.FOLDER + "/variables.csv)")
                    .toList());
        }
        this.table = table;
    }

    /**
     * Writes the three files.
     *
     * @param out folder they go into
     * @throws IOException where a file cannot be written
     */
    public void write(OutputFolder out) throws IOException {
        csv(out, "iamc.csv", table);
        csv(out, "iamc-legacy.csv", legacy());
        out.bytes("iamc.xlsx", workbook());
    }

    private static void csv(OutputFolder out, String name, IamcTable table) throws IOException {
        out.csv(name, table.header(), table.rows().stream().map(IamcFiles::cells));
    }

    private static Object[] cells(IamcRow row) {
        List<Object> cells =
                new ArrayList<>(List.of(row.model(), row.scenario(), row.region(), row.variable(), row.unit()));
        for (double value : row.values()) {
            cells.add(Double.isNaN(value) ? "" : value);
        }
        return cells.toArray();
    }

    /** The same numbers under the names and units that files of the sixth assessment report have. */
    IamcTable legacy() {
        return table.with(table.rows().stream()
                .map(row -> names.find(row.variable())
                        .map(n -> new IamcRow(
                                row.model(),
                                row.scenario(),
                                row.region(),
                                n.legacyName(),
                                n.legacyUnit(),
                                row.values()))
                        .orElse(row))
                .toList());
    }

    private byte[] workbook() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "cgeleap", "1.0")) {
            Worksheet data = workbook.newWorksheet("data");
            row(data, 0, table.columns().stream());
            for (int t = 0; t < table.years().size(); t++) {
                data.value(0, table.columns().size() + t, table.years().get(t));
            }
            int at = 1;
            for (IamcRow row : table.rows()) {
                Object[] cells = cells(row);
                for (int c = 0; c < cells.length; c++) {
                    if (cells[c] instanceof Double number) {
                        data.value(at, c, number);
                    } else if (!cells[c].equals("")) {
                        data.value(at, c, cells[c].toString());
                    }
                }
                at++;
            }
            data.freezePane(table.columns().size(), 1);
            Worksheet meta = workbook.newWorksheet("meta");
            List<String> indicators = table.meta().values().stream()
                    .flatMap(m -> m.keySet().stream())
                    .distinct()
                    .toList();
            row(meta, 0, Stream.concat(Stream.of("model", "scenario"), indicators.stream()));
            at = 1;
            for (Map.Entry<String, Map<String, String>> one : table.meta().entrySet()) {
                String model = table.rows().get(0).model();
                row(
                        meta,
                        at++,
                        Stream.concat(
                                Stream.of(model, one.getKey()),
                                indicators.stream().map(k -> one.getValue().getOrDefault(k, ""))));
            }
        }
        return WorkbookParts.finished(bytes.toByteArray());
    }

    private static void row(Worksheet sheet, int row, Stream<String> cells) {
        List<String> all = cells.toList();
        for (int c = 0; c < all.size(); c++) {
            sheet.value(row, c, all.get(c));
        }
    }
}
