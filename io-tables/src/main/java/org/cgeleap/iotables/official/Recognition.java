package org.cgeleap.iotables.official;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which heading stands at a row or column of a sheet, and what a sector's row and column have in common. */
final class Recognition {
    /** Headings of the other side that tell a table turned round. */
    private static final int TURNED = 3;

    private final Sheet sheet;
    private final TableFrame frame;
    private final Map<String, String> stated = new HashMap<>();
    private final Map<String, Heading> columnHeadings;
    private final Map<String, Heading> rowHeadings;

    Recognition(
            Sheet sheet,
            TableFrame frame,
            Map<String, String> stated,
            Map<String, Heading> columnHeadings,
            Map<String, Heading> rowHeadings) {
        this.sheet = sheet;
        this.frame = frame;
        this.columnHeadings = columnHeadings;
        this.rowHeadings = rowHeadings;
        stated.forEach((text, code) -> this.stated.put(CellText.heading(text), code));
    }

    /** The heading of a column or row: by code, else by the text nearest to the figures, read most literally first. */
    Optional<Heading> heading(boolean column, int k) {
        return heading(column ? columnHeadings : rowHeadings, frame.own(column, k), frame.groups(column, k));
    }

    private Optional<Heading> heading(Map<String, Heading> headings, List<String> own, List<String> groups) {
        for (Heading heading : headings.values()) {
            if (heading.hasCode(own)) {
                return Optional.of(heading);
            }
        }
        for (String text : own) {
            for (String reading : CellText.readings(text)) {
                Heading said = headings.get(stated.getOrDefault(reading, ""));
                if (said != null) {
                    return Optional.of(said);
                }
                for (Heading heading : headings.values()) {
                    if (heading.means(reading, groups)) {
                        return Optional.of(heading);
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** Whether a column or row says "total" and nothing more. */
    boolean total(boolean column, int k) {
        return frame.own(column, k).stream().anyMatch(Heading::total);
    }

    /** What the rows that are no totals are called. */
    Set<String> rowLabels() {
        Set<String> labels = new HashSet<>();
        for (int r = frame.firstRow(); r < sheet.height(); r++) {
            if (!frame.own(false, r).isEmpty() && heading(false, r).isEmpty()) {
                labels.add(label(false, r));
            }
        }
        labels.remove("");
        return labels;
    }

    /** What a sector's row and column share: its name, or its code where it has no name. */
    String label(boolean column, int k) {
        String name = key(frame.name(column, k));
        return name.isEmpty() ? key(frame.code(column, k)) : name;
    }

    /** A name as it is compared. */
    static String key(String name) {
        return CellText.heading(CellText.unnumbered(name));
    }

    /** Whether uses stand down and inputs across. */
    boolean turned() {
        return others(false) >= TURNED && others(true) >= TURNED;
    }

    /** Columns (rows) with a heading that belongs to rows (columns) alone. */
    private int others(boolean columns) {
        int count = 0;
        for (int k = columns ? frame.firstColumn() : frame.firstRow();
                k < (columns ? sheet.width() : sheet.height());
                k++) {
            List<String> own = frame.own(columns, k);
            List<String> groups = frame.groups(columns, k);
            boolean here =
                    heading(columns ? columnHeadings : rowHeadings, own, groups).isPresent();
            boolean there =
                    heading(columns ? rowHeadings : columnHeadings, own, groups).isPresent();
            count += there && !here ? 1 : 0;
        }
        return count;
    }

    /** Whether no figure is above one, as in a table of coefficients. */
    boolean shares() {
        for (int r = frame.firstRow(); r < sheet.height(); r++) {
            for (int c = frame.firstColumn(); c < sheet.width(); c++) {
                if (CellText.number(sheet.text(r, c)).orElse(0) > 1) {
                    return false;
                }
            }
        }
        return true;
    }
}
