package org.cgeleap.coupling.results;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cgeleap.calibration.casefile.InputException;

/** {@code results.csv} read back. */
public final class ResultsFile {
    private ResultsFile() {}

    /**
     * {@return the rows of a file, as written}
     *
     * @param file in the layout of {@code results.csv}
     * @throws InputException where the file is not there, or a row is no result; it says which
     * @throws IOException where it cannot be read
     */
    public static List<ResultRow> read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new InputException(
                    List.of(file + ": found no such file; expected the output folder of a complete `cgeleap run`"));
        }
        List<ResultRow> rows = new ArrayList<>();
        try (MappingIterator<String[]> lines = new CsvMapper()
                .readerFor(String[].class)
                .with(CsvParser.Feature.WRAP_AS_ARRAY)
                .readValues(Files.newBufferedReader(file, StandardCharsets.UTF_8))) {
            for (int line = 1; lines.hasNext(); line++) {
                String[] cells = lines.next();
                if (line > 1) {
                    rows.add(row(file, line, cells));
                } else if (!List.of(cells).equals(RunFiles.RESULTS)) {
                    throw new InputException(List.of(file + ", row 1: found the columns " + Arrays.toString(cells)
                            + "; expected " + RunFiles.RESULTS));
                }
            }
        }
        return rows;
    }

    private static ResultRow row(Path file, int line, String[] c) {
        try {
            return new ResultRow(
                    c[0], c[1], Integer.parseInt(c[2]), c[3], c[4], c[5], c[6], c[7], Double.parseDouble(c[8]));
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw new InputException(List.of(file + ", row " + line + ": found " + String.join(",", c)
                    + "; expected nine cells with a year and a number"));
        }
    }
}
