package org.cgeleap.coupling.iamc;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cgeleap.coupling.results.ResultsTable;
import org.cgeleap.coupling.results.TypedTable;
import org.cgeleap.coupling.results.TypedTable.CellType;
import org.cgeleap.coupling.results.TypedTable.Column;
import org.jspecify.annotations.Nullable;

/**
 * An IAMC table: rows of one set of years, and one set of indicators for each model and scenario.
 *
 * @param columns beside the years; the format knows model, scenario, region, variable and unit and no other
 * @param years ascending
 * @param rows in the order they are written
 * @param meta indicators by scenario, in the order of their columns
 */
public record IamcTable(
        List<String> columns, List<Integer> years, List<IamcRow> rows, Map<String, Map<String, String>> meta) {

    /** The columns that the format knows. */
    public static final List<String> COLUMNS = List.of("model", "scenario", "region", "variable", "unit");

    /**
     * Copies all; the indicators keep their order.
     *
     * @param columns beside the years
     * @param years ascending
     * @param rows in the order they are written
     * @param meta indicators by scenario, in the order of their columns
     */
    public IamcTable {
        columns = List.copyOf(columns);
        years = List.copyOf(years);
        rows = List.copyOf(rows);
        meta = new LinkedHashMap<>(meta);
    }

    /**
     * {@return the same with other rows}
     *
     * @param others rows of the same years
     */
    public IamcTable with(List<IamcRow> others) {
        return new IamcTable(columns, years, others, meta);
    }

    /**
     * The same as a long table: a row for each value that there is.
     *
     * @param notes on the run
     */
    TypedTable typed(Map<String, String> notes) {
        List<Column> typed = new ArrayList<>();
        COLUMNS.forEach(c -> typed.add(new Column(c, CellType.TEXT, "", "as the IAMC format has it")));
        typed.add(new Column("year", CellType.INTEGER, "year", "calendar year"));
        typed.add(new Column("value", CellType.NUMBER, "see column unit", "in full double precision"));
        List<@Nullable Object[]> cells = new ArrayList<>();
        for (IamcRow row : rows) {
            double[] values = row.values();
            for (int t = 0; t < values.length; t++) {
                if (!Double.isNaN(values[t])) {
                    cells.add(new Object[] {
                        row.model(), row.scenario(), row.region(), row.variable(), row.unit(), years.get(t), values[t]
                    });
                }
            }
        }
        Map<String, String> all = new LinkedHashMap<>(notes);
        all.putAll(ResultsTable.notes(Map.of("meta", meta)));
        return new TypedTable("iamc", typed, cells, all);
    }

    /** Names of the years' columns after the others. */
    List<String> header() {
        List<String> header = new ArrayList<>(columns);
        years.forEach(y -> header.add(String.valueOf(y)));
        return header;
    }
}
