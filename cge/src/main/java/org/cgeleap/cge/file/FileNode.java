package org.cgeleap.cge.file;

import java.util.List;

/** A part of a YAML or JSON document that knows where it stands. */
sealed interface FileNode {

    Location at();

    /** How a user would call it in an error message. */
    String describe();

    /** {@code key: value} pairs, in the order of the text. */
    record Mapping(Location at, List<Entry> entries) implements FileNode {
        public Mapping {
            entries = List.copyOf(entries);
        }

        @Override
        public String describe() {
            return entries.isEmpty()
                    ? "an empty mapping"
                    : "a mapping with key \"" + entries.get(0).key() + "\"";
        }
    }

    /** One pair of a mapping. */
    record Entry(Location at, String key, FileNode value) {}

    /** A list. */
    record Items(Location at, List<FileNode> of) implements FileNode {
        public Items {
            of = List.copyOf(of);
        }

        @Override
        public String describe() {
            return "a list of " + of.size();
        }
    }

    /**
     * A single value.
     *
     * @param text as written, without quotes
     * @param empty whether nothing, {@code null} or {@code ~} stands there
     */
    record Scalar(Location at, String text, boolean empty) implements FileNode {

        @Override
        public String describe() {
            return empty ? "nothing" : "\"" + text + "\"";
        }
    }
}
