package org.cgeleap.cge.published;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One printed number of a published solution: a line of {@code models/expected.csv}.
 *
 * @param kind level, price, income, auxiliary, demand, input, output; {@code input/level} and {@code output/level} are
 *     flows per unit of the activity's level, as MPSGE programs usually print them
 * @param name variable, or owner of the flow
 * @param of good of a flow
 * @param tolerance half a unit of the last printed digit, or what the source's own solver tolerance leaves
 */
record PublishedValue(
        String model,
        String scenario,
        String kind,
        String name,
        String of,
        double value,
        double tolerance,
        String source) {

    static List<PublishedValue> readAll(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .skip(1)
                    .map(PublishedValue::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PublishedValue parse(String line) {
        List<String> cell = cells(line);
        return new PublishedValue(
                cell.get(0),
                cell.get(1),
                cell.get(2),
                cell.get(3),
                cell.get(4),
                Double.parseDouble(cell.get(5)),
                Double.parseDouble(cell.get(6)),
                cell.get(7));
    }

    /** Cells of a line; quotes may hold commas and doubled quotes (RFC 4180). */
    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                cell.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}
