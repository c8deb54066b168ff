package org.cgeleap.iotables.official;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.cgeleap.iotables.read.Finding;
import org.cgeleap.iotables.read.InvalidInputException;
import org.jspecify.annotations.Nullable;

/**
 * Character set of a text file: stated, else UTF-16 by its byte-order mark, else UTF-8 when every byte fits, else
 * GB18030 (which holds GB 2312 and GBK), be it after a mark of UTF-8 that some programs put there. A file that fits none
 * is refused with the lines that do not fit, never read with replacement characters.
 */
final class TextEncoding {
    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final Charset GB18030 = Charset.forName("GB18030");

    private TextEncoding() {}

    static String decode(String file, byte[] bytes, @Nullable String stated) {
        if (stated != null) {
            if (!Charset.isSupported(stated)) {
                throw invalid(file, "encoding " + stated, "a character set such as UTF-8 or GB18030");
            }
            String text = strict(bytes, Charset.forName(stated));
            if (text == null) {
                throw invalid(file, "bytes that are not " + stated, "the encoding the file was saved in");
            }
            return text;
        }
        int mark = bytes.length > 1 ? 256 * (bytes[0] & 0xFF) + (bytes[1] & 0xFF) : 0;
        boolean wide = mark == 0xFFFE || mark == 0xFEFF;
        if (wide) {
            String text = strict(bytes, StandardCharsets.UTF_16);
            if (text != null && text.indexOf('\u0000') < 0) {
                return text;
            }
            throw invalid(file, "the mark of UTF-16, but bytes that are none", "a file saved anew, as UTF-8");
        }
        for (int i = 0, line = 1; i < bytes.length; i++) {
            line += bytes[i] == '\n' ? 1 : 0;
            if (bytes[i] == 0) {
                throw new InvalidInputException(List.of(new Finding(
                        file, line, "", "bytes that are no text", "a workbook (.xlsx, .xls) or a text file (.csv)")));
            }
        }
        byte[] body = marked(bytes) ? Arrays.copyOfRange(bytes, MARK.length, bytes.length) : bytes;
        for (Charset charset : List.of(StandardCharsets.UTF_8, GB18030)) {
            String text = strict(body, charset);
            if (text != null) {
                return text;
            }
        }
        int utf8 = firstLineThatIsNot(body, StandardCharsets.UTF_8);
        int gb = firstLineThatIsNot(body, GB18030);
        throw invalid(
                file,
                (marked(bytes) ? "the mark of UTF-8, but " : "") + "bytes that are not UTF-8 in line " + utf8
                        + " and not GB18030 in line " + gb,
                "one encoding throughout, UTF-8 or GB18030, or another one stated (--encoding)"
                        + (utf8 > 1 && gb < utf8 ? "; lines pasted from another file?" : ""));
    }

    private static boolean marked(byte[] bytes) {
        return bytes.length >= MARK.length && Arrays.equals(bytes, 0, MARK.length, MARK, 0, MARK.length);
    }

    private static int firstLineThatIsNot(byte[] bytes, Charset charset) {
        int line = 1;
        int start = 0;
        for (int i = 0; i <= bytes.length; i++) {
            if (i == bytes.length || bytes[i] == '\n') {
                if (strict(Arrays.copyOfRange(bytes, start, i), charset) == null) {
                    return line;
                }
                line++;
                start = i + 1;
            }
        }
        return line;
    }

    private static @Nullable String strict(byte[] bytes, Charset charset) {
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private static InvalidInputException invalid(String file, String found, String expected) {
        return new InvalidInputException(List.of(new Finding(file, 0, "", found, expected)));
    }
}
