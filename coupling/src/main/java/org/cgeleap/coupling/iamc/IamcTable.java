package org.cgeleap.coupling.iamc;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

    public IamcTable {
        columns = List.copyOf(columns);
        years = List.copyOf(years);
        rows = List.copyOf(rows);
        meta = new LinkedHashMap<>(meta);
    }

    /** The same with other rows. */
    public IamcTable with(List<IamcRow> others) {
        return new IamcTable(columns, years, others, meta);
    }

    /** Names of the years' columns after the others. */
    List<String> header() {
        List<String> header = new ArrayList<>(columns);
        years.forEach(y -> header.add(String.valueOf(y)));
        return header;
    }
}
