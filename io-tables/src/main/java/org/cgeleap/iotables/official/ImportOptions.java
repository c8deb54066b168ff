package org.cgeleap.iotables.official;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the user states about an official file; null where the file itself is to say it.
 *
 * @param sheet name of the sheet, or its position counted from 1
 * @param encoding character set of a text file
 * @param unit unit of the figures, such as {@code 10^4 yuan} or 万元
 * @param region place the table describes
 * @param year year of the flows
 * @param classification name of the sector classification
 * @param source citation
 * @param tolerance largest miss of a total that rounding explains, in the table's unit
 * @param headings headings the file uses in words of its own, each with the canonical code it means
 */
public record ImportOptions(
        @Nullable String sheet,
        @Nullable String encoding,
        @Nullable String unit,
        @Nullable String region,
        @Nullable Integer year,
        @Nullable String classification,
        @Nullable String source,
        @Nullable Double tolerance,
        Map<String, String> headings) {
    /**
     * Copies the map.
     *
     * @param sheet name of the sheet, or its position counted from 1
     * @param encoding character set of a text file
     * @param unit unit of the figures, such as {@code 10^4 yuan} or 万元
     * @param region place the table describes
     * @param year year of the flows
     * @param classification name of the sector classification
     * @param source citation
     * @param tolerance largest miss of a total that rounding explains, in the table's unit
     * @param headings headings the file uses in words of its own, each with the canonical code it means
     */
    public ImportOptions {
        headings = Map.copyOf(headings);
    }

    /** {@return options in which nothing is stated, so that the file itself must say everything} */
    public static ImportOptions none() {
        return new ImportOptions(null, null, null, null, null, null, null, null, Map.of());
    }

    /**
     * {@return the same with a sheet chosen}
     *
     * @param chosen name of the sheet, or its position counted from 1
     */
    public ImportOptions withSheet(String chosen) {
        return new ImportOptions(chosen, encoding, unit, region, year, classification, source, tolerance, headings);
    }

    /**
     * {@return the same with a unit stated}
     *
     * @param stated unit of the figures, such as {@code 10^4 yuan}
     */
    public ImportOptions withUnit(String stated) {
        return new ImportOptions(sheet, encoding, stated, region, year, classification, source, tolerance, headings);
    }
}
