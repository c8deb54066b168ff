package org.cgeleap.cge.file;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** JSON's tokens, from Jackson's parser, with numbers as they are written. */
final class JsonTokens implements DocumentTokens {

    private final JsonParser parser;

    /**
     * Begins before the first part.
     *
     * @param text of the document
     */
    JsonTokens(String text) {
        StreamReadConstraints constraints = StreamReadConstraints.builder()
                .maxNestingDepth(DEEPEST)
                .maxStringLength(LONGEST)
                .maxDocumentLength(LONGEST)
                .build();
        try {
            this.parser = JsonFactory.builder()
                    .streamReadConstraints(constraints)
                    .build()
                    .createParser(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Kind next() throws DocumentSyntaxException {
        try {
            JsonToken token = parser.nextToken();
            return token == null ? Kind.END : kind(token);
        } catch (JacksonException e) {
            JsonLocation at = e.getLocation();
            String problem = e.getOriginalMessage();
            throw new DocumentSyntaxException(
                    at == null ? new Location(1, 1) : place(at), problem == null ? "unreadable" : problem, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Kind kind(JsonToken token) {
        return switch (token) {
            case START_OBJECT -> Kind.MAPPING;
            case START_ARRAY -> Kind.LIST;
            case END_OBJECT, END_ARRAY -> Kind.CLOSE;
            case VALUE_NULL -> Kind.NOTHING;
            default -> Kind.TEXT;
        };
    }

    @Override
    public Location at() {
        return place(parser.currentTokenLocation());
    }

    private static Location place(JsonLocation at) {
        return new Location(at.getLineNr(), at.getColumnNr());
    }

    @Override
    public String text() {
        try {
            String text = parser.getText();
            return text == null ? "" : text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** JSON has none. */
    @Override
    public Optional<String> anchor() {
        return Optional.empty();
    }
}
