package org.cgeleap.cge.file;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.IOContext;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactoryBuilder;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.CharArrayReader;
import java.io.IOException;
import java.io.Reader;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.events.ScalarEvent;

/**
 * YAML's tokens with values as they are written: what is a number is decided where one is read ({@link Values}), so that no
 * text is matched against the patterns of all types of YAML first.
 */
final class YamlTokens extends YAMLParser {

    private YamlTokens(IOContext context, int features, int yamlFeatures, LoaderOptions options, Reader text) {
        super(context, features, yamlFeatures, options, null, text);
    }

    /** Where the present token begins. */
    Location place() {
        Mark at = _lastEvent.getStartMark();
        return new Location(at.getLine() + 1, at.getColumn() + 1);
    }

    @Override
    protected JsonToken _decodeScalar(ScalarEvent scalar) throws IOException {
        if (scalar.getTag() != null) {
            return super._decodeScalar(scalar);
        }
        _textValue = scalar.getValue();
        _cleanedTextValue = null;
        boolean plain = scalar.getImplicit().canOmitTagInPlainScalar();
        return plain && nothing(_textValue) ? JsonToken.VALUE_NULL : JsonToken.VALUE_STRING;
    }

    /** YAML 1.1 and 1.2 agree on these. */
    private static boolean nothing(String text) {
        return switch (text) {
            case "", "~", "null", "Null", "NULL" -> true;
            default -> false;
        };
    }

    /** Makes such parsers of text. */
    static final class Factory extends YAMLFactory {
        private static final long serialVersionUID = 1;

        Factory(YAMLFactoryBuilder builder) {
            super(builder);
        }

        @Override
        protected YAMLParser _createParser(Reader text, IOContext context) {
            return new YamlTokens(context, _parserFeatures, _yamlParserFeatures, _loaderOptions, text);
        }

        @Override
        protected YAMLParser _createParser(char[] text, int from, int length, IOContext context, boolean recyclable) {
            return new YamlTokens(
                    context,
                    _parserFeatures,
                    _yamlParserFeatures,
                    _loaderOptions,
                    new CharArrayReader(text, from, length));
        }
    }
}
