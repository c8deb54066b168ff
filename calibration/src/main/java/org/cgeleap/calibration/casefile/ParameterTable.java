package org.cgeleap.calibration.casefile;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Named numbers of a case: constants, and paths given at some years. Columns
 * {@code key,year,scenario,value,unit,basis,source}; a blank year is a constant, a blank scenario holds for all.
 * Between two given years a path is linear; before the first and after the last it is level.
 */
public final class ParameterTable {
    /** Columns every parameter file has. */
    public static final List<String> COLUMNS = List.of("key", "year", "scenario", "value", "unit", "basis", "source");

    private static final int CONSTANT = Integer.MIN_VALUE;

    private final Map<String, NavigableMap<Integer, Entry>> series = new LinkedHashMap<>();

    /**
     * One row.
     *
     * @param key name of the number
     * @param year or none for a constant
     * @param scenario or empty for all
     * @param value finite
     * @param unit as written
     * @param basis where it comes from
     * @param source citation, derivation or reason
     * @param file and
     * @param row where it stands
     */
    public record Entry(
            String key,
            Optional<Integer> year,
            String scenario,
            double value,
            String unit,
            Basis basis,
            String source,
            String file,
            int row) {

        /** The same row for another scenario. */
        Entry of(String other) {
            return new Entry(key, year, other, value, unit, basis, source, file, row);
        }
    }

    /**
     * Reads and adds a file's rows.
     *
     * @param folder of the case
     * @param name of the file in it
     * @param scenarios names that rows may have
     * @param findings takes everything wrong in the file
     */
    public void read(Path folder, String name, Set<String> scenarios, List<Finding> findings) {
        for (CsvFile.Row row : CsvFile.read(folder, name, COLUMNS, findings).rows()) {
            int year = row.integer("year", CONSTANT);
            String scenario = row.text("scenario");
            if (!scenario.isEmpty() && !scenarios.contains(scenario)) {
                row.finding("scenario", scenario, "one of the case's scenarios " + scenarios + ", or blank for all");
            }
            Entry entry = new Entry(
                    row.required("key"),
                    year == CONSTANT ? Optional.empty() : Optional.of(year),
                    scenario,
                    row.number("value"),
                    row.text("unit"),
                    row.basis(),
                    row.required("source"),
                    name,
                    row.line());
            add(entry, row);
        }
    }

    /** Adds what a row says. */
    void add(Entry entry, CsvFile.Row row) {
        NavigableMap<Integer, Entry> rows =
                series.computeIfAbsent(id(entry.key(), entry.scenario()), k -> new TreeMap<>());
        Entry before = rows.put(entry.year().orElse(CONSTANT), entry);
        if (before != null) {
            row.finding(
                    "key",
                    entry.key() + " for the same year and scenario as " + before.file() + " row " + before.row(),
                    "one row for each key, year and scenario");
        }
        Entry constant = rows.get(CONSTANT);
        if (constant != null && rows.size() == 2) {
            row.finding(
                    "year",
                    entry.year().map(String::valueOf).orElse("nothing") + " for " + entry.key()
                            + ", which has rows with and without a year",
                    "a constant (one row, no year) or a path (a year in every row)");
        }
    }

    private static String id(String key, String scenario) {
        return key + '\u0000' + scenario;
    }

    /**
     * {@return whether a key is there, for all scenarios or for this one}
     *
     * @param key of the rows
     * @param scenario name
     */
    public boolean has(String key, String scenario) {
        return series.containsKey(id(key, scenario)) || series.containsKey(id(key, ""));
    }

    /**
     * {@return a number that must be there}
     *
     * @param key of a constant, or of a path with one number
     * @throws CaseException where the case does not have it
     */
    public double value(String key) {
        return find(key, "", 0).orElseThrow(() -> missing(key, ""));
    }

    /**
     * {@return a number, or the given one where the case does not say}
     *
     * @param key of a constant
     * @param absent the given number
     */
    public double value(String key, double absent) {
        return find(key, "", 0).orElse(absent);
    }

