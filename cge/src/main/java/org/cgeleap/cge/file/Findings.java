package org.cgeleap.cge.file;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Collects what is wrong with one file, so that its user sees everything at once. */
final class Findings {

    private final String source;
    private final List<Finding> all = new ArrayList<>();

    Findings(String source) {
        this.source = source;
    }

    String source() {
        return source;
    }

    void add(Finding finding) {
        all.add(finding);
    }

    void add(Location at, String found, String expected) {
        all.add(new Finding(source, at, found, expected, Optional.empty()));
    }

    /** A name that is not among the known ones; the nearest one is sought for the first hundred, which is enough to read. */
    void unknown(Location at, String what, String name, Collection<String> known, String expected) {
        Optional<String> nearest = all.size() < 100 ? NearestName.of(name, known) : Optional.empty();
        all.add(new Finding(source, at, what + " \"" + name + "\"", expected, nearest));
    }

    List<Finding> all() {
        return all;
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    int count() {
        return all.size();
    }

    /** Ends the reading if anything was found. */
    void throwIfAny() {
        if (!all.isEmpty()) {
            throw exception();
        }
    }

    ModelFileException exception() {
        List<Finding> sorted = all.stream()
                .distinct()
                .sorted(Comparator.comparingInt((Finding f) -> f.at().line()).thenComparingInt(f -> f.at().column()))
                .toList();
        return new ModelFileException(sorted);
    }
}
