package org.cgeleap.iotables.official;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.cgeleap.iotables.read.ReadTable;

/**
 * An official table in the canonical layout, with every total as its file states it.
 *
 * @param read the table and its stated totals
 * @param csv the canonical figures
 * @param yaml the canonical description
 * @param sheet file and sheet it came from
 * @param notices what was left out or recognised and is worth a look
 * @param places name of the source cell of a canonical cell, keyed "row|column" as {@link #place} asks
 */
public record OfficialTable(
        ReadTable read, String csv, String yaml, String sheet, List<String> notices, Map<String, String> places) {
    /**
     * Copies the collections.
     *
     * @param read the table and its stated totals
     * @param csv the canonical figures
     * @param yaml the canonical description
     * @param sheet file and sheet it came from
     * @param notices what was left out or recognised and is worth a look
     * @param places name of the source cell of a canonical cell, keyed "row|column" as {@link #place} asks
     */
    public OfficialTable {
        notices = List.copyOf(notices);
        places = Map.copyOf(places);
    }

    /**
     * Where a canonical cell stands in the source.
     *
     * @param row code of the row, with the origin where domestic and imported goods are apart
     * @param column code of the column
     * @return name of the cell, such as AB12; empty when the source has none
     */
    public String place(String row, String column) {
        return places.getOrDefault(row + "|" + column, "");
    }

    /**
     * Writes figures and description.
     *
     * @param to the CSV file; the description goes beside it with the ending .yaml
     * @throws IOException when a file cannot be written
     */
    public void write(Path to) throws IOException {
        Path name = to.getFileName();
        String file = name == null ? to.toString() : name.toString();
        String stem = file.endsWith(".csv") ? file.substring(0, file.length() - 4) : file;
        Files.writeString(to, csv, StandardCharsets.UTF_8);
        Files.writeString(to.resolveSibling(stem + ".yaml"), yaml, StandardCharsets.UTF_8);
    }
}
