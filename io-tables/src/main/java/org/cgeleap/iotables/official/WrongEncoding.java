package org.cgeleap.iotables.official;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.cgeleap.iotables.read.Finding;
import org.cgeleap.iotables.read.InvalidInputException;
import org.jspecify.annotations.Nullable;

/**
 * Text that was read in one character set and saved in another: its letters make no words, but turned back they do. Such a
 * file cannot be read by headings, and nothing in its bytes says so.
 */
final class WrongEncoding {
    private static final Charset GB = Charset.forName("GB18030");
    /** Character sets a text may have been misread in, and what it then was. */
    private static final List<List<Charset>> MISREADINGS = List.of(
            List.of(GB, StandardCharsets.UTF_8),
            List.of(StandardCharsets.ISO_8859_1, StandardCharsets.UTF_8),
            List.of(Charset.forName("windows-1252"), StandardCharsets.UTF_8),
            List.of(StandardCharsets.ISO_8859_1, GB),
            List.of(Charset.forName("windows-1252"), GB));

    private WrongEncoding() {}

    /**
     * Refuses sheets with such text.
     *
     * @throws InvalidInputException with the first cell, what it says and what it was
     */
    static void refuse(List<Sheet> sheets) {
        for (Sheet sheet : sheets) {
            int width = sheet.width();
            for (int r = 0; r < sheet.height(); r++) {
                for (int c = 0; c < width; c++) {
                    String text = sheet.text(r, c);
                    if (text.length() < 2 || CellText.figure(text)) {
                        continue;
                    }
                    if (text.indexOf('\uFFFD') >= 0 || text.contains("锟斤拷")) {
                        throw refused(sheet, r, c, text, "replacement characters; its letters are lost");
                    }
                    String was = turnedBack(text);
                    if (was != null) {
                        throw refused(
                                sheet, r, c, text, "which was \"" + was + "\" before it was read in a wrong encoding");
                    }
                }
            }
        }
    }

    private static InvalidInputException refused(Sheet sheet, int row, int column, String text, String why) {
        Finding finding = sheet.finding(
                row,
                column,
                "\"" + text + "\", " + why,
                "the file in the encoding it was published in; save it anew, or state --encoding");
        return new InvalidInputException(List.of(finding));
    }

    /** What a text was, when turning it back gives Chinese and the text itself is not plain. */
    private static @Nullable String turnedBack(String text) {
        long strange = text.chars().filter(ch -> ch > 0x7F).count();
        if (strange < 3 || 2 * strange < text.length()) {
            return null;
        }
        for (List<Charset> misreading : MISREADINGS) {
            try {
                ByteBuffer bytes = misreading.get(0).newEncoder().encode(CharBuffer.wrap(text));
                String was = misreading
                        .get(1)
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)
                        .decode(bytes)
                        .toString();
                if (2 * han(was) > was.length()) {
                    return was;
                }
            } catch (CharacterCodingException e) {
                // not this misreading
            }
        }
        return null;
    }

    private static long han(String text) {
        return text.codePoints()
                .filter(ch -> Character.UnicodeScript.of(ch) == Character.UnicodeScript.HAN)
                .count();
    }
}
