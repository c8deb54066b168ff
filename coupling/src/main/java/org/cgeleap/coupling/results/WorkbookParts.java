package org.cgeleap.coupling.results;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * What a finished workbook lacks by its writer: the named style that all cells go back to, without which readers warn and put
 * their own in its place; and parts that are added, such as charts.
 */
public final class WorkbookParts {
    private static final String STYLES = "xl/styles.xml";

    /** ECMA-376, part 1, 18.8.7: the style Normal (built-in style 0) by the first cell style format. */
    private static final String NORMAL =
            "<cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles>";

    private WorkbookParts() {}

    /**
     * A workbook with its default style.
     *
     * @param workbook bytes of the file
     * @return bytes of the whole file
     * @throws IOException where a file for the work cannot be written
     */
    public static byte[] finished(byte[] workbook) throws IOException {
        return finished(workbook, Map.of(), Map.of());
    }

    /**
     * A workbook with its default style and further parts.
     *
     * @param more what is put before the end of a part's root element, by the part's name
     * @param parts that are added, by name
     */
    static byte[] finished(byte[] workbook, Map<String, Ending> more, Map<String, byte[]> parts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(workbook.length + (1 << 16));
        // by way of a file: the writer's entries tell their sizes only in the directory at the end
        Path file = Files.createTempFile("workbook", ".xlsx");
        try {
            Files.write(file, workbook);
            try (ZipFile in = new ZipFile(file.toFile());
                    ZipOutputStream out = new ZipOutputStream(bytes)) {
                out.setLevel(Deflater.BEST_SPEED);
                for (ZipEntry entry : Collections.list(in.entries())) {
                    byte[] content;
                    try (InputStream from = in.getInputStream(entry)) {
                        content = from.readAllBytes();
                    }
                    if (entry.getName().equals(STYLES)) {
                        content = before(content, "<dxfs", NORMAL);
                    }
                    Ending ending = more.get(entry.getName());
                    put(out, entry.getName(), ending == null ? content : before(content, ending.end(), ending.added()));
                }
                for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                    put(out, part.getKey(), part.getValue());
                }
            }
        } finally {
            Files.delete(file);
        }
        return bytes.toByteArray();
    }

    /** What is added before an end tag. */
    record Ending(String end, String added) {}

    private static void put(ZipOutputStream out, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTime(0); // the same results give the same file
        out.putNextEntry(entry);
        out.write(content);
        out.closeEntry();
    }

    private static byte[] before(byte[] xml, String end, String more) {
        String whole = new String(xml, StandardCharsets.UTF_8);
        int at = whole.lastIndexOf(end);
        if (at < 0) {
            throw new IllegalStateException("a part of the workbook has no " + end);
        }
        return (whole.substring(0, at) + more + whole.substring(at)).getBytes(StandardCharsets.UTF_8);
    }
}
