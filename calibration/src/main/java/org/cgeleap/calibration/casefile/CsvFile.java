package org.cgeleap.calibration.casefile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A comma-separated file of a case with a header row, read with the line number of every row. Lines that begin with
 * {@code #} are comments. Findings are collected, not thrown, so that one bad row does not hide the next.
 */
public final class CsvFile {
    private static final CsvMapper MAPPER = CsvMapper.builder()
            .enable(CsvParser.Feature.WRAP_AS_ARRAY)
            .enable(CsvParser.Feature.TRIM_SPACES)
            .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
            .enable(CsvParser.Feature.ALLOW_COMMENTS)
            .build();

    /** What a number looks like; Java's own reader takes 90d and 0x1p3 as well. */
    private static final Pattern PLAIN = Pattern.compile("[-+.0-9eE]+");

    private final String name;
    private final List<Row> rows;

    private CsvFile(String name, List<Row> rows) {
        this.name = name;
        this.rows = rows;
    }

    /**
     * Reads a file.
     *
     * @param folder of the case
     * @param name of the file relative to it
     * @param required columns that must be in the header
     * @param findings takes what is wrong
     * @return the rows that could be read; none where the file is missing
     */
    public static CsvFile read(Path folder, String name, List<String> required, List<Finding> findings) {
        Path file = folder.resolve(name);
        List<Row> rows = new ArrayList<>();
        if (!Files.isRegularFile(file)) {
            findings.add(new Finding(name, 0, "", "no such file", "a CSV file with the columns " + required));
            return new CsvFile(name, rows);
        }
        try (Reader reader = new StringReader(Files.readString(file, StandardCharsets.UTF_8));
                MappingIterator<String[]> lines =
                        MAPPER.readerFor(String[].class).readValues(reader)) {
            if (!lines.hasNext()) {
                findings.add(new Finding(name, 1, "", "an empty file", "a header row with the columns " + required));
                return new CsvFile(name, rows);
            }
            String[] header = lines.next();
            int headerLine = lines.getCurrentLocation().getLineNr() - 1;
            if (header[0].startsWith("\uFEFF")) {
                header[0] = header[0].substring(1);
            }
            Map<String, Integer> columns = new HashMap<>();
            Set<String> seen = new HashSet<>();
            for (int c = 0; c < header.length; c++) {
                if (!seen.add(header[c])) {
                    findings.add(new Finding(name, headerLine, header[c], "the column twice", "each column once"));
                }
                columns.put(header[c], c);
            }
            for (String column : required) {
                if (!columns.containsKey(column)) {
                    findings.add(new Finding(
                            name, headerLine, column, "the columns " + Arrays.toString(header), "a column " + column));
                }
            }
            while (lines.hasNext()) {
                String[] cells = lines.next();
                int line = Math.max(headerLine + 1, lines.getCurrentLocation().getLineNr() - 1);
                if (cells.length != header.length) {
                    findings.add(new Finding(
                            name,
                            line,
                            "",
                            cells.length + " cells",
                            header.length + " cells as in the header; quote a cell that contains a comma"));
                    continue;
                }
                rows.add(new Row(name, line, columns, cells, findings));
            }
        } catch (MalformedInputException e) {
            findings.add(new Finding(name, 0, "", "bytes that are not UTF-8", "a file saved as UTF-8"));
        } catch (JsonProcessingException e) {
            findings.add(new Finding(
                    name,
                    e.getLocation().getLineNr(),
                    "",
                    e.getOriginalMessage(),
                    "well-formed comma-separated values"));
        } catch (IOException | RuntimeException e) {
            findings.add(new Finding(name, 0, "", String.valueOf(e.getMessage()), "a readable CSV file"));
        }
        return new CsvFile(name, rows);
    }

    /** {@return name relative to the case folder} */
    public String name() {
        return name;
    }

    /** {@return the rows in order} */
    public List<Row> rows() {
        return rows;
    }

    /** One row with its place. */
    public static final class Row {
        private final String file;
        private final int line;
        private final Map<String, Integer> columns;
        private final String[] cells;
        private final List<Finding> findings;

        private Row(String file, int line, Map<String, Integer> columns, String[] cells, List<Finding> findings) {
            this.file = file;
            this.line = line;
            this.columns = columns;
            this.cells = cells;
            this.findings = findings;
        }

        /** {@return line number in the file, the header's is 1} */
        public int line() {
            return line;
        }

        /**
         * {@return the text of a cell; empty where the column is absent or the cell blank}
         *
         * @param column name in the header
         */
        public String text(String column) {
            Integer c = columns.get(column);
            return c == null || cells[c] == null ? "" : cells[c];
        }

        /**
         * {@return the text of a cell that must not be blank}
         *
         * @param column name in the header
         */
        public String required(String column) {
            String text = text(column);
            if (text.isEmpty() && columns.containsKey(column)) {
                finding(column, "nothing", "a value");
            }
            return text;
        }

        /**
         * {@return a finite number; NaN, with a finding, where there is none}
         *
         * @param column name in the header
         */
        public double number(String column) {
            String text = text(column);
            try {
                double value = Double.parseDouble(text);
                if (Double.isFinite(value) && PLAIN.matcher(text).matches()) {
                    return value;
                }
            } catch (NumberFormatException e) {
                // reported below with its place
            }
            if (columns.containsKey(column)) {
                finding(column, text, "a number with a decimal point and no thousands separators");
            }
            return Double.NaN;
        }

        /**
         * {@return a number, or the default where the cell is blank}
         *
         * @param column name in the header
         * @param blank the default
         */
        public double number(String column, double blank) {
            return text(column).isEmpty() ? blank : number(column);
        }

        /**
         * {@return a year that must be there; none, with a finding, where there is no whole number}
         *
         * @param column name in the header
         */
        public Optional<Integer> year(String column) {
            String text = text(column);
            if (text.matches("\\d{4}")) {
                return Optional.of(Integer.parseInt(text));
            }
            if (columns.containsKey(column)) {
                finding(column, text, "a year such as 2030");
            }
            return Optional.empty();
        }

        /**
         * {@return a whole number such as a year; the default where the cell is blank}
         *
         * @param column name in the header
         * @param blank the default
         */
        public int integer(String column, int blank) {
            String text = text(column);
            if (text.isEmpty()) {
                return blank;
            }
            try {
                return Integer.parseInt(text);
            } catch (NumberFormatException e) {
                finding(column, text, "a whole number");
                return blank;
            }
        }

        /** {@return the basis of the row's value} */
        public Basis basis() {
            String text = text("basis");
            for (Basis basis : Basis.values()) {
                if (basis.word().equals(text)) {
                    return basis;
                }
            }
            finding("basis", text, "one of sourced, derived, fitted, assumed");
            return Basis.ASSUMED;
        }

        /**
         * Records that something is wrong in this row.
         *
         * @param column name in the header
         * @param found what stands there, as text
         * @param expected what should stand there
         */
        public void finding(String column, String found, String expected) {
            findings.add(new Finding(file, line, column, found, expected));
        }
    }
}
