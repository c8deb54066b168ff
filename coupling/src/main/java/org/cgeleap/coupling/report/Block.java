package org.cgeleap.coupling.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;

/**
 * A part of the page that is unpacked when a figure asks for it: text, compressed, in letters a page may hold.
 *
 * @param name by which the page asks for it
 * @param content text
 */
record Block(String name, String content) {

    /** The element of the page. */
    String element() {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(content.length() / 4 + 64);
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed, 1 << 16)) {
            gzip.write(content.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("memory has no errors of writing", e);
        }
        return "<script type=\"application/octet-stream\" data-block=\"" + name + "\">"
                + Base64.getEncoder().encodeToString(packed.toByteArray()) + "</script>\n";
    }
}