    /**
     * {@return the value of a path in a year of a scenario; the scenario's own rows go before those of all scenarios}
     *
     * @param key of the rows
     * @param scenario name, empty for the rows of all
     * @param year calendar year
     * @throws CaseException where the case does not have it
     */
    public double value(String key, String scenario, int year) {
        return find(key, scenario, year).orElseThrow(() -> missing(key, scenario));
    }

    /**
     * As above, or the given value where the case does not say.
     *
     * @param key of the rows
     * @param scenario name, empty for the rows of all
     * @param year calendar year
     * @param absent the given value
     * @return the value
     */
    public double value(String key, String scenario, int year, double absent) {
        return find(key, scenario, year).orElse(absent);
    }

    private Optional<Double> find(String key, String scenario, int year) {
        NavigableMap<Integer, Entry> own = series.get(id(key, scenario));
        NavigableMap<Integer, Entry> rows = own != null ? own : series.get(id(key, ""));
        if (rows == null) {
            return Optional.empty();
        }
        Map.Entry<Integer, Entry> before = rows.floorEntry(year);
        Map.Entry<Integer, Entry> after = rows.ceilingEntry(year);
        if (before == null) {
            return after == null
                    ? Optional.empty()
                    : Optional.of(after.getValue().value());
        }
        if (after == null || before.getKey() == CONSTANT || before.getKey().equals(after.getKey())) {
            return Optional.of(before.getValue().value());
        }
        double share = (year - before.getKey()) / (double) (after.getKey() - before.getKey());
        double from = before.getValue().value();
        return Optional.of(from + share * (after.getValue().value() - from));
    }

    private static CaseException missing(String key, String scenario) {
        return new CaseException(List.of(new Finding(
                "parameters",
                0,
                key,
                "no such key" + (scenario.isEmpty() ? "" : " for scenario " + scenario),
                "a row for it in one of the case's parameter files (case.yaml lists them)")));
    }

