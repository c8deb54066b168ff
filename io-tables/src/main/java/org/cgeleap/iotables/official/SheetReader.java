package org.cgeleap.iotables.official;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.CellType;
import org.cgeleap.iotables.read.CsvFile;
import org.cgeleap.iotables.read.Finding;
import org.cgeleap.iotables.read.InvalidInputException;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;

/** Reads the sheets of a file; what it is, is told by its content and not by its name. */
final class SheetReader {
    /** Lines looked at for what separates cells. */
    private static final int SAMPLE = 20;

    private SheetReader() {}

    static List<Sheet> read(Path path, @Nullable String encoding) {
        Path last = path.getFileName();
        String file = last == null ? path.toString() : last.toString();
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(path);
        } catch (NoSuchFileException e) {
            throw invalid(file, "no such file", "a readable .xlsx, .xls or .csv file");
        } catch (IOException e) {
            throw invalid(file, String.valueOf(e.getMessage()), "a readable .xlsx, .xls or .csv file");
        }
        if (bytes.length == 0) {
            throw invalid(file, "an empty file", "an input-output table as .xlsx, .xls or .csv");
        }
        try {
            if (bytes.length > 1 && bytes[0] == 'P' && bytes[1] == 'K') {
                return xlsx(file, bytes);
            }
            if (bytes.length > 1 && (bytes[0] & 0xFF) == 0xD0 && (bytes[1] & 0xFF) == 0xCF) {
                return xls(file, bytes);
            }
        } catch (IOException | RuntimeException e) {
            // the libraries throw many kinds for a damaged container; the user needs one sentence
            throw invalid(file, "a damaged workbook (" + e.getMessage() + ")", "a workbook that opens; save it anew");
        }
        return List.of(text(file, bytes, encoding));
    }

    private static List<Sheet> xlsx(String file, byte[] bytes) throws IOException {
        List<Sheet> sheets = new ArrayList<>();
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(bytes))) {
            for (org.dhatim.fastexcel.reader.Sheet sheet : workbook.getSheets().toList()) {
                List<List<String>> rows = new ArrayList<>();
                for (Row row : sheet.read()) {
                    while (rows.size() < row.getRowNum() - 1) {
                        rows.add(List.of());
                    }
                    List<String> cells = new ArrayList<>();
                    for (Cell cell : row) {
                        if (cell != null) {
                            while (cells.size() < cell.getColumnIndex()) {
                                cells.add("");
                            }
                            cells.add(text(cell));
                        }
                    }
                    rows.add(cells);
                }
                sheets.add(new Sheet(file, sheet.getName(), rows, sheet.getVisibility() != SheetVisibility.VISIBLE));
            }
        }
        return sheets;
    }

    private static String text(Cell cell) {
        String raw = Objects.requireNonNullElse(cell.getRawValue(), "");
        String formula = Objects.requireNonNullElse(cell.getFormula(), "");
        boolean blank = formula.isEmpty() || formula.contains("\"\"");
        // a program wrote the formula and no spreadsheet has computed it: no blank, which would count as zero
        return raw.isEmpty() && !blank ? "=" + formula : raw;
    }

    private static List<Sheet> xls(String file, byte[] bytes) throws IOException {
        List<Sheet> sheets = new ArrayList<>();
        try (HSSFWorkbook workbook = new HSSFWorkbook(new ByteArrayInputStream(bytes))) {
            for (org.apache.poi.ss.usermodel.Sheet sheet : workbook) {
                List<List<String>> rows = new ArrayList<>();
                for (org.apache.poi.ss.usermodel.Row row : sheet) {
                    while (rows.size() < row.getRowNum()) {
                        rows.add(List.of());
                    }
                    List<String> cells = new ArrayList<>();
                    for (org.apache.poi.ss.usermodel.Cell cell : row) {
                        while (cells.size() < cell.getColumnIndex()) {
                            cells.add("");
                        }
                        cells.add(text(cell));
                    }
                    rows.add(cells);
                }
                int at = sheets.size();
                sheets.add(new Sheet(
                        file,
                        sheet.getSheetName(),
                        rows,
                        workbook.isSheetHidden(at) || workbook.isSheetVeryHidden(at)));
            }
        }
        return sheets;
    }

    private static String text(org.apache.poi.ss.usermodel.Cell cell) {
        CellType type = cell.getCellType() == CellType.FORMULA ? cell.getCachedFormulaResultType() : cell.getCellType();
        return switch (type) {
            case NUMERIC -> plain(cell.getNumericCellValue());
            case STRING -> cell.getStringCellValue();
            case ERROR ->
                org.apache.poi.ss.usermodel.FormulaError.forInt(cell.getErrorCellValue())
                        .getString();
            case BOOLEAN -> Boolean.toString(cell.getBooleanCellValue());
            default -> "";
        };
    }

    /** Whole numbers without a decimal point, so that a code 7 is not 7.0. */
    private static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    private static Sheet text(String file, byte[] bytes, @Nullable String encoding) {
        String text = TextEncoding.decode(file, bytes, encoding);
        if (CellText.strip(text).startsWith("<")) {
            throw invalid(file, "a web page under this name", "open it in a spreadsheet and save it as .xlsx or .csv");
        }
        char separator = separator(text);
        CsvFile csv = CsvFile.parse(file, text.replace("\uFEFF", ""), separator);
        List<List<String>> rows = new ArrayList<>();
        rows.add(csv.heading());
        rows.addAll(csv.rows());
        return new Sheet(file, "", DecimalCommas.pointed(rows, separator), false);
    }

    /** Comma, semicolon or tab, whichever stands most often outside quotes in the first lines. */
    private static char separator(String text) {
        char[] known = {',', ';', '\t'};
        int[] counts = new int[known.length];
        boolean quoted = false;
        int lines = 0;
        for (int i = 0; i < text.length() && lines < SAMPLE; i++) {
            char c = text.charAt(i);
            quoted ^= c == '"';
            lines += c == '\n' ? 1 : 0;
            for (int k = 0; k < known.length && !quoted; k++) {
                counts[k] += c == known[k] ? 1 : 0;
            }
        }
        int most = 0;
        for (int k = 1; k < known.length; k++) {
            most = counts[k] > counts[most] ? k : most;
        }
        return known[most];
    }

    private static InvalidInputException invalid(String file, String found, String expected) {
        return new InvalidInputException(List.of(new Finding(file, 0, "", found, expected)));
    }
}
