package org.cgeleap.cge.file;

import java.util.List;
import java.util.Optional;
import org.cgeleap.cge.model.Bounds;

/** Reads {@code {start, lower, upper, fixed}} of a variable. */
final class BoundsReader {

    private static final List<String> KEYS = List.of("start", "lower", "upper", "fixed");
    private static final List<String> LIMITS = List.of("lower", "upper");

    private final Findings findings;
    private final Values values;

    BoundsReader(Findings findings, Values values) {
        this.findings = findings;
        this.values = values;
    }

    /** Start and bounds; what is not said comes from the default. */
    Bounds of(FileNode node, String what, Bounds otherwise) {
        return Section.of(node, what, KEYS, findings)
                .map(section -> of(section, what, otherwise))
                .orElse(otherwise);
    }

    /** Bounds alone, for a scenario; the start is the variable's own. */
    Bounds limits(FileNode node, String what, Bounds otherwise) {
        return Section.of(node, what, LIMITS, findings)
                .map(section -> of(section, what, otherwise))
                .orElse(otherwise);
    }

    /** From a section that may have further keys. */
    Bounds of(Section section, String what, Bounds otherwise) {
        if (section.has("fixed")) {
            if (section.has("start") || section.has("lower") || section.has("upper")) {
                findings.add(section.at(), what + " both fixed and bounded", "either fixed or start, lower, upper");
            }
            return number(section, "fixed", what).map(v -> new Bounds(v, v, v)).orElse(otherwise);
        }
        double lower = bound(section, "lower", what).orElse(otherwise.lower());
        double upper = bound(section, "upper", what).orElse(otherwise.upper());
        if (lower == Double.POSITIVE_INFINITY || upper == Double.NEGATIVE_INFINITY) {
            findings.add(
                    section.at(),
                    what + " with lower " + lower + ", upper " + upper,
                    "lower below .inf and upper above -.inf");
            return otherwise;
        }
        if (lower > upper) {
            findings.add(section.at(), what + " with lower " + lower + " above upper " + upper, "lower <= upper");
            return otherwise;
        }
        // A default start outside the bounds is moved into them; a written one is the user's, and kept.
        double start = number(section, "start", what).orElse(Math.min(Math.max(otherwise.start(), lower), upper));
        return new Bounds(start, lower, upper);
    }

    private Optional<Double> number(Section section, String key, String what) {
        return section.get(key).flatMap(n -> values.number(n, key + " of " + what));
    }

    private Optional<Double> bound(Section section, String key, String what) {
        return section.get(key).flatMap(n -> values.bound(n, key + " of " + what));
    }
}
