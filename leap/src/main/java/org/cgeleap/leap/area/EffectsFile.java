package org.cgeleap.leap.area;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads effects.csv, which an area without effect branches need not have: one row an effect and GWP set. */
final class EffectsFile {
    static final String FILE = "effects.csv";
    static final List<String> COLUMNS = List.of("effect", "name", "gwp_set", "gwp", "basis", "source");

    private EffectsFile() {}

    static List<Effect> read(Path folder, Findings findings) {
        if (!Files.exists(folder.resolve(FILE))) {
            return List.of();
        }
        Map<String, Effect> byKey = new LinkedHashMap<>();
        for (CsvTable.Row row : CsvTable.read(folder, FILE, COLUMNS, findings).rows()) {
            String code = row.get("effect");
            if (!code.matches("\\p{L}[\\p{L}\\d]*")) {
                findings.add(
                        FILE,
                        row.number(),
                        "effect",
                        code.isEmpty() ? "nothing" : "\"" + code + "\"",
                        "a code of letters and digits",
                        "for example CH4");
                continue;
            }
            FuelsFile.requireBasis(FILE, row, findings);
            String key = code.toLowerCase(Locale.ROOT);
            Effect known = byKey.get(key);
            List<Effect.Row> rows = new ArrayList<>(known == null ? List.of() : known.rows());
            String set = row.get("gwp_set");
            double gwp = 0;
            if (set.isEmpty() != row.get("gwp").isEmpty()) {
                findings.add(
                        FILE,
                        row.number(),
                        set.isEmpty() ? "gwp_set" : "gwp",
                        "nothing",
                        "both gwp_set and gwp, or neither",
                        "name the set (the IPCC report), or leave both out for an effect without GWP");
            } else if (!set.isEmpty()) {
                gwp = FuelsFile.number(row.get("gwp"));
                if (Double.isNaN(gwp)) {
                    findings.add(FILE, row.number(), "gwp", "\"" + row.get("gwp") + "\"", "a number", "t CO2e per t");
                    gwp = 0;
                } else if (known != null && known.gwpBySet().containsKey(set)) {
                    findings.add(
                            FILE,
                            row.number(),
                            "gwp_set",
                            code + " in " + set + " twice",
                            "one row a set",
                            "remove one");
                }
            }
            rows.add(new Effect.Row(set, gwp, row.get("gwp"), row.get("basis"), row.get("source"), row.get("note")));
            byKey.put(key, new Effect(code, row.get("name"), rows));
        }
        return new ArrayList<>(byKey.values());
    }
}
