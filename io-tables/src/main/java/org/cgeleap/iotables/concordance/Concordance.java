package org.cgeleap.iotables.concordance;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cgeleap.iotables.read.CsvFile;
import org.cgeleap.iotables.read.Finding;
import org.cgeleap.iotables.read.InvalidInputException;
import org.cgeleap.iotables.table.IoTable;
import org.cgeleap.iotables.table.Label;

/**
 * How sectors of one classification become sectors of another: many to many, with weights and their basis as data.
 *
 * <pre>
 * source,target,applies_to,weight,basis,source_note[,target_name]
 * 12,CRP,all,1,sourced,Table A1
 * 11,COL,row:14,0.72,derived,coke in what metals buy of 11, national 149-sector table
 * 11,COL,row:IF,closing,derived,inflow closes the row
 * </pre>
 */
public final class Concordance {
    private static final double SUMS_TO_ONE = 1e-9;

    private final String name;
    private final List<Label> targets;
    private final Map<String, List<ConcordanceEntry>> bySource;

    private Concordance(String name, List<Label> targets, Map<String, List<ConcordanceEntry>> bySource) {
        this.name = name;
        this.targets = List.copyOf(targets);
        this.bySource = bySource;
    }

    /**
     * Reads a concordance; targets keep the order in which they first appear.
     *
     * @param csv file with the columns shown above, UTF-8
     * @return the concordance, named after the file
     * @throws InvalidInputException with every finding, among them weights that do not sum to one
     */
    public static Concordance read(Path csv) {
        CsvFile file = CsvFile.read(csv);
        List<Finding> findings = new ArrayList<>(
                file.missingColumns(List.of("source", "target", "applies_to", "weight", "basis", "source_note")));
        if (!findings.isEmpty()) {
            throw new InvalidInputException(findings);
        }
        List<ConcordanceEntry> entries = new ArrayList<>();
        Map<String, Label> targets = new LinkedHashMap<>();
        for (int r = 0; r < file.rows().size(); r++) {
            double weight = Double.NaN;
            if (!file.cell(r, "weight").equals(ConcordanceEntry.CLOSING)) {
                weight = file.number(r, "weight", findings);
                if (weight < 0 || weight > 1) {
                    findings.add(new Finding(file.file(), file.line(r), "weight", "" + weight, "a weight from 0 to 1"));
                }
            }
            String target = file.cell(r, "target");
            String targetName = file.cell(r, "target_name");
            targets.merge(
                    target,
                    Label.of(target, targetName.isEmpty() ? target : targetName),
                    (old, fresh) -> old.name().equals(old.code()) ? fresh : old);
            file.basis(r, findings);
            entries.add(new ConcordanceEntry(
                    file.cell(r, "source"),
                    target,
                    file.cell(r, "applies_to"),
                    weight,
                    file.cell(r, "basis"),
                    file.cell(r, "source_note")));
        }
        return of(file.file(), List.copyOf(targets.values()), entries, findings);
    }

    /**
     * {@return a concordance from its lines}
     *
     * @param name for findings and as name of the target classification
     * @param targets sectors of the target classification, in the order of the aggregate's rows and columns
     * @param entries lines, each from one source sector to one target
     * @throws InvalidInputException when weights of a source do not sum to one
     */
    public static Concordance of(String name, List<Label> targets, List<ConcordanceEntry> entries) {
        return of(name, targets, entries, new ArrayList<>());
    }

    private static Concordance of(
            String name, List<Label> targets, List<ConcordanceEntry> entries, List<Finding> findings) {
        Map<String, List<ConcordanceEntry>> bySource = new LinkedHashMap<>();
        for (ConcordanceEntry entry : entries) {
            bySource.computeIfAbsent(entry.source(), s -> new ArrayList<>()).add(entry);
        }
        bySource.forEach((source, lines) -> check(name, source, lines, findings));
        if (!findings.isEmpty()) {
            throw new InvalidInputException(findings);
        }
        return new Concordance(name, targets, bySource);
    }

