package org.cgeleap.parquet;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/** Reads Parquet files with DuckDB, whose reader shares nothing with the library that writes them. */
final class DuckDb {
    private DuckDb() {}

    /** All rows of a file, in its order. */
    static List<List<@Nullable Object>> rows(Path file) throws SQLException {
        return query("SELECT * FROM read_parquet('" + file + "')");
    }

    /** Name of each column and its physical type with its repetition. */
    static Map<String, String> schema(Path file) throws SQLException {
        Map<String, String> types = new LinkedHashMap<>();
        query("SELECT name, type, repetition_type, converted_type FROM parquet_schema('" + file
                        + "') WHERE type IS NOT NULL")
                .forEach(r -> types.put(
                        String.valueOf(r.get(0)),
                        r.get(1) + " " + r.get(2) + (r.get(3) == null ? "" : " " + r.get(3))));
        return types;
    }

    /** The footer's notes. */
    static Map<String, String> notes(Path file) throws SQLException {
        Map<String, String> notes = new LinkedHashMap<>();
        query("SELECT decode(key), decode(value) FROM parquet_kv_metadata('" + file + "')")
                .forEach(r -> notes.put(String.valueOf(r.get(0)), String.valueOf(r.get(1))));
        return notes;
    }

    /** What a query gives; a test that asks where DuckDB has no library for the platform is skipped and says so. */
    static List<List<@Nullable Object>> query(String sql) throws SQLException {
        try {
            Class.forName("org.duckdb.DuckDBNative");
        } catch (ClassNotFoundException | LinkageError e) {
            Assumptions.abort("not read back: the DuckDB of this build has no library for "
                    + System.getProperty("os.name") + " " + System.getProperty("os.arch")
                    + " (property duckdb.platform of coupling/parquet/pom.xml): " + e);
        }
        List<List<@Nullable Object>> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<@Nullable Object> row = new ArrayList<>();
                for (int c = 1; c <= columns; c++) {
                    row.add(result.getObject(c));
                }
                rows.add(row);
            }
        }
        return rows;
    }
}
