package org.cgeleap.coupling.iamc;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.cgeleap.calibration.casefile.Case;
import org.cgeleap.calibration.casefile.CsvFile;
import org.cgeleap.calibration.casefile.Finding;
import org.cgeleap.calibration.casefile.InputException;
import org.cgeleap.coupling.results.ResultRow;

/**
 * How a case's results become IAMC variables: data in the case's folder {@code iamc}. A variable is the sum of the results
 * its rows select, each times a factor.
 *
 * @param entries rows of {@code variables.csv}
 * @param settings by key, of {@code settings.csv}: model, region, and what goes into the meta sheet
 */
public record IamcMap(List<Entry> entries, Map<String, String> settings) {
    /** Folder of the map in a case. */
    public static final String FOLDER = "iamc";

    private static final String ANY = "*";

    /**
     * One term of a variable.
     *
     * @param variable of the IAMC table
     * @param unit of it
     * @param result variable of the results
     * @param model of the results: cge, leap or coupled
     * @param sector code, several by {@code |}, blank for rows without one, {@code *} for all that have one
     * @param fuel in the same way
     * @param technology in the same way
     * @param factor from the results' unit to the IAMC unit
     */
    public record Entry(
            String variable,
            String unit,
            String result,
            String model,
            String sector,
            String fuel,
            String technology,
            double factor) {

        boolean takes(ResultRow row) {
            return row.variable().equals(result)
                    && row.model().equals(model)
                    && matches(sector, row.sector())
                    && matches(fuel, row.fuel())
                    && matches(technology, row.technology());
        }

        private static boolean matches(String wanted, String found) {
            return wanted.equals(ANY)
                    ? !found.isEmpty()
                    : wanted.isEmpty()
                            ? found.isEmpty()
                            : Arrays.asList(wanted.split("\\|", -1)).contains(found);
        }
    }

    /**
     * Copies both.
     *
     * @param entries rows of {@code variables.csv}
     * @param settings by key, of {@code settings.csv}
     */
    public IamcMap {
        entries = List.copyOf(entries);
        settings = new LinkedHashMap<>(settings);
    }

    /**
     * {@return the case's map; none if it has no folder {@code iamc}}
     *
     * @param given the case as read
     * @throws InputException with everything wrong in its files
     */
    public static Optional<IamcMap> of(Case given) {
        Path folder = given.folder().resolve(FOLDER);
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        List<Finding> findings = new ArrayList<>();
        IamcMap map = read(given.folder(), findings);
        if (!findings.isEmpty()) {
            throw new InputException(findings.stream().map(Finding::message).toList());
        }
        return Optional.of(map);
    }

    private static IamcMap read(Path folder, List<Finding> findings) {
        Map<String, Double> factors = new LinkedHashMap<>();
        CsvFile.read(folder, FOLDER + "/factors.csv", List.of("factor", "value", "unit", "basis", "source"), findings)
                .rows()
                .forEach(row -> {
                    row.basis();
                    factors.put(row.required("factor"), row.number("value"));
                });
        Map<String, String> settings = new LinkedHashMap<>();
        CsvFile settingsFile =
                CsvFile.read(folder, FOLDER + "/settings.csv", List.of("key", "value", "note"), findings);
        settingsFile.rows().forEach(row -> settings.put(row.required("key"), row.required("value")));
        for (String key : List.of("model", "region")) {
            if (!settings.containsKey(key)) {
                findings.add(new Finding(
                        FOLDER + "/settings.csv",
                        0,
                        "key",
                        "no row " + key,
                        "one, its value the name in the column " + key));
            }
        }
        IamcTerms.names(FOLDER + "/settings.csv", settings, findings);
        IamcTerms terms = new IamcTerms();
        List<Entry> entries = new ArrayList<>();
        List<String> columns =
                List.of("name", "unit", "result", "model", "sector", "fuel", "technology", "factor", "note");
        IamcNames names = IamcNames.bundled();
        for (CsvFile.Row row : CsvFile.read(folder, FOLDER + "/variables.csv", columns, findings)
                .rows()) {
            listed(row, names);
            terms.check(row);
            double factor = 1;
            for (String part : row.required("factor").split("\\*", -1)) {
                Double known = factors.get(part.trim());
                if (known != null) {
                    factor *= known;
                } else {
                    try {
                        factor *= Double.parseDouble(part.trim());
                    } catch (NumberFormatException e) {
                        row.finding("factor", part, "a number, or a factor of factors.csv: " + factors.keySet());
                    }
                }
            }
            if (!Double.isFinite(factor)) {
                row.finding("factor", row.text("factor"), "a finite number");
            }
            entries.add(new Entry(
                    row.required("name"),
                    row.text("unit"),
                    row.required("result"),
                    row.required("model"),
                    row.text("sector"),
                    row.text("fuel"),
                    row.text("technology"),
                    factor));
        }
        return new IamcMap(entries, settings);
    }

