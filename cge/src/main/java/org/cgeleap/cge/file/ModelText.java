package org.cgeleap.cge.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Bytes of a model file to text: UTF-8, or UTF-16 with a byte order mark, as YAML 1.2 (5.2) has it. */
final class ModelText {

    /** What stands in a decoded text for bytes that are none. */
    private static final char REPLACED = '\uFFFD';

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private ModelText() {}

    /**
     * {@return the text of a file without a byte order mark; findings of bytes that are no text are thrown with their line}
     *
     * @param file to read
     * @param source name of it in messages
     * @throws IOException if it cannot be read
     */
    static String read(Path file, String source) throws IOException {
        try {
            // what is all ASCII is held once, where bytes and text would be held side by side
            String text = Files.readString(file);
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            return of(Files.readAllBytes(file), source);
        }
    }

    /** The text without a byte order mark; findings of bytes that are no text are thrown with their line. */
    private static String of(byte[] bytes, String source) {
        Charset charset = StandardCharsets.UTF_8;
        int skip = 0;
        if (starts(bytes, 0xEF, 0xBB, 0xBF)) {
            skip = 3;
        } else if (starts(bytes, 0xFE, 0xFF)) {
            charset = StandardCharsets.UTF_16BE;
            skip = 2;
        } else if (starts(bytes, 0xFF, 0xFE)) {
            charset = StandardCharsets.UTF_16LE;
            skip = 2;
        }
        // many times as fast as a decoder that stops at what is no text, which is asked only where something is amiss
        String text = new String(bytes, skip, bytes.length - skip, charset);
        return text.indexOf(REPLACED) < 0 ? text : strictly(bytes, skip, charset, source);
    }

    private static String strictly(byte[] bytes, int skip, Charset charset, String source) {
        ByteBuffer in = ByteBuffer.wrap(bytes, skip, bytes.length - skip);
        try {
            return charset.newDecoder().decode(in).toString();
        } catch (CharacterCodingException e) {
            Findings findings = new Findings(source);
            findings.add(place(bytes, in.position()), "bytes that are no " + charset + " text", "a text file in UTF-8");
            throw findings.exception();
        }
    }

    private static boolean starts(byte[] bytes, int... mark) {
        return bytes.length >= mark.length && Arrays.equals(Arrays.copyOf(bytes, mark.length), bytes(mark));
    }

    private static byte[] bytes(int[] values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    private static Location place(byte[] bytes, int position) {
        int line = 1;
        int column = 1;
        for (int i = 0; i < position; i++) {
            column++;
            if (bytes[i] == '\n') {
                line++;
                column = 1;
            }
        }
        return new Location(line, column);
    }
}
