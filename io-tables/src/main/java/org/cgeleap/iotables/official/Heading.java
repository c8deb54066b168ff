package org.cgeleap.iotables.official;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.cgeleap.iotables.read.CsvFile;

/**
 * A heading that official tables use beside their sectors, from headings.csv.
 *
 * @param code canonical code, also understood as heading
 * @param role as in the YAML of a table; domestic-total and imported-total are checked and left out
 * @param children codes a subtotal adds up; where a table has none of them the subtotal is itself a part
 * @param names normalised headings
 * @param groups normalised group headings under which "total" or "subtotal" means this code
 */
record Heading(
        String code,
        String role,
        List<String> children,
        String name,
        String localName,
        Set<String> names,
        Set<String> groups) {
    private static final Set<String> TOTAL_WORDS =
            Set.of("合计", "小计", "总计", "total", "subtotal", "sum", "totals", "subtotals");

    /** Headings of columns or rows in canonical order, by code. */
    static Map<String, Heading> all(String axis) {
        Map<String, Heading> headings = new LinkedHashMap<>();
        CsvFile file;
        try (InputStream in = Heading.class.getResourceAsStream("headings.csv")) {
            if (in == null) {
                throw new IllegalStateException("headings.csv is missing from the jar");
            }
            file = CsvFile.parse("headings.csv", new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (int r = 0; r < file.rows().size(); r++) {
            if (file.cell(r, "axis").equals(axis)) {
                Heading heading = new Heading(
                        file.cell(r, "code"),
                        file.cell(r, "role"),
                        List.copyOf(split(file.cell(r, "children"))),
                        file.cell(r, "name"),
                        file.cell(r, "name_local"),
                        normalised(file.cell(r, "names")),
                        normalised(file.cell(r, "groups")));
                headings.put(heading.code(), heading);
            }
        }
        return headings;
    }

    private static List<String> split(String joined) {
        List<String> parts = new ArrayList<>();
        for (String part : joined.split("\\|", -1)) {
            if (!part.isEmpty()) {
                parts.add(part);
            }
        }
        return parts;
    }

    private static Set<String> normalised(String joined) {
        Set<String> names = new TreeSet<>();
        split(joined).forEach(name -> names.add(CellText.heading(name)));
        return names;
    }

    /** Whether one of the texts that stand at a row or column is this heading's code. */
    boolean hasCode(List<String> own) {
        return own.stream()
                .anyMatch(text -> code.equalsIgnoreCase(text)
                        || CellText.bracketed(text).stream().anyMatch(code::equalsIgnoreCase));
    }

    /** Whether a text is a word for a total and nothing more. */
    static boolean total(String text) {
        return CellText.readings(text).stream().anyMatch(TOTAL_WORDS::contains);
    }

    /** Whether the texts that stand at a row or column name this heading, with the group they stand under. */
    boolean named(List<String> own, List<String> groupsAbove) {
        return own.stream().flatMap(text -> CellText.readings(text).stream()).anyMatch(r -> means(r, groupsAbove));
    }

    /** Whether one way to read a text ({@link CellText#readings}) is this heading, under the group it stands in. */
    boolean means(String reading, List<String> groupsAbove) {
        if (names.contains(reading)) {
            return true;
        }
        return TOTAL_WORDS.contains(reading)
                && !groupsAbove.isEmpty()
                && CellText.readings(groupsAbove.get(groupsAbove.size() - 1)).stream()
                        .anyMatch(groups::contains);
    }
}
