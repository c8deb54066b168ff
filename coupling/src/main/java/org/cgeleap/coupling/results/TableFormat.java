package org.cgeleap.coupling.results;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes tables in a format that is not part of this program's core, because it brings libraries of its own; found as a service
 * ({@link java.util.ServiceLoader}).
 */
public interface TableFormat {
    /** {@return name of the format and ending of its files, such as {@code parquet}} */
    String name();

    /**
     * Writes a table: the same table gives the same bytes.
     *
     * @param table to write
     * @param out stays open
     * @throws IOException where it cannot be written
     */
    void write(TypedTable table, OutputStream out) throws IOException;
}
