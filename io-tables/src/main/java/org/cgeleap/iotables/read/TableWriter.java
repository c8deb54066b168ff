package org.cgeleap.iotables.read;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.cgeleap.iotables.table.ColumnRole;
import org.cgeleap.iotables.table.IoTable;
import org.cgeleap.iotables.table.Label;
import org.cgeleap.iotables.table.TableMetadata;
import org.cgeleap.iotables.table.UseColumn;

/** Writes a table in the canonical layout, CSV and YAML, so that {@link TableReader} reads the same table back. */
public final class TableWriter {
    private static final String INTERMEDIATE_TOTAL = "TIU";
    private static final String OUTPUT = "GO";
    private static final String INPUT_TOTAL = "TII";
    private static final String TOTAL_INPUT = "TI";

    private TableWriter() {}

    /**
     * Writes a table.
     *
     * @param table figures at full double precision, in its own unit
     * @param csv the CSV file; the description is written beside it with the ending .yaml
     * @throws IOException when a file cannot be written
     */
    public static void write(IoTable table, Path csv) throws IOException {
        String name = CsvFile.fileName(csv);
        String stem = name.endsWith(".csv") ? name.substring(0, name.length() - 4) : name;
        try (Writer out = Files.newBufferedWriter(csv, StandardCharsets.UTF_8)) {
            writeFigures(table, out);
        }
        new YAMLMapper().writeValue(csv.resolveSibling(stem + ".yaml").toFile(), description(table));
    }

    /**
     * Writes the figures alone.
     *
     * @param table figures at full double precision, in its own unit
     * @param out takes heading and rows; it stays open
     * @throws IOException when they cannot be written
     */
    public static void writeFigures(IoTable table, Writer out) throws IOException {
        boolean split = table.split();
        List<String> heading = new ArrayList<>(List.of("code", "name", "name_local"));
        if (split) {
            heading.add("origin");
        }
        table.sectors().forEach(sector -> heading.add(sector.code()));
        heading.add(INTERMEDIATE_TOTAL);
        List<Integer> uses = uses(table);
        uses.forEach(k -> heading.add(table.columns().get(k).code()));
        heading.add(OUTPUT);
        line(out, heading);
        int n = table.size();
        for (int i = 0; i < n; i++) {
            product(table, i, split ? TableGrid.DOMESTIC : TableGrid.ALL, uses, out);
        }
        for (int i = 0; split && i < n; i++) {
            product(table, i, TableGrid.IMPORTED, uses, out);
        }
        below(table, Label.of(INPUT_TOTAL, "Total intermediate input"), table::intermediateInput, out);
        for (int r = 0; r < table.valueAddedRows().size(); r++) {
            int row = r;
            below(table, table.valueAddedRows().get(r), j -> table.valueAdded(row, j), out);
        }
        below(table, Label.of(TOTAL_INPUT, "Total input"), table::output, out);
    }

    /** Positions of the use columns written: imports shown apart have no column of their own. */
    private static List<Integer> uses(IoTable table) {
        List<Integer> uses = new ArrayList<>();
        for (int k = 0; k < table.columns().size(); k++) {
            if (!table.split() || table.columns().get(k).role() != ColumnRole.IMPORT) {
                uses.add(k);
            }
        }
        return uses;
    }

    private static void product(IoTable table, int i, String origin, List<Integer> uses, Writer out)
            throws IOException {
        boolean imported = origin.equals(TableGrid.IMPORTED);
        List<String> cells = start(table.sectors().get(i), origin);
        double intermediate = 0;
        for (int j = 0; j < table.size(); j++) {
            double apart = table.importedIntermediate(i, j);
            double flow = imported ? apart : table.intermediate(i, j) - apart;
            cells.add(Double.toString(flow));
            intermediate += flow;
        }
        cells.add(Double.toString(intermediate));
        for (int k : uses) {
            double apart = table.importedFinalUse(i, k);
            cells.add(Double.toString(imported ? apart : table.finalUse(i, k) - apart));
        }
        cells.add(imported ? "" : Double.toString(table.output(i)));
        line(out, cells);
    }

    private static void below(IoTable table, Label label, IntToDoubleFunction value, Writer out) throws IOException {
        List<String> cells = start(label, table.split() ? TableGrid.TOTAL : TableGrid.ALL);
        for (int j = 0; j < table.size(); j++) {
            cells.add(Double.toString(value.applyAsDouble(j)));
        }
        line(out, cells);
    }

    private static List<String> start(Label label, String origin) {
        List<String> cells = new ArrayList<>(List.of(label.code(), quoted(label.name()), quoted(label.localName())));
        if (!origin.isEmpty()) {
            cells.add(origin);
        }
        return cells;
    }

    private static String quoted(String text) {
        return text.matches(".*[,\"\n].*") ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
    }

    private static void line(Writer out, List<String> cells) throws IOException {
        out.write(String.join(",", cells));
        out.write('\n');
    }

    private static Map<String, Object> description(IoTable table) {
        TableMetadata m = table.metadata();
        Map<String, Object> description = new LinkedHashMap<>();
        description.put("region", m.region());
        description.put("year", m.year());
        description.put("unit", m.unit());
        description.put("yuan_per_unit", m.yuanPerUnit());
        description.put("price_basis", m.priceBasis());
        description.put("layout", m.layout().key());
        description.put("classification", m.classification());
        description.put("tolerance", m.tolerance());
        description.put("source", m.source());
        description.put("licence", m.licence());
        List<Map<String, String>> columns = new ArrayList<>();
        columns.add(entry(Label.of(INTERMEDIATE_TOTAL, "Total intermediate use"), "intermediate-total"));
        for (int k : uses(table)) {
            UseColumn column = table.columns().get(k);
            columns.add(entry(column.label(), column.role().key()));
        }
        columns.add(entry(Label.of(OUTPUT, "Gross output"), "output"));
        description.put("columns", columns);
        List<Map<String, String>> rows = new ArrayList<>();
        rows.add(entry(Label.of(INPUT_TOTAL, "Total intermediate input"), "intermediate-total"));
        table.valueAddedRows().forEach(row -> rows.add(entry(row, "value-added")));
        rows.add(entry(Label.of(TOTAL_INPUT, "Total input"), "output"));
        description.put("rows", rows);
        return description;
    }

    private static Map<String, String> entry(Label label, String role) {
        Map<String, String> entry = new LinkedHashMap<>();
        entry.put("code", label.code());
        entry.put("name", label.name());
        entry.put("name_local", label.localName());
        entry.put("role", role);
        return entry;
    }
}
