package org.cgeleap.coupling.results;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cgeleap.coupling.results.TypedTable.CellType;
import org.cgeleap.coupling.results.TypedTable.Column;

/** The rows of {@code results.csv} with types, and the notes that long tables of a run share. */
public final class ResultsTable {
    private static final List<Column> COLUMNS = List.of(
            new Column("scenario", CellType.TEXT, "", "name"),
            new Column("model", CellType.TEXT, "", "cge, leap or coupled"),
            new Column("year", CellType.INTEGER, "year", "calendar year"),
            new Column("variable", CellType.TEXT, "", "quantity"),
            new Column("sector", CellType.TEXT, "", "code of the economy's sector, or name of LEAP's industry"),
            new Column("fuel", CellType.TEXT, "", "as the case names it"),
            new Column("technology", CellType.TEXT, "", "of generation, or LEAP's process or technology"),
            new Column("unit", CellType.TEXT, "", "unit of the value"),
            new Column("value", CellType.NUMBER, "see column unit", "finite, in full double precision"));

    private ResultsTable() {}

    /**
     * {@return the table}
     *
     * @param rows of {@code results.csv}
     * @param notes on the run
     */
    public static TypedTable of(List<ResultRow> rows, Map<String, String> notes) {
        return new TypedTable(
                "results", COLUMNS, rows.stream().map(RunFiles::cells).toList(), notes);
    }

    /**
     * Notes from parts of a manifest: texts as they are, anything else as JSON.
     *
     * @param parts by key
     * @return notes by {@code cgeleap.KEY}
     */
    public static Map<String, String> notes(Map<String, Object> parts) {
        Map<String, String> notes = new LinkedHashMap<>();
        parts.forEach((key, value) -> {
            try {
                notes.put(
                        "cgeleap." + key,
                        value instanceof String text ? text : new ObjectMapper().writeValueAsString(value));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("maps, lists, texts and numbers are JSON", e);
            }
        });
        return notes;
    }
}
