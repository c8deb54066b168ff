package org.cgeleap.cge.file;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cgeleap.cge.model.Subtotals;

/**
 * Reads {@code subtotals} of a scenario: {@code true} for every change by itself, or groups of names of what the scenario
 * changes.
 *
 * <pre>
 * subtotals: true
 * subtotals: [[tl, tk], [endow_l]]
 * </pre>
 */
final class SubtotalsReader {
    private static final String MEANING =
            "true, false or a list of groups of changed parameters or variables, [[a, b], [c]]";

    private final Findings findings;
    private final Values values;
    private final Set<String> changed;
    private final Set<String> seen = new HashSet<>();

    /**
     * Of one scenario.
     *
     * @param changed names of all that the scenario sets, holds, bounds or swaps
     */
    SubtotalsReader(Findings findings, Values values, Set<String> changed) {
        this.findings = findings;
        this.values = values;
        this.changed = changed;
    }

    Optional<Subtotals> read(FileNode node, String where) {
        if (node instanceof FileNode.Scalar) {
            return values.truth(node, "whether the change is split among what is set, or a list of groups")
                    ? Optional.of(Subtotals.EACH)
                    : Optional.empty();
        }
        if (!(node instanceof FileNode.Items items)) {
            findings.add(node.at(), node.describe() + " as subtotals of " + where, MEANING);
            return Optional.empty();
        }
        List<List<String>> groups = new ArrayList<>();
        for (FileNode member : items.of()) {
            // a single name is a group of one
            groups.add(group(member instanceof FileNode.Items group ? group.of() : List.of(member), where));
        }
        return Optional.of(new Subtotals(groups));
    }

    private List<String> group(List<FileNode> members, String where) {
        List<String> names = new ArrayList<>();
        for (FileNode member : members) {
            values.text(member, "a name in a group of subtotals").ifPresent(name -> {
                if (!changed.contains(name)) {
                    findings.unknown(
                            member.at(),
                            "name",
                            name,
                            changed,
                            "in subtotals of " + where + " something it changes"
                                    + (changed.isEmpty() ? ", which is nothing" : ": " + String.join(", ", changed)));
                }
                if (!seen.add(name)) {
                    findings.add(member.at(), "\"" + name + "\" a second time in subtotals of " + where, MEANING);
                }
                names.add(name);
            });
        }
        return names;
    }
}
