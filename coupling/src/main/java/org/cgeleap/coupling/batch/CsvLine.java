package org.cgeleap.coupling.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A line of CSV without line breaks in its cells (RFC 4180). */
final class CsvLine {
    private CsvLine() {}

    static String of(List<String> cells) {
        return cells.stream().map(CsvLine::quoted).collect(Collectors.joining(","));
    }

    private static String quoted(String cell) {
        return cell.contains(",") || cell.contains("\"") ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }

    static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean within = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (within && c == '"' && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                cell.append(c);
                i++;
            } else if (c == '"') {
                within = !within;
            } else if (c == ',' && !within) {
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
