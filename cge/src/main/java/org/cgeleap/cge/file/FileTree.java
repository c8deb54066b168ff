package org.cgeleap.cge.file;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;

/** Text to a tree whose parts know their lines; YAML and JSON alike. */
final class FileTree {

    /** Deeper than any nest of a model, shallow enough for the stack. */
    private static final int DEEPEST = 400;

    /** A model of ten thousand equations has some five million characters; this leaves room and still ends. */
    private static final int LONGEST = 500_000_000;

    /** Keys of a mapping that are compared one by one. */
    private static final int FEW = 8;

    private final Findings findings;
    private final List<String> lines;
    private final JsonParser parser;
    private final Map<String, FileNode> anchors = new HashMap<>();

    private FileTree(String text, JsonParser parser, Findings findings) {
        this.lines = text.lines().toList();
        this.parser = parser;
        this.findings = findings;
    }

    /** The document; empty after a syntax error, which is then among the findings. */
    static Optional<FileNode> parse(String text, boolean json, Findings findings) {
        try (JsonParser parser = factory(json).createParser(text)) {
            FileTree tree = new FileTree(text, parser, findings);
            if (parser.nextToken() == null) {
                findings.add(new Location(1, 1), "an empty file", "a model (title, activities, consumers, …)");
                return Optional.empty();
            }
            FileNode root = tree.node();
            if (parser.nextToken() != null) {
                findings.add(tree.here(), "a second document", "one model in a file");
            }
            return Optional.of(root);
        } catch (JacksonException e) {
            JsonLocation at = e.getLocation();
            String message = e.getOriginalMessage();
            findings.add(
                    at == null ? new Location(1, 1) : new Location(at.getLineNr(), at.getColumnNr()),
                    "text that is not " + (json ? "JSON" : "YAML") + " ("
                            + (message == null
                                    ? "unreadable"
                                    : message.lines().findFirst().orElse("unreadable")) + ")",
                    json ? "valid JSON" : "valid YAML (check indentation, quotes, brackets and tabs)");
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonFactory factory(boolean json) {
        StreamReadConstraints constraints = StreamReadConstraints.builder()
                .maxNestingDepth(DEEPEST)
                .maxStringLength(LONGEST)
                .maxDocumentLength(LONGEST)
                .build();
        if (json) {
            return JsonFactory.builder().streamReadConstraints(constraints).build();
        }
        LoaderOptions options = new LoaderOptions();
        options.setNestingDepthLimit(DEEPEST);
        options.setCodePointLimit(LONGEST);
        return YAMLFactory.builder()
                .loaderOptions(options)
                .streamReadConstraints(constraints)
                .build();
    }

    private Location here() {
        JsonLocation at = parser.currentTokenLocation();
        return new Location(at.getLineNr(), at.getColumnNr());
    }

    private FileNode node() throws IOException {
        String anchor = null;
        if (parser instanceof YAMLParser yaml) {
            if (yaml.isCurrentAlias()) {
                return alias();
            }
            anchor = yaml.getObjectId();
        }
        JsonToken token = parser.currentToken();
        FileNode node;
        if (token == JsonToken.START_OBJECT) {
            node = mapping();
        } else if (token == JsonToken.START_ARRAY) {
            node = items();
        } else {
            node = scalar(token);
        }
        if (anchor != null) {
            anchors.put(anchor, node);
        }
        return node;
    }

    private FileNode alias() throws IOException {
        String name = parser.getText();
        FileNode node = anchors.get(name);
        if (node != null) {
            return node;
        }
        findings.unknown(here(), "alias", name, anchors.keySet(), "an anchor (&name) that stands earlier in the file");
        return new FileNode.Scalar(here(), here(), "", true);
    }

    private FileNode mapping() throws IOException {
        Location at = here();
        List<FileNode.Entry> entries = new ArrayList<>();
        Set<String> many = Set.of();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            Location keyAt = here();
            String key = parser.currentName();
            parser.nextToken();
            FileNode value = node();
            if (entries.size() == FEW) {
                many = new HashSet<>();
                for (FileNode.Entry entry : entries) {
                    many.add(entry.key());
                }
            }
            if (entries.size() < FEW ? !names(entries, key) : many.add(key)) {
                entries.add(new FileNode.Entry(keyAt, key, value));
            } else {
                findings.add(keyAt, "\"" + key + "\" a second time", "every name once in a mapping");
            }
        }
        return new FileNode.Mapping(at, entries);
    }

    private static boolean names(List<FileNode.Entry> entries, String key) {
        for (FileNode.Entry entry : entries) {
            if (entry.key().equals(key)) {
                return true;
            }
        }
        return false;
    }

    private FileNode items() throws IOException {
        Location at = here();
        List<FileNode> of = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            of.add(node());
        }
        return new FileNode.Items(at, of);
    }

    private FileNode scalar(JsonToken token) throws IOException {
        Location at = here();
        String text = parser.getText();
        boolean empty = token == JsonToken.VALUE_NULL;
        return new FileNode.Scalar(at, textAt(at, text), empty ? "" : text, empty);
    }

    /** Behind the quote, if there is one and the text stands on that line unchanged. */
    private Location textAt(Location at, String text) {
        if (at.line() < 1 || at.line() > lines.size() || at.column() < 1) {
            return at;
        }
        String line = lines.get(at.line() - 1);
        for (int skip = 0; skip <= 1; skip++) {
            if (line.startsWith(text, at.column() - 1 + skip)) {
                return at.right(skip);
            }
        }
        return at;
    }
}
