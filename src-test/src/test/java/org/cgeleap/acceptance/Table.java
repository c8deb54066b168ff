package org.cgeleap.acceptance;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A CSV file read by hand: quoted cells, doubled quotes, a header row. */
record Table(List<Map<String, String>> rows) {

    static Table of(Path file) {
        List<Map<String, String>> rows = new ArrayList<>();
        List<String> header = List.of();
        for (String line : Commands.lines(file)) {
            List<String> cells = cells(line);
            if (header.isEmpty()) {
                header = cells;
                continue;
            }
            if (cells.size() != header.size()) {
                throw new IllegalStateException(file + ": " + cells.size() + " cells in " + line);
            }
            Map<String, String> row = new HashMap<>();
            for (int c = 0; c < cells.size(); c++) {
                row.put(header.get(c), cells.get(c));
            }
            rows.add(row);
        }
        return new Table(rows);
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quoted && c == '"' && i + 1 < line.length() && line.charAt(i + 1) == '"') {
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

    Stream<Map<String, String>> where(String... columnsAndValues) {
        Predicate<Map<String, String>> all = row -> {
            for (int i = 0; i < columnsAndValues.length; i += 2) {
                if (!columnsAndValues[i + 1].equals(row.get(columnsAndValues[i]))) {
                    return false;
                }
            }
            return true;
        };
        return rows.stream().filter(all);
    }

    static double number(Map<String, String> row, String column) {
        return Double.parseDouble(Objects.requireNonNull(row.get(column)));
    }

    static String text(Map<String, String> row, String column) {
        return Objects.requireNonNull(row.get(column));
    }
}