    private static void check(String name, String source, List<ConcordanceEntry> lines, List<Finding> findings) {
        Map<String, List<ConcordanceEntry>> byUse = new LinkedHashMap<>();
        for (ConcordanceEntry line : lines) {
            byUse.computeIfAbsent(line.appliesTo(), s -> new ArrayList<>()).add(line);
        }
        byUse.forEach((use, group) -> {
            if (!use.equals("all")
                    && !use.equals("output")
                    && !use.equals("row")
                    && !use.equals("column")
                    && !use.startsWith("row:")
                    && !use.startsWith("column:")) {
                findings.add(new Finding(
                        name, 0, "applies_to", use, "all, output, row, row:USER, column or column:SUPPLIER"));
            }
            long closing = group.stream().filter(ConcordanceEntry::closing).count();
            double sum = group.stream()
                    .mapToDouble(ConcordanceEntry::weight)
                    .filter(w -> !Double.isNaN(w))
                    .sum();
            if (closing > 0 ? closing != group.size() : Math.abs(sum - 1) > SUMS_TO_ONE) {
                findings.add(new Finding(
                        name,
                        0,
                        "weight",
                        "weights of source " + source + ", " + use + ", that sum to " + sum,
                        closing > 0 ? "closing for all targets of this line or for none" : "a sum of one"));
            }
        });
        if (!byUse.containsKey("all") && !(byUse.containsKey("output") && byUse.containsKey("row"))) {
            findings.add(new Finding(
                    name, 0, "applies_to", "no default for source " + source, "lines for all, or for output and row"));
        }
    }

    /** {@return name of the file the concordance came from} */
    public String name() {
        return name;
    }

    /** {@return the target sectors in order} */
    public List<Label> targets() {
        return targets;
    }

    /** {@return all lines, source by source} */
    public List<ConcordanceEntry> entries() {
        return bySource.values().stream().flatMap(List::stream).toList();
    }

    /**
     * Whether every sector of a table lands and every source exists.
     *
     * @param table in the source classification
     * @return findings, empty when the concordance covers the table
     */
    public List<Finding> coverage(IoTable table) {
        List<Finding> findings = new ArrayList<>();
        Set<String> sources = new LinkedHashSet<>(bySource.keySet());
        for (Label sector : table.sectors()) {
            if (!sources.remove(sector.code())) {
                findings.add(new Finding(
                        name,
                        0,
                        "source",
                        "no line for sector " + sector.code() + " " + sector.name(),
                        "every sector of classification " + table.metadata().classification() + " as source"));
            }
        }
        for (String unknown : sources) {
            findings.add(new Finding(
                    name,
                    0,
                    "source",
                    "source " + unknown,
                    "a sector of classification " + table.metadata().classification()));
        }
        return findings;
    }

    /**
     * {@return the table in the target classification}
     *
     * @param table in the source classification
     * @throws InvalidInputException when a sector does not land, or a closing weight leaves 0 to 1
     */
    public IoTable aggregate(IoTable table) {
        List<Finding> findings = coverage(table);
        if (!findings.isEmpty()) {
            throw new InvalidInputException(findings);
        }
        return new Aggregation(this, table).run();
    }

    /**
     * {@return the table in the target classification, domestic and imported goods apart where the table has them apart}
     * A concordance that sends a product's uses different ways may leave imports that are no sum of their uses; then goods
     * are added up, and the result is competitive.
     *
     * @param table in the source classification
     * @throws InvalidInputException when a sector does not land, or a closing weight leaves 0 to 1
     */
    public IoTable aggregateApart(IoTable table) {
        IoTable aggregate = aggregate(table);
        return table.split() ? new Aggregation(this, table).apart(aggregate) : aggregate;
    }

    /** Lines of a source that apply to a use, or an empty list. */
    List<ConcordanceEntry> lines(String source, String appliesTo) {
        List<ConcordanceEntry> lines = new ArrayList<>();
        for (ConcordanceEntry entry : bySource.getOrDefault(source, List.of())) {
            if (entry.appliesTo().equals(appliesTo)) {
                lines.add(entry);
            }
        }
        return lines;
    }

    /** All lines of a source. */
    List<ConcordanceEntry> from(String source) {
        return bySource.getOrDefault(source, List.of());
    }

    /** Whether a source goes whole to one target. */
    boolean whole(String source) {
        List<ConcordanceEntry> lines = bySource.getOrDefault(source, List.of());
        return lines.size() == 1 && lines.get(0).appliesTo().equals("all");
    }
}
