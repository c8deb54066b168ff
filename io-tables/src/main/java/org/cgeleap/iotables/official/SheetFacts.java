package org.cgeleap.iotables.official;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cgeleap.iotables.read.Finding;
import org.jspecify.annotations.Nullable;

/** Unit, year, place and precision of a table, from its title and notes or as the user states them. */
record SheetFacts(
        String region,
        int year,
        MoneyUnit unit,
        double tolerance,
        String toleranceBasis,
        String classification,
        String source) {
    private static final Pattern YEAR = Pattern.compile("(?<!\\d)(19[5-9]\\d|20\\d\\d)(?!\\d)");
    private static final Pattern LOCAL_PLACE =
            Pattern.compile("([\\p{IsHan}]{2,12}?)\\s*(?:\\d+\\s*个?部门)?\\s*(?:非?竞争型)?投入产出");
    private static final Pattern ENGLISH_PLACE = Pattern.compile(
            "(?i)input[- ]output table[s]?(?:,? of| for|,) ([A-Z][A-Za-z ]{2,30}?)(?:,? in|,|\\s)*(?:19|20)\\d\\d");
    private static final Set<String> YEAR_WORDS = Set.of("year", "referenceyear", "time", "period", "年份", "年度", "年");
    /** Gross output of a county and of several times the world, in yuan: outside, the unit is wrong. */
    private static final double SMALLEST = 1e9;

    private static final double LARGEST = 5e15;

    static SheetFacts of(
            Sheet sheet,
            TableFrame frame,
            ImportOptions options,
            Lines lines,
            int decimals,
            double largest,
            List<Finding> findings,
            List<String> notices) {
        List<String> texts = texts(sheet, frame);
        MoneyUnit unit = unit(sheet, texts, options.unit(), findings, notices);
        int year = year(sheet, frame, texts, options.year(), findings);
        double output = output(sheet, lines) * unit.yuan();
        if (output > 0 && findings.isEmpty() && (output < SMALLEST || output > LARGEST)) {
            findings.add(implausible(sheet, lines, output, unit));
        }
        int terms = lines.sectors().size() + 20;
        double rounding = Math.pow(10, -decimals) * terms;
        Double stated = options.tolerance();
        double tolerance = stated == null ? Math.max(rounding, 1e-12 * largest) : stated;
        return new SheetFacts(
                region(texts, options.region(), notices),
                year,
                unit,
                tolerance,
                stated == null
                        ? "one unit of the last of " + decimals + " decimals in each of " + terms + " figures of a sum"
                        : "stated by the user",
                options.classification() == null
                        ? lines.sectors().size() + " sectors of the source"
                        : options.classification(),
                options.source() == null ? sheet.where() : options.source());
    }

    /** Either all figures are in another unit than the sheet says, or the outputs alone are. */
    private static Finding implausible(Sheet sheet, Lines lines, double output, MoneyUnit unit) {
        double block = 0;
        for (Lines.SectorRow row : lines.sectorRows()) {
            for (Sector sector : lines.sectors()) {
                block += Math.abs(
                        CellText.number(sheet.text(row.row(), sector.column())).orElse(0));
            }
        }
        block *= unit.yuan();
        String found =
                String.format(Locale.ROOT, "a gross output of %.3g yuan with figures in %s", output, unit.name());
        String plausible =
                String.format(Locale.ROOT, "between %.0e and %.0e yuan for a county to a country; ", SMALLEST, LARGEST);
        boolean alone = block > SMALLEST && block < LARGEST && (block > 100 * output || output > 100 * block);
        return alone
                ? sheet.finding(
                        found + String.format(Locale.ROOT, ", while intermediate uses add up to %.3g", block),
                        plausible
                                + String.format(
                                        Locale.ROOT,
                                        "the column of gross output is in another unit than the flows, by about 10^%d",
                                        Math.round(Math.log10(output / block))))
                : sheet.finding(
                        found,
                        plausible
                                + String.format(
                                        Locale.ROOT, "the unit is off, likely by 10^%d", output > LARGEST ? -4 : 4));
    }

    private static List<String> texts(Sheet sheet, TableFrame frame) {
        List<String> texts = new ArrayList<>();
        texts.add(sheet.name());
        for (int r = 0; r < sheet.height(); r++) {
            int width = r < frame.firstRow() ? sheet.width() : Math.min(frame.firstColumn(), sheet.width());
            for (int c = 0; c < width; c++) {
                if (!sheet.text(r, c).isEmpty()) {
                    texts.add(sheet.text(r, c));
                }
            }
        }
        return texts;
    }

    private static MoneyUnit unit(
            Sheet sheet, List<String> texts, @Nullable String stated, List<Finding> findings, List<String> notices) {
        Set<MoneyUnit> found = new LinkedHashSet<>();
        for (String text : texts) {
            if (MoneyUnit.statedBy(text)) {
                MoneyUnit.of(text).ifPresent(found::add);
            }
        }
        String foreign = texts.stream().filter(MoneyUnit::foreign).findFirst().orElse(null);
        if (stated != null) {
            MoneyUnit unit = MoneyUnit.of(stated).orElse(null);
            if (unit == null) {
                findings.add(sheet.finding("unit \"" + stated + "\"", "a unit such as 10^4 yuan, 10^8 yuan, 万元, 亿元"));
                return new MoneyUnit("yuan", 1);
            }
            if (!found.isEmpty() && !found.contains(unit)) {
                findings.add(sheet.finding(
                        "figures in " + found.iterator().next().name() + " by the sheet, in " + unit.name()
                                + " as stated",
                        "one unit; leave it to the sheet, or correct the sheet"));
            }
            if (foreign != null) {
                notices.add("the sheet says \"" + foreign + "\"; figures are taken as " + unit.name() + " as stated");
            }
            return unit;
        }
        if (found.isEmpty() && foreign != null) {
            findings.add(sheet.finding(
                    "figures in another currency, \"" + foreign + "\"",
                    "figures in yuan (nothing is converted); --unit \"10^6 yuan\" takes them as they stand"));
            return new MoneyUnit("yuan", 1);
        }
        if (found.size() != 1) {
            findings.add(sheet.finding(
                    found.isEmpty() ? "no unit" : "several units, " + found,
                    "单位：万元, 单位：亿元, Unit: 10^4 yuan or the like above the table, or --unit \"10^4 yuan\""));
            return new MoneyUnit("yuan", 1);
        }
        return found.iterator().next();
    }

    private static int year(
            Sheet sheet, TableFrame frame, List<String> texts, @Nullable Integer stated, List<Finding> findings) {
        if (stated != null) {
            return stated;
        }
        for (String text : texts) {
            Matcher matcher = YEAR.matcher(text);
            if (!CellText.figure(text) && matcher.find()) {
                return Integer.parseInt(matcher.group(1));
            }
        }
        for (int r = 0; r < frame.firstRow(); r++) {
            for (int c = 1; c < sheet.width(); c++) {
                // a cell of its own, beside one that says so
                if (YEAR.matcher(sheet.text(r, c)).matches()
                        && YEAR_WORDS.contains(CellText.heading(sheet.text(r, c - 1)))) {
                    return Integer.parseInt(sheet.text(r, c));
                }
            }
        }
        findings.add(sheet.finding("no year", "a year in the title, or --year"));
        return 0;
    }

    private static String region(List<String> texts, @Nullable String stated, List<String> notices) {
        if (stated != null) {
            return stated;
        }
        for (String text : texts) {
            Matcher local = LOCAL_PLACE.matcher(text.replaceAll("\\d{4}\\s*年度?", ""));
            if (local.find()) {
                return local.group(1);
            }
            Matcher english = ENGLISH_PLACE.matcher(text);
            if (english.find()) {
                return english.group(1);
            }
        }
        notices.add("the title names no place; region is written as \"not stated\"");
        return "not stated";
    }

    private static double output(Sheet sheet, Lines lines) {
        Integer column = lines.line(true, "GO");
        double sum = 0;
        for (Lines.SectorRow row : lines.sectorRows()) {
            if (column != null && row.origin() != Lines.Origin.IMPORTED) {
                OptionalDouble value = CellText.number(sheet.text(row.row(), column));
                sum += Math.abs(value.orElse(0));
            }
        }
        return sum;
    }

    /** The description in the canonical layout. */
    String yaml(
            boolean split,
            List<String> columns,
            List<String> rows,
            Map<String, Heading> columnHeadings,
            Map<String, Heading> rowHeadings) {
        Map<String, Object> description = new LinkedHashMap<>();
        description.put("region", region);
        description.put("year", year);
        description.put("unit", unit.name());
        description.put("yuan_per_unit", unit.yuan());
        description.put("price_basis", "producers' prices of " + year);
        description.put("layout", split ? "domestic-imported" : "competitive");
        description.put("classification", classification);
        description.put("tolerance", tolerance);
        description.put("tolerance_basis", toleranceBasis);
        description.put("source", source);
        description.put("licence", "as the publisher states");
        description.put("columns", entries(columns, columnHeadings));
        description.put("rows", entries(rows, rowHeadings));
        try {
            return new YAMLMapper().writeValueAsString(description);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of texts and numbers that is no YAML", e);
        }
    }

    private static List<Map<String, Object>> entries(List<String> codes, Map<String, Heading> headings) {
        List<Map<String, Object>> entries = new ArrayList<>();
        for (Map.Entry<String, Heading> known : headings.entrySet()) {
            String code = known.getKey();
            Heading heading = known.getValue();
            if (!codes.contains(code)) {
                continue;
            }
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("code", code);
            entry.put("name", heading.name());
            entry.put("name_local", heading.localName());
            List<String> parts = parts(code, codes, headings);
            boolean whole = heading.role().equals("subtotal") && parts.equals(List.of(code));
            if (whole) {
                entry.put("role", rowCode(code) ? "value-added" : "final-use");
            } else {
                entry.put("role", heading.role());
                if (heading.role().equals("subtotal")) {
                    entry.put("sum", parts);
                }
            }
            entries.add(entry);
        }
        return entries;
    }

    private static boolean rowCode(String code) {
        return code.equals("TVA");
    }

    /** Parts of a subtotal that the table states; the subtotal itself where it states none of them. */
    private static List<String> parts(String code, List<String> present, Map<String, Heading> headings) {
        List<String> parts = new ArrayList<>();
        Heading heading = headings.get(code);
        if (heading != null) {
            for (String child : heading.children()) {
                parts.addAll(parts(child, present, headings));
            }
        }
        return parts.isEmpty() && present.contains(code) ? List.of(code) : parts;
    }
}
