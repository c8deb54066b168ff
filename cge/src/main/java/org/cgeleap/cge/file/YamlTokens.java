package org.cgeleap.cge.file;

import java.io.StringReader;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * YAML's tokens, from the events of SnakeYAML's parser, with values as they are written: what is a number is decided where
 * one is read ({@link Values}), so that no text is matched against the patterns of all types of YAML first.
 */
final class YamlTokens implements DocumentTokens {

    private final Parser parser;
    private int depth;
    private @Nullable Event present;

    /**
     * Begins before the first part.
     *
     * @param text of the document
     */
    YamlTokens(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(LONGEST);
        this.parser = new ParserImpl(new StreamReader(new StringReader(text)), options);
    }

    @Override
    public Kind next() throws DocumentSyntaxException {
        while (true) {
            Event event = event();
            switch (event.getEventId()) {
                case MappingStart -> {
                    return deeper(Kind.MAPPING);
                }
                case SequenceStart -> {
                    return deeper(Kind.LIST);
                }
                case MappingEnd, SequenceEnd -> {
                    depth--;
                    return Kind.CLOSE;
                }
                case Scalar -> {
                    return nothing((ScalarEvent) event) ? Kind.NOTHING : Kind.TEXT;
                }
                case Alias -> {
                    return Kind.ALIAS;
                }
                case StreamEnd -> {
                    return Kind.END;
                }
                default -> {
                    // where a stream or a document begins, or a document ends, there is nothing to read
                }
            }
        }
    }

    private Event event() throws DocumentSyntaxException {
        try {
            Event event = parser.getEvent();
            present = event;
            return event;
        } catch (MarkedYAMLException e) {
            String problem = e.getProblem() == null ? "unreadable" : e.getProblem();
            throw new DocumentSyntaxException(
                    reached(), e.getContext() == null ? problem : e.getContext() + ": " + problem, e);
        } catch (YAMLException | NumberFormatException e) {
            throw new DocumentSyntaxException(reached(), String.valueOf(e.getMessage()), e);
        }
    }

    private Kind deeper(Kind kind) throws DocumentSyntaxException {
        depth++;
        if (depth > DEEPEST) {
            throw new DocumentSyntaxException(at(), "mappings and lists within each other, more than " + DEEPEST);
        }
        return kind;
    }

    /** Whether a value is null: by its tag, or plain text that YAML 1.1 and 1.2 both take for it. */
    private static boolean nothing(ScalarEvent scalar) {
        if (scalar.getTag() != null) {
            return scalar.getTag().equals(Tag.NULL.getValue());
        }
        return scalar.getImplicit().canOmitTagInPlainScalar()
                && switch (scalar.getValue()) {
                    case "", "~", "null", "Null", "NULL" -> true;
                    default -> false;
                };
    }

    @Override
    public Location at() {
        Event event = present;
        return event == null ? new Location(1, 1) : place(event.getStartMark());
    }

    /** Where the last part ends that could be read. */
    private Location reached() {
        Event event = present;
        return event == null ? new Location(1, 1) : place(event.getEndMark());
    }

    private static Location place(Mark mark) {
        return new Location(mark.getLine() + 1, mark.getColumn() + 1);
    }

    @Override
    public String text() {
        if (present instanceof ScalarEvent scalar) {
            return scalar.getValue();
        }
        return present instanceof AliasEvent alias ? alias.getAnchor() : "";
    }

    @Override
    public Optional<String> anchor() {
        return present instanceof NodeEvent node && !(node instanceof AliasEvent)
                ? Optional.ofNullable(node.getAnchor())
                : Optional.empty();
    }
}