    /** Refuses a name or unit that the table would be refused for once the run is done. */
    private static void listed(CsvFile.Row row, IamcNames names) {
        String name = row.text("name");
        if (name.isEmpty() || IamcNames.own(name)) {
            return;
        }
        Optional<IamcNames.Name> known = names.find(name);
        if (known.isEmpty()) {
            row.finding(
                    "name",
                    name,
                    "a name of the list, the nearest is " + names.nearest(name) + ", or one under " + IamcNames.OWN
                            + "|");
        } else if (!known.get().unit().equals(row.text("unit"))) {
            row.finding("unit", row.text("unit"), known.get().unit());
        }
    }

    /**
     * {@return the table of a run's results}
     *
     * @param rows of {@code results.csv}
     * @param indicators of each scenario for the meta sheet, beside the map's own
     */
    public IamcTable table(List<ResultRow> rows, Map<String, Map<String, String>> indicators) {
        List<Integer> years =
                List.copyOf(new TreeSet<>(rows.stream().map(ResultRow::year).toList()));
        List<String> scenarios =
                rows.stream().map(ResultRow::scenario).distinct().toList();
        Map<String, List<Entry>> byVariable = new LinkedHashMap<>();
        entries.forEach(e ->
                byVariable.computeIfAbsent(e.variable(), k -> new ArrayList<>()).add(e));
        List<IamcRow> table = new ArrayList<>();
        for (String scenario : scenarios) {
            Map<String, List<ResultRow>> own = rows.stream()
                    .filter(r -> r.scenario().equals(scenario))
                    .collect(Collectors.groupingBy(ResultRow::variable));
            byVariable.forEach((variable, terms) -> {
                double[] values = new double[years.size()];
                boolean[] known = new boolean[years.size()];
                for (Entry term : terms) {
                    Predicate<ResultRow> takes = term::takes;
                    own.getOrDefault(term.result(), List.of()).stream()
                            .filter(takes)
                            .forEach(r -> {
                                int t = years.indexOf(r.year());
                                values[t] += term.factor() * r.value();
                                known[t] = true;
                            });
                }
                for (int t = 0; t < values.length; t++) {
                    // a blank cell is a year without a value; readers drop it
                    values[t] = known[t] ? values[t] : Double.NaN;
                }
                if (Arrays.stream(values).anyMatch(v -> !Double.isNaN(v))) {
                    table.add(new IamcRow(
                            settings.getOrDefault("model", ""),
                            scenario,
                            settings.getOrDefault("region", ""),
                            variable,
                            terms.get(0).unit(),
                            values));
                }
            });
        }
        Map<String, Map<String, String>> meta = new LinkedHashMap<>();
        for (String scenario : scenarios) {
            Map<String, String> one = new LinkedHashMap<>(indicators.getOrDefault(scenario, Map.of()));
            settings.forEach((key, value) -> {
                if (!key.equals("model") && !key.equals("region")) {
                    one.put(key, value);
                }
            });
            meta.put(scenario, one);
        }
        return new IamcTable(IamcTable.COLUMNS, years, table, meta);
    }
}
