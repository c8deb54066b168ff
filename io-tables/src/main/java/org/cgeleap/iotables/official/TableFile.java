package org.cgeleap.iotables.official;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cgeleap.iotables.read.ReadTable;
import org.cgeleap.iotables.read.TableReader;

/**
 * A table in either form: canonical (a CSV with its YAML beside it) or official as published.
 *
 * @param read the table with its stated totals
 * @param official where it was imported from, its places and notices; null for a canonical file
 */
public record TableFile(
        ReadTable read, @org.jspecify.annotations.Nullable OfficialTable official) {

    /**
     * Reads a file.
     *
     * @param file canonical CSV, official workbook or official text file
     * @param options what the user states about an official file; not read for a canonical one
     * @return the table with the totals its file states
     * @throws org.cgeleap.iotables.read.InvalidInputException with every finding
     */
    public static TableFile read(Path file, ImportOptions options) {
        if (canonical(file)) {
            return new TableFile(TableReader.read(file), null);
        }
        OfficialTable table = OfficialReader.read(file, options);
        return new TableFile(table.read(), table);
    }

    /**
     * {@return whether a file is canonical: its heading begins as the canonical one does, or a description stands beside it}
     *
     * @param file any file; one that cannot be read is not canonical
     */
    public static boolean canonical(Path file) {
        String name = String.valueOf(file.getFileName());
        if (!name.endsWith(".csv")) {
            return false;
        }
        if (Files.exists(file.resolveSibling(name.substring(0, name.length() - 4) + ".yaml"))) {
            return true;
        }
        try (var in = Files.newInputStream(file)) {
            return new String(in.readNBytes(64), StandardCharsets.UTF_8).startsWith("code,name,name_local,");
        } catch (IOException e) {
            // whoever reads it says what is wrong
            return false;
        }
    }

    /**
     * Where a cell stands in the source.
     *
     * @param row code of the row, with the origin where domestic and imported goods are apart
     * @param column code of the column
     * @return name of the cell, such as AB12; empty for a canonical file and where the source has none
     */
    public String place(String row, String column) {
        return official == null ? "" : official.place(row, column);
    }

    /** {@return what was left out or recognised and is worth a look} */
    public List<String> notices() {
        return official == null ? List.of() : official.notices();
    }
}
