package org.cgeleap.coupling.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cgeleap.calibration.casefile.Case;
import org.cgeleap.calibration.casefile.CsvFile;
import org.cgeleap.calibration.casefile.Finding;
import org.cgeleap.calibration.casefile.InputException;

/**
 * Why a figure of ours differs from the published one: a sentence of {@code reasons.csv}, into which figures of the run are
 * written. {@code {paper}} and {@code {ours}} are the row's own, {@code {VARIABLE|SCENARIO|YEAR|SECTOR|FUEL}} is a row of the
 * coupled results.
 *
 * @param targets ids it is for, {@code *} and {@code ?} for any letters and any one
 * @param sentence with its gaps
 */
record Reason(Pattern targets, String sentence) {
    private static final String PART = "reasons";
    private static final Pattern GAP = Pattern.compile("\\{([^}]*)}");

    /**
     * The case's reasons, the first that fits goes; none where it has no such file.
     *
     * @throws InputException with everything wrong in the file
     */
    static List<Reason> of(Case given) {
        if (!given.has(PART)) {
            return List.of();
        }
        List<Finding> findings = new ArrayList<>();
        List<Reason> reasons = new ArrayList<>();
        String name = given.folder().relativize(given.part(PART)).toString();
        for (CsvFile.Row row : CsvFile.read(given.folder(), name, List.of("target", "reason"), findings)
                .rows()) {
            String glob = row.required("target");
            StringBuilder pattern = new StringBuilder();
            for (int k = 0; k < glob.length(); k++) {
                char c = glob.charAt(k);
                pattern.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
            }
            reasons.add(new Reason(Pattern.compile(pattern.toString()), row.required("reason")));
        }
        if (!findings.isEmpty()) {
            throw new InputException(findings.stream().map(Finding::message).toList());
        }
        return reasons;
    }

    boolean fits(String id) {
        return targets.matcher(id).matches();
    }

    /** The sentence with its gaps filled; a gap that the run has no row for stays as it is written. */
    String text(UnaryOperator<String> figure) {
        Matcher gap = GAP.matcher(sentence);
        StringBuilder text = new StringBuilder();
        while (gap.find()) {
            String value = figure.apply(gap.group(1));
            gap.appendReplacement(text, Matcher.quoteReplacement(value.isEmpty() ? gap.group() : shortened(value)));
        }
        return gap.appendTail(text).toString();
    }

    /** Four digits, as a sentence has them. */
    private static String shortened(String value) {
        try {
            double v = Double.parseDouble(value);
            return v == Math.rint(v) && Math.abs(v) < 1e5
                    ? String.format(Locale.ROOT, "%.0f", v)
                    : String.format(Locale.ROOT, Math.abs(v) >= 100 ? "%.1f" : Math.abs(v) >= 1 ? "%.2f" : "%.3f", v);
        } catch (NumberFormatException e) {
            return value;
        }
    }
}
