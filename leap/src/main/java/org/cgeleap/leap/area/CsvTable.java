package org.cgeleap.leap.area;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.cgeleap.leap.expression.NearestName;

/** A CSV file with a header row: UTF-8, comma, double quotes. Row 1 is the header, as in a spreadsheet. */
final class CsvTable {
    private static final ObjectReader ROWS =
            new CsvMapper().readerFor(String[].class).with(CsvParser.Feature.WRAP_AS_ARRAY);

    private final String file;
    private final List<Row> rows;

    private CsvTable(String file, List<Row> rows) {
        this.file = file;
        this.rows = rows;
    }

    /**
     * A row.
     *
     * @param number row of the file, 1 = header
     * @param fields value by column, stripped
     */
    record Row(int number, Map<String, String> fields) {
        String get(String column) {
            return fields.getOrDefault(column, "");
        }
    }

    String file() {
        return file;
    }

    List<Row> rows() {
        return rows;
    }

    /** Reads a file without optional columns. */
    static CsvTable read(Path folder, String file, List<String> columns, Findings findings) {
        return read(folder, file, columns, List.of("note"), findings);
    }

    /** Reads a file; a wrong header, ragged rows and unreadable text become findings, good rows are kept. */
    static CsvTable read(Path folder, String file, List<String> columns, List<String> optional, Findings findings) {
        List<Row> rows = new ArrayList<>();
        CsvTable table = new CsvTable(file, rows);
        List<String[]> records = records(folder.resolve(file), file, findings);
        if (records.isEmpty()) {
            return table;
        }
        List<String> header = new ArrayList<>();
        for (String name : records.get(0)) {
            header.add(name.strip().toLowerCase(Locale.ROOT));
        }
        for (String column : columns) {
            if (!header.contains(column)) {
                findings.add(file, 1, column, "no such column in " + header, "columns " + columns, "add the column");
            }
        }
        if (!header.containsAll(columns)) {
            return table;
        }
        Set<String> seen = new HashSet<>();
        for (String name : header) {
            if (!seen.add(name)) {
                findings.add(file, 1, name, "the column twice", "each column once", "rename or remove one");
            } else if (!columns.contains(name) && !optional.contains(name)) {
                // a column that is not read would be lost when the area is written
                findings.add(
                        file,
                        1,
                        name,
                        "an unknown column",
                        "columns " + columns + " and, if wanted, " + optional,
                        NearestName.hint(name, columns) + " remarks go into note");
            }
        }
        for (int r = 1; r < records.size(); r++) {
            String[] fields = records.get(r);
            if (isBlank(fields)) {
                continue;
            }
            if (fields.length != header.size()) {
                findings.add(
                        file,
                        r + 1,
                        "",
                        fields.length + " fields",
                        header.size() + " as in the header",
                        "put fields that hold a comma in double quotes");
                continue;
            }
            Map<String, String> row = new HashMap<>();
            for (int c = 0; c < fields.length; c++) {
                row.put(header.get(c), fields[c].strip());
            }
            rows.add(new Row(r + 1, row));
        }
        return table;
    }

    private static List<String[]> records(Path path, String file, Findings findings) {
        String text;
        try {
            text = Files.readString(path);
        } catch (CharacterCodingException e) {
            findings.add(file, 0, "", "bytes that are not UTF-8", "UTF-8 text", "save the file as UTF-8");
            return List.of();
        } catch (IOException e) {
            findings.add(file, 0, "", "no readable file", "a file in the area's folder", "add it");
            return List.of();
        }
        if (text.startsWith("\uFEFF")) {
            text = text.substring(1);
        }
        List<String[]> records = new ArrayList<>();
        try (MappingIterator<String[]> iterator = ROWS.readValues(text)) {
            while (iterator.hasNextValue()) {
                records.add(iterator.nextValue());
            }
        } catch (JsonProcessingException e) {
            findings.add(
                    file,
                    records.size() + 1,
                    "",
                    "text that is not CSV: " + e.getOriginalMessage(),
                    "fields separated by commas, quotes closed",
                    "check the quotes of this row and the one before");
        } catch (IOException e) {
            findings.add(file, 0, "", "unreadable text", "CSV", "check the file");
        }
        if (records.isEmpty() && findings.isEmpty()) {
            findings.add(file, 0, "", "an empty file", "a header row", "add the header");
        }
        return records;
    }

    private static boolean isBlank(String[] fields) {
        for (String field : fields) {
            if (!field.isBlank()) {
                return false;
            }
        }
        return true;
    }
}
