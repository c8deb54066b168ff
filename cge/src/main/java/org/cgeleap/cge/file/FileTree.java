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

/**
 * Text to a tree whose parts know their lines; YAML and JSON alike. Members of sections that a reader takes one by one are
 * handed over as they come and forgotten, so that a large model is never in memory as a tree.
 */
final class FileTree {

    /** Who takes members of sections of the document one by one. */
    interface Taker {
        /** Whether the members of this section, if it is a mapping, are taken one by one. */
        boolean takes(String section);

        /** The next member of a section. */
        void member(String section, FileNode.Entry entry);
    }

    /** Deeper than any nest of a model, shallow enough for the stack. */
    private static final int DEEPEST = 400;

    /** A model of ten thousand equations has some five million characters; this leaves room and still ends. */
    private static final int LONGEST = 500_000_000;

    /** Keys of a mapping that are compared one by one. */
    private static final int FEW = 8;

    private final Findings findings;
    private final JsonParser parser;
    private final Taker taker;
    private final Map<String, FileNode> anchors = new HashMap<>();

    private FileTree(JsonParser parser, Taker taker, Findings findings) {
        this.parser = parser;
        this.taker = taker;
        this.findings = findings;
    }

    /** The document without what was taken; empty after a syntax error, which is then among the findings. */
    static Optional<FileNode> parse(String text, boolean json, Taker taker, Findings findings) {
        try (JsonParser parser = factory(json).createParser(text)) {
            FileTree tree = new FileTree(parser, taker, findings);
            if (parser.nextToken() == null) {
                findings.add(new Location(1, 1), "an empty file", "a model (title, activities, consumers, …)");
                return Optional.empty();
            }
            FileNode root = parser.currentToken() == JsonToken.START_OBJECT ? tree.mapping(true) : tree.node();
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
        return new YamlTokens.Factory(
                YAMLFactory.builder().loaderOptions(options).streamReadConstraints(constraints));
    }

    private Location here() {
        if (parser instanceof YamlTokens yaml) {
            return yaml.place();
        }
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
            node = mapping(false);
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
        return new FileNode.Scalar(here(), "", true);
    }

    private FileNode mapping(boolean document) throws IOException {
        Location at = here();
        List<FileNode.Entry> entries = new ArrayList<>();
        Set<String> many = Set.of();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            Location keyAt = here();
            String key = parser.currentName();
            parser.nextToken();
            FileNode value = document && taken(key) ? members(key) : node();
            if (entries.size() == FEW) {
                many = new HashSet<>();
                for (FileNode.Entry entry : entries) {
                    many.add(entry.key());
                }
            }
            if (entries.size() < FEW ? !names(entries, key) : many.add(key)) {
                entries.add(new FileNode.Entry(keyAt, key, value));
            } else {
                repeated(keyAt, key);
            }
        }
        return new FileNode.Mapping(at, entries);
    }

    /** An anchored section is not taken, for it may be referred to as a whole. */
    private boolean taken(String key) throws IOException {
        return parser.currentToken() == JsonToken.START_OBJECT
                && taker.takes(key)
                && !(parser instanceof YAMLParser yaml && yaml.getObjectId() != null);
    }

    /** Hands over the members of a section; what is left of it is an empty mapping. */
    private FileNode members(String section) throws IOException {
        Location at = here();
        Set<String> names = new HashSet<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            Location keyAt = here();
            String key = parser.currentName();
            parser.nextToken();
            FileNode value = node();
            if (names.add(key)) {
                taker.member(section, new FileNode.Entry(keyAt, key, value));
            } else {
                repeated(keyAt, key);
            }
        }
        return new FileNode.Mapping(at, List.of());
    }

    private void repeated(Location at, String key) {
        findings.add(at, "\"" + key + "\" a second time", "every name once in a mapping");
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
        boolean empty = token == JsonToken.VALUE_NULL;
        return new FileNode.Scalar(here(), empty ? "" : parser.getText(), empty);
    }
}
