package org.cgeleap.iotables.official;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.cgeleap.iotables.read.Finding;
import org.cgeleap.iotables.read.InvalidInputException;
import org.jspecify.annotations.Nullable;

/**
 * Character set of a text file: stated, else UTF-16 by its byte-order mark, else UTF-8 when every byte fits, else
 * GB18030 (which holds GB 2312 and GBK). A file that fits none is refused, never read with replacement characters.
 */
final class TextEncoding {
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
        for (Charset charset :
                wide ? List.of(StandardCharsets.UTF_16) : List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"))) {
            String text = strict(bytes, charset);
            if (text != null && text.indexOf('\u0000') < 0) {
                return text;
            }
        }
        throw invalid(file, "text in an unknown encoding", "UTF-8 or GB18030, or another one stated");
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
