package org.cgeleap.cge.file;

import java.util.List;
import java.util.Optional;

/** A mapping whose keys are known beforehand; others are findings. */
final class Section {

    private final FileNode.Mapping mapping;
    private final String what;
    private final Findings findings;

    private Section(FileNode.Mapping mapping, String what, Findings findings) {
        this.mapping = mapping;
        this.what = what;
        this.findings = findings;
    }

    /** The node as a section with these keys; empty, and a finding, if it is no mapping. */
    static Optional<Section> of(FileNode node, String what, List<String> keys, Findings findings) {
        if (!(node instanceof FileNode.Mapping mapping)) {
            findings.add(node.at(), node.describe(), what + " as a mapping with keys " + String.join(", ", keys));
            return Optional.empty();
        }
        for (FileNode.Entry entry : mapping.entries()) {
            if (!keys.contains(entry.key())) {
                findings.unknown(
                        entry.at(), "key", entry.key(), keys, "a key of " + what + ": " + String.join(", ", keys));
            }
        }
        return Optional.of(new Section(mapping, what, findings));
    }

    Location at() {
        return mapping.at();
    }

    Optional<FileNode.Entry> entry(String key) {
        List<FileNode.Entry> entries = mapping.entries();
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).key().equals(key)) {
                return Optional.of(entries.get(i));
            }
        }
        return Optional.empty();
    }

    Optional<FileNode> get(String key) {
        return entry(key).map(FileNode.Entry::value);
    }

    boolean has(String key) {
        return entry(key).isPresent();
    }

    /** The value of a key that must be there. */
    Optional<FileNode> require(String key) {
        Optional<FileNode> value = get(key);
        if (value.isEmpty()) {
            findings.add(mapping.at(), what + " without \"" + key + "\"", "the key \"" + key + "\"");
        }
        return value;
    }

    /** The pairs of a mapping of free names below a key; none if the key is absent or empty. */
    List<FileNode.Entry> named(String key, String meaning) {
        Optional<FileNode> node = get(key);
        if (node.isEmpty() || (node.get() instanceof FileNode.Scalar s && s.empty())) {
            return List.of();
        }
        if (node.get() instanceof FileNode.Mapping m) {
            return m.entries();
        }
        findings.add(node.get().at(), node.get().describe() + " as " + key, "a mapping of " + meaning);
        return List.of();
    }

    /** The members of a list below a key; none if the key is absent or empty. */
    List<FileNode> items(String key, String meaning) {
        Optional<FileNode> node = get(key);
        if (node.isEmpty() || (node.get() instanceof FileNode.Scalar s && s.empty())) {
            return List.of();
        }
        if (node.get() instanceof FileNode.Items i) {
            return i.of();
        }
        findings.add(node.get().at(), node.get().describe() + " as " + key, "a list of " + meaning);
        return List.of();
    }
}
