package org.cgeleap.leap.area;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes an area as the files that {@link AreaReader} reads. Nothing is lost but comments, blank rows, the case of kinds
 * and blanks around cells; rows keep their order.
 */
public final class AreaWriter {
    private AreaWriter() {}

    /**
     * Writes the files of an area.
     *
     * @param area to be written
     * @param folder made if it does not exist; files of the area in it are replaced
     * @throws UncheckedIOException if it cannot be written
     */
    public static void write(LeapArea area, Path folder) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(AreaHeadFile.FILE), head(area));
            Files.writeString(folder.resolve(FuelsFile.FILE), csv(fuels(area)));
            optional(folder.resolve(FuelPropertiesFile.FILE), properties(area));
            optional(folder.resolve(EffectsFile.FILE), effects(area));
            Files.writeString(folder.resolve(BranchesFile.FILE), csv(branches(area)));
            Files.writeString(folder.resolve(ExpressionsFile.FILE), csv(expressions(area)));
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be written: " + e.getMessage(), e);
        }
    }

    private static void optional(Path file, List<List<String>> rows) throws IOException {
        if (rows.size() > 1) {
            Files.writeString(file, csv(rows));
        } else {
            Files.deleteIfExists(file);
        }
    }

    private static String head(LeapArea area) throws IOException {
        Map<String, Object> head = new LinkedHashMap<>();
        AreaSettings settings = area.settings();
        head.put("title", area.title());
        put(head, "description", settings.description());
        Map<String, Object> years = new LinkedHashMap<>();
        years.put("base", area.years().base());
        years.put("first_scenario", area.years().firstScenario());
        years.put("end", area.years().end());
        head.put("years", years);
        head.put("decimal", String.valueOf(settings.notation().decimal()));
        head.put("list_separator", String.valueOf(settings.notation().separator()));
        put(head, "gwp_set", settings.gwpSet());
        head.put("kwh", settings.physicalElectricity() ? "physical" : "statistical");
        if (!settings.money().equals(Money.UNDATED)) {
            head.put("money", money(settings.money()));
        }
        head.put("scenarios", scenarios(area));
        if (!area.regions().equals(List.of(Region.ONLY))) {
            head.put("regions", regions(area));
        }
        YAMLFactory yaml = YAMLFactory.builder()
                .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                .disable(YAMLGenerator.Feature.SPLIT_LINES)
                .build();
        return new ObjectMapper(yaml).writeValueAsString(head);
    }

    private static Map<String, Object> money(Money money) {
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("unit", money.unit());
        List<Map<String, Object>> rates = new ArrayList<>();
        for (Money.Rate rate : money.rates()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("from", rate.from());
            one.put("factor", rate.factor());
            one.put("basis", rate.basis());
            one.put("source", rate.source());
            rates.add(one);
        }
        node.put("rates", rates);
        return node;
    }

    private static List<Map<String, Object>> scenarios(LeapArea area) {
        List<Map<String, Object>> list = new ArrayList<>();
        for (Scenario scenario : area.scenarios()) {
            Map<String, Object> node = new LinkedHashMap<>();
            node.put("name", scenario.name());
            if (scenario.parent() >= 0) {
                node.put("parent", area.scenarios().get(scenario.parent()).name());
            }
            if (!scenario.also().isEmpty()) {
                node.put(
                        "also",
                        scenario.also().stream()
                                .map(s -> area.scenarios().get(s).name())
                                .toList());
            }
            put(node, "abbreviation", scenario.abbreviation());
            put(node, "description", scenario.description());
            list.add(node);
        }
        return list;
    }

    private static List<Map<String, Object>> regions(LeapArea area) {
        List<Map<String, Object>> list = new ArrayList<>();
        for (Region region : area.regions()) {
            Map<String, Object> node = new LinkedHashMap<>();
            node.put("name", region.name());
            if (region.inherits() >= 0) {
                node.put("inherits", area.regions().get(region.inherits()).name());
            }
            put(node, "abbreviation", region.abbreviation());
            put(node, "description", region.description());
            list.add(node);
        }
        return list;
    }

    private static void put(Map<String, Object> node, String key, @Nullable String text) {
        if (text != null) {
            node.put(key, text);
        }
    }

    private static List<List<String>> fuels(LeapArea area) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("fuel", "name", "kind", "co2_factor", "unit", "basis", "source", "note"));
        for (Fuel f : area.fuels()) {
            String kind = f.kind().name().toLowerCase(Locale.ROOT);
            rows.add(List.of(f.code(), f.name(), kind, f.factorText(), f.unit(), f.basis(), f.source(), f.note()));
        }
        return rows;
    }

    private static List<List<String>> properties(LeapArea area) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("fuel", "property", "value", "unit", "basis", "source", "note"));
        for (FuelProperty p : area.fuelProperties()) {
            rows.add(List.of(p.fuel(), p.property(), p.text(), p.unit(), p.basis(), p.source(), p.note()));
        }
        return rows;
    }

    private static List<List<String>> effects(LeapArea area) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("effect", "name", "gwp_set", "gwp", "basis", "source", "note"));
        for (Effect e : area.effects()) {
            for (Effect.Row r : e.rows()) {
                rows.add(List.of(e.code(), e.name(), r.gwpSet(), r.text(), r.basis(), r.source(), r.note()));
            }
        }
        return rows;
    }

    private static List<List<String>> branches(LeapArea area) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("branch", "kind", "method", "fuel", "unit", "note"));
        area.branches().stream()
                .filter(b -> b.row() > 0)
                .sorted(Comparator.comparingInt(Branch::row))
                .forEach(b -> {
                    ProcessMethod method = b.method();
                    rows.add(List.of(
                            b.path(),
                            b.kind().written(),
                            method == null ? "" : method.written(),
                            b.fuel() == null ? "" : b.fuel(),
                            b.unit(),
                            b.note()));
                });
        return rows;
    }

    private record Line(int row, Cell cell, String expression, List<String> rest) {}

    private static List<List<String>> expressions(LeapArea area) {
        List<Line> lines = new ArrayList<>();
        for (Entry e : area.entries()) {
            List<String> rest = List.of(e.unit(), e.basis(), e.source(), e.note());
            lines.add(new Line(e.row(), e.cell(), e.expression().text(), rest));
        }
        for (BlankCell b : area.blanks()) {
            lines.add(new Line(b.row(), b.cell(), "", List.of(b.unit(), b.basis(), b.source(), b.note())));
        }
        lines.sort(Comparator.comparingInt(Line::row)); // stable: rows without a number keep their order
        boolean region = area.regions().size() > 1;
        List<List<String>> rows = new ArrayList<>();
        List<String> header = new ArrayList<>(List.of("branch", "variable", "scenario"));
        if (region) {
            header.add("region");
        }
        header.addAll(List.of("expression", "unit", "basis", "source", "note"));
        rows.add(header);
        for (Line line : lines) {
            List<String> row = new ArrayList<>();
            row.add(area.branches().get(line.cell().branch()).path());
            row.add(line.cell().variable().label());
            row.add(area.scenarios().get(line.cell().scenario()).name());
            if (region) {
                row.add(area.regions().get(line.cell().region()).name());
            }
            row.add(line.expression());
            row.addAll(line.rest());
            rows.add(row);
        }
        return rows;
    }

    private static String csv(List<List<String>> rows) {
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                text.append(i == 0 ? "" : ",").append(quoted(row.get(i)));
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static String quoted(String field) {
        boolean plain = field.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? field : "\"" + field.replace("\"", "\"\"") + "\"";
    }
}
