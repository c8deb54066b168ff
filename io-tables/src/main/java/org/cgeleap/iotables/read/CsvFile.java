package org.cgeleap.iotables.read;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A comma-separated file with a heading, all cells as text. Rows that are shorter than the heading are padded with
 * blanks where they are read; rows that are longer are findings.
 *
 * @param file its name, for findings
 * @param heading cells of the first row
 * @param rows the rows below it; row r stands on line r + 2
 */
public record CsvFile(String file, List<String> heading, List<List<String>> rows) {
    private static final List<String> BASES = List.of("sourced", "derived", "fitted", "assumed");

    private static final CsvMapper MAPPER =
            CsvMapper.builder().enable(CsvParser.Feature.WRAP_AS_ARRAY).build();

    /**
     * Reads a file in UTF-8, with or without a byte-order mark.
     *
     * @param path the file
     * @return its heading and rows, cells as they stand
     * @throws InvalidInputException when the file is missing, empty or not CSV
     */
    public static CsvFile read(Path path) {
        String name = fileName(path);
        try (Reader reader = new StringReader(Files.readString(path, StandardCharsets.UTF_8))) {
            return parse(name, reader, ',');
        } catch (NoSuchFileException e) {
            throw single(name, 0, "no such file", "a readable CSV file");
        } catch (CharacterCodingException e) {
            throw single(name, 0, "bytes that are not UTF-8", "a file saved as UTF-8");
        } catch (IOException e) {
            throw single(name, 0, e.getMessage() == null ? e.toString() : e.getMessage(), "UTF-8 text");
        }
    }

    /**
     * Reads text.
     *
     * @param name for findings
     * @param text the file's contents, commas between cells
     * @return its heading and rows, cells as they stand
     * @throws InvalidInputException when the text is empty or not CSV
     */
    public static CsvFile parse(String name, String text) {
        return parse(name, text, ',');
    }

    /**
     * Reads text whose cells are separated by another character.
     *
     * @param name for findings
     * @param text the file's contents
     * @param separator character between cells, such as a semicolon or a tab
     * @return its heading and rows, cells as they stand
     * @throws InvalidInputException when the text is empty or not of that form
     */
    public static CsvFile parse(String name, String text, char separator) {
        try {
            return parse(name, new StringReader(text), separator);
        } catch (IOException e) {
            throw single(name, 0, e.toString(), "comma-separated values");
        }
    }

    private static CsvFile parse(String name, Reader reader, char separator) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        try (MappingIterator<String[]> lines = MAPPER.readerFor(String[].class)
                .with(CsvSchema.emptySchema().withColumnSeparator(separator))
                .readValues(reader)) {
            while (lines.hasNextValue()) {
                rows.add(List.of(lines.nextValue()));
            }
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw single(name, line, e.getOriginalMessage(), "comma-separated values, quotes closed");
        }
        if (rows.isEmpty()) {
            throw single(name, 0, "an empty file", "a heading row and data rows");
        }
        List<String> heading = new ArrayList<>();
        for (String cell : rows.get(0)) {
            heading.add(cell.replace("\uFEFF", "").strip());
        }
        return new CsvFile(name, List.copyOf(heading), List.copyOf(rows.subList(1, rows.size())));
    }

    static String fileName(Path path) {
        Path last = path.getFileName();
        return last == null ? path.toString() : last.toString();
    }

    private static InvalidInputException single(String file, int row, String found, String expected) {
        return new InvalidInputException(List.of(new Finding(file, row, "", found, expected)));
    }

    /**
     * {@return line in the file of row r of {@link #rows()}, counted from 1 with the heading}
     *
     * @param r position of the row, from 0
     */
    public int line(int r) {
        return r + 2;
    }

    /**
     * {@return position of a column, or −1}
     *
     * @param name cell of the heading, matched exactly
     */
    public int column(String name) {
        return heading.indexOf(name);
    }

    /**
     * {@return the cell's text without surrounding blanks; empty when the row is short or the column absent}
     *
     * @param r position of the row, from 0
     * @param column position of the column, from 0; −1 for an absent one
     */
    public String cell(int r, int column) {
        List<String> row = rows.get(r);
        return column < 0 || column >= row.size() ? "" : row.get(column).strip();
    }

    /**
     * {@return the cell under a heading}
     *
     * @param r position of the row, from 0
     * @param name heading of the column; the text is empty where there is none
     */
    public String cell(int r, String name) {
        return cell(r, column(name));
    }

    /**
     * Looks for headings.
     *
     * @param required headings that must be there, in any order
     * @return a finding for each that is missing
     */
    public List<Finding> missingColumns(List<String> required) {
        List<Finding> findings = new ArrayList<>();
        for (String name : required) {
            if (column(name) < 0) {
                findings.add(new Finding(file, 1, name, "no such column among " + heading, "a column " + name));
            }
        }
        return findings;
    }

    /**
     * Requires the {@code basis} of a row to be one of the four kinds of provenance.
     *
     * @param r position of the row, from 0
     * @param findings takes a finding when the cell says anything else
     */
    public void basis(int r, List<Finding> findings) {
        if (!BASES.contains(cell(r, "basis"))) {
            findings.add(new Finding(file, line(r), "basis", shown(cell(r, "basis")), "one of " + BASES));
        }
    }

    private static String shown(String text) {
        return text.isEmpty() ? "nothing" : text;
    }

    /**
     * {@return the number in a cell; NaN and a finding when it is none} Blank and "-" are no numbers here.
     *
     * @param r position of the row, from 0
     * @param name heading of the column
     * @param findings takes the finding
     */
    public double number(int r, String name, List<Finding> findings) {
        String text = cell(r, name);
        try {
            double value = Double.parseDouble(text);
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // falls through to the finding: the text is reported, not the exception
        }
        findings.add(
                new Finding(file, line(r), name, "\"" + text + "\"", "a finite number, decimal point, no grouping"));
        return Double.NaN;
    }
}
