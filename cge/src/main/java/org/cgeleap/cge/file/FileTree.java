package org.cgeleap.cge.file;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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

    /** Keys of a mapping that are compared one by one. */
    private static final int FEW = 8;

    private final Findings findings;
    private final DocumentTokens tokens;
    private final Taker taker;
    private final Map<String, FileNode> anchors = new HashMap<>();

    private FileTree(DocumentTokens tokens, Taker taker, Findings findings) {
        this.tokens = tokens;
        this.taker = taker;
        this.findings = findings;
    }

    /** The document without what was taken; empty after a syntax error, which is then among the findings. */
    static Optional<FileNode> parse(String text, boolean json, Taker taker, Findings findings) {
        DocumentTokens tokens = json ? new JsonTokens(text) : new YamlTokens(text);
        try {
            FileTree tree = new FileTree(tokens, taker, findings);
            DocumentTokens.Kind first = tokens.next();
            if (first == DocumentTokens.Kind.END) {
                findings.add(new Location(1, 1), "an empty file", "a model (title, activities, consumers, …)");
                return Optional.empty();
            }
            FileNode root = first == DocumentTokens.Kind.MAPPING ? tree.mapping(true) : tree.node(first);
            if (tokens.next() != DocumentTokens.Kind.END) {
                findings.add(tokens.at(), "a second document", "one model in a file");
            }
            return Optional.of(root);
        } catch (DocumentSyntaxException e) {
            findings.add(
                    e.at(),
                    "text that is not " + (json ? "JSON" : "YAML") + " ("
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse("unreadable") + ")",
                    json ? "valid JSON" : "valid YAML (check indentation, quotes, brackets and tabs)");
            return Optional.empty();
        }
    }

    private FileNode node(DocumentTokens.Kind kind) throws DocumentSyntaxException {
        if (kind == DocumentTokens.Kind.ALIAS) {
            return alias();
        }
        Optional<String> anchor = tokens.anchor();
        FileNode node = switch (kind) {
            case MAPPING -> mapping(false);
            case LIST -> items();
            case NOTHING -> new FileNode.Scalar(tokens.at(), "", true);
            default -> new FileNode.Scalar(tokens.at(), tokens.text(), false);
        };
        if (anchor.isPresent()) {
            anchors.put(anchor.get(), node);
        }
        return node;
    }

    private FileNode alias() {
        String name = tokens.text();
        FileNode node = anchors.get(name);
        if (node != null) {
            return node;
        }
        findings.unknown(
                tokens.at(), "alias", name, anchors.keySet(), "an anchor (&name) that stands earlier in the file");
        return new FileNode.Scalar(tokens.at(), "", true);
    }

    private FileNode mapping(boolean document) throws DocumentSyntaxException {
        Location at = tokens.at();
        List<FileNode.Entry> entries = new ArrayList<>();
        Set<String> many = Set.of();
        while (more()) {
            Location keyAt = tokens.at();
            String key = tokens.text();
            DocumentTokens.Kind kind = tokens.next();
            FileNode value = document && taken(key, kind) ? members(key) : node(kind);
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

    /** Goes on to the next key of a mapping; false at its end. */
    private boolean more() throws DocumentSyntaxException {
        return switch (tokens.next()) {
            case CLOSE -> false;
            case TEXT, NOTHING -> true;
            default -> throw new DocumentSyntaxException(tokens.at(), "a key that is no text");
        };
    }

    /** An anchored section is not taken, for it may be referred to as a whole. */
    private boolean taken(String key, DocumentTokens.Kind kind) {
        return kind == DocumentTokens.Kind.MAPPING
                && taker.takes(key)
                && tokens.anchor().isEmpty();
    }

    /** Hands over the members of a section; what is left of it is an empty mapping. */
    private FileNode members(String section) throws DocumentSyntaxException {
        Location at = tokens.at();
        Set<String> names = new HashSet<>();
        while (more()) {
            Location keyAt = tokens.at();
            String key = tokens.text();
            FileNode value = node(tokens.next());
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

    private FileNode items() throws DocumentSyntaxException {
        Location at = tokens.at();
        List<FileNode> of = new ArrayList<>();
        for (DocumentTokens.Kind kind = tokens.next(); kind != DocumentTokens.Kind.CLOSE; kind = tokens.next()) {
            of.add(node(kind));
        }
        return new FileNode.Items(at, of);
    }
}