    /** {@return every key} */
    public Set<String> keys() {
        return series.keySet().stream()
                .map(id -> id.substring(0, id.indexOf('\u0000')))
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * {@return every name that rows go by: {@code KEY}, and where a key has rows by scenario or year {@code KEY[SCENARIO]},
     * {@code KEY[YEAR]} and {@code KEY[SCENARIO][YEAR]}}
     */
    public Set<String> names() {
        return entries().stream().flatMap(e -> RowName.all(e).stream()).collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * {@return the rows of a name; none where the table has no such}
     *
     * @param name as {@link #names()} has it
     */
    public List<Entry> rows(String name) {
        RowName rows = RowName.of(name);
        return entries().stream().filter(rows::names).toList();
    }

    /** {@return every row, in the order read} */
    public List<Entry> entries() {
        List<Entry> all = new ArrayList<>();
        series.values().stream().map(NavigableMap::values).forEach((Collection<Entry> rows) -> all.addAll(rows));
        return all;
    }

    /**
     * {@return a copy in which some rows have other values (the command line's {@code --set})}
     *
     * @param set value by key, or by name of rows ({@link #names()})
     * @throws CaseException for a key the case does not have
     */
    public ParameterTable with(Map<String, Double> set) {
        return new ChangedRows("--set", (year, was, value) -> value, value -> "set on the command line").in(this, set);
    }

    /**
     * {@return a copy in which every row of some keys is multiplied, so that a path keeps its shape}
     *
     * @param factors by key
     * @throws CaseException for a key the case does not have
     */
    public ParameterTable scaled(Map<String, Double> factors) {
        return new ChangedRows("parameters", (year, was, factor) -> was * factor, factor -> "multiplied by " + factor)
                .in(this, factors);
    }

    /**
     * {@return a copy in which paths drift away: a row of a year after the first is multiplied by the factor's part for the time
     * since, factor^((year − from)/(to − from)), so that a path that counts only relative to the first year changes}
     *
     * @param factors at the last year, by key
     * @param from first year, whose value stays
     * @param to last year, whose value is multiplied by the whole factor
     * @throws CaseException for a key the case does not have
     */
    public ParameterTable drifting(Map<String, Double> factors, int from, int to) {
        return new ChangedRows(
                        "parameters",
                        (year, was, factor) ->
                                year <= from ? was : was * Math.pow(factor, (year - from) / (double) (to - from)),
                        factor -> "drifts to " + factor + " times by " + to)
                .in(this, factors);
    }

    /** A copy whose rows can be changed without changing these. */
    ParameterTable copy() {
        ParameterTable copy = new ParameterTable();
        series.forEach((id, rows) -> copy.series.put(id, new TreeMap<>(rows)));
        return copy;
    }

    /** The rows of every key and scenario by year. */
    Collection<NavigableMap<Integer, Entry>> paths() {
        return series.values();
    }

    /**
     * {@return the row of a key in a year (0 for a constant) of a scenario (empty for the rows of all)}
     *
     * @param key of the row
     * @param scenario name, or empty
     * @param year calendar year, or 0
     */
    public Optional<Entry> entry(String key, String scenario, int year) {
        NavigableMap<Integer, Entry> rows = series.get(id(key, scenario));
        return rows == null ? Optional.empty() : Optional.ofNullable(rows.get(year == 0 ? CONSTANT : year));
    }

    /**
     * {@return the row before that of a year in the same path; none where there is none}
     *
     * @param entry of the table
     */
    public Optional<Entry> entryBefore(Entry entry) {
        NavigableMap<Integer, Entry> rows = series.get(id(entry.key(), entry.scenario()));
        Map.Entry<Integer, Entry> before = rows == null || entry.year().isEmpty()
                ? null
                : rows.lowerEntry(entry.year().get());
        return before == null ? Optional.empty() : Optional.of(before.getValue());
    }

    /**
     * {@return a copy in which scenarios have the rows of others for keys they have none of; rows of policies stay whose they
     * are}
     *
     * @param likes by scenario the one whose rows it takes
     */
    ParameterTable like(Map<String, String> likes) {
        ParameterTable copy = new ParameterTable();
        series.forEach((id, rows) -> copy.series.put(id, new TreeMap<>(rows)));
        for (Entry e : entries()) {
            likes.forEach((scenario, other) -> {
                String id = id(e.key(), scenario);
                if (e.scenario().equals(other)
                        && !series.containsKey(id)
                        && !e.key().startsWith(Policy.PREFIX)) {
                    copy.series
                            .computeIfAbsent(id, k -> new TreeMap<>())
                            .put(e.year().orElse(CONSTANT), e.of(scenario));
                }
            });
        }
        return copy;
    }

    /**
     * {@return a copy in which fitted values stand in place of their priors}
     *
     * @param values those of parameters are taken, others left alone
     * @param file they come from, for findings about rows the table does not have
     * @param findings takes values whose row is not there, or whose prior is another
     */
    public ParameterTable withFitted(List<FittedValue> values, String file, List<Finding> findings) {
        ParameterTable copy = copy();
        for (FittedValue v : values) {
            if (v.part() != FittedValue.Part.PARAMETER) {
                continue;
            }
            Optional<Entry> prior = entry(v.key(), v.scenario(), v.year());
            if (prior.isEmpty()) {
                findings.add(new Finding(
                        file,
                        v.line(),
                        "key",
                        v.place(),
                        "a row of the parameter files with this key, scenario, year"));
                continue;
            }
            Entry e = prior.get();
            if (!v.fits(e.value())) {
                findings.add(v.stale(file, e.value()));
            }
            copy.series
                    .computeIfAbsent(id(v.key(), v.scenario()), id -> new TreeMap<>())
                    .put(
                            v.year() == 0 ? CONSTANT : v.year(),
                            new Entry(
                                    e.key(),
                                    e.year(),
                                    e.scenario(),
                                    v.value(),
                                    e.unit(),
                                    Basis.FITTED,
                                    v.source(),
                                    file,
                                    v.line()));
        }
        return copy;
    }
}
