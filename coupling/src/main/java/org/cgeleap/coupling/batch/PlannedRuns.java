package org.cgeleap.coupling.batch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cgeleap.calibration.CaseInputs;
import org.cgeleap.calibration.ChangedInputs;
import org.cgeleap.calibration.DataNumbers;
import org.cgeleap.calibration.NumberNames;
import org.cgeleap.calibration.casefile.Case;
import org.cgeleap.calibration.casefile.CaseException;
import org.cgeleap.calibration.casefile.CaseReader;
import org.cgeleap.calibration.casefile.InputException;
import org.cgeleap.calibration.casefile.ParameterTable;
import org.cgeleap.calibration.casefile.ScenarioSpec;
import org.cgeleap.coupling.batch.BatchManifest.Column;
import org.cgeleap.coupling.batch.BatchManifest.Kind;

/**
 * The runs of a batch as they will be carried out: their requests checked against their cases, with the names that numbers have
 * there, the run each starts from, and each run's key. Nothing is solved for it.
 */
final class PlannedRuns {
    private static final List<String> MEANINGS = List.of(
            "number in the plan, from 1",
            "name of the run",
            "hash of everything the run depends on",
            "converged, or how the first scenario that may not be used ended",
            "where and why, for any other status",
            "of the coupled loop, all scenarios",
            "largest coupled residual, relative",
            "largest scaled residual of all equilibria");

    /** Findings that are shown at once: a plan of thousands has the same one in every run. */
    private static final int SHOWN = 20;

    private final List<Watched> watched;
    private final Batch.Options options;
    private final Function<String, Path> caseFolder;
    private final Path home;
    private final Map<String, Case> cases = new LinkedHashMap<>();
    private final List<RunRequest> requests = new ArrayList<>();
    private int[] leaders = new int[0];
    private Set<Integer> lead = Set.of();
    private List<String> keys = List.of();
    private Set<String> keySet = Set.of();

    private PlannedRuns(List<Watched> watched, Batch.Options options, Function<String, Path> caseFolder, Path home) {
        this.watched = watched;
        this.options = options;
        this.caseFolder = caseFolder;
        this.home = home;
    }

    /**
     * Plans the runs.
     *
     * @param asked in the order of the plan
     * @throws InputException with what no case can carry out
     * @throws IOException where a file of a case cannot be read
     */
    static PlannedRuns of(
            List<RunRequest> asked,
            List<Watched> watched,
            Batch.Options options,
            Function<String, Path> caseFolder,
            Path home)
            throws IOException {
        PlannedRuns plan = new PlannedRuns(watched, options, caseFolder, home);
        plan.check(asked);
        plan.leaders = plan.leaders();
        plan.lead = Arrays.stream(plan.leaders).boxed().collect(Collectors.toSet());
        plan.keys = plan.hashed();
        plan.keySet = Set.copyOf(plan.keys);
        return plan;
    }

    int size() {
        return requests.size();
    }

    List<RunRequest> requests() {
        return List.copyOf(requests);
    }

    /** The request of a run's number, from 1. */
    RunRequest request(int number) {
        return requests.get(number - 1);
    }

    /** The keys of all runs, in their order. */
    List<String> keys() {
        return keys;
    }

    /** The key of a run's number, from 1. */
    String key(int number) {
        return keys.get(number - 1);
    }

    /** Whether a run of the plan has a key. */
    boolean has(String key) {
        return keySet.contains(key);
    }

    /** What an engine is told of a run's number, from 1. */
    Engine.Task task(int number) {
        int leader = leaders[number - 1];
        Engine.Start start =
                leader >= 0 ? Engine.Start.FOLLOWS : lead.contains(number - 1) ? Engine.Start.LEADS : Engine.Start.BASE;
        return new Engine.Task(
                number, key(number), request(number), start, leader < 0 ? request(number) : requests.get(leader));
    }

    private void check(List<RunRequest> asked) {
        for (RunRequest r : asked) {
            cases.computeIfAbsent(r.caseName(), name -> CaseReader.read(caseFolder.apply(name), Map.of()));
        }
        // table, energy accounts and area are read for their names only where one is asked for
        Map<String, NumberNames> names = new LinkedHashMap<>();
        cases.forEach((name, one) -> names.put(
                name,
                new NumberNames(one, () -> DataNumbers.keys(CaseInputs.read(caseFolder.apply(name), home, Map.of())))));
        Set<String> wrong = new LinkedHashSet<>();
        // thousands of runs vary the same columns: each is looked up, and found wrong, once
        Map<String, Map<String, String>> columns = new LinkedHashMap<>();
        for (RunRequest r : asked) {
            NumberNames ofCase = Objects.requireNonNull(names.get(r.caseName()));
            Map<String, String> known = columns.computeIfAbsent(r.caseName(), c -> new HashMap<>());
            Map<String, Double> values = new TreeMap<>();
            r.values().forEach((column, value) -> {
                String canonical = known.computeIfAbsent(column, c -> canonical(r, c, ofCase, wrong));
                if (values.put(canonical, value) != null) {
                    wrong.add(r.label() + ": found " + column + ", which is " + canonical
                            + " under another name; expected each number once");
                }
            });
            requests.add(new RunRequest(r.label(), r.caseName(), r.scenarios(), values, r.closures()));
            frame(r, Objects.requireNonNull(cases.get(r.caseName())), wrong);
        }
        if (!wrong.isEmpty()) {
            throw new InputException(wrong.stream().limit(SHOWN).toList());
        }
    }

    private static String canonical(RunRequest r, String column, NumberNames names, Set<String> wrong) {
        String key = ChangedInputs.key(column);
        Optional<String> name = names.canonical(key);
        if (name.isEmpty()) {
            wrong.add(r.label() + ": found " + column + " for " + r.caseName() + "; expected " + names.expected(key));
            return column;
        }
        String canonical = ChangedInputs.prefix(column) + name.get();
        String misfit = names.misfit(canonical);
        if (!misfit.isEmpty()) {
            wrong.add(r.label() + ": " + misfit);
        }
        return canonical;
    }

    private static void frame(RunRequest r, Case given, Set<String> wrong) {
        List<String> names = given.scenarios().stream().map(ScenarioSpec::name).toList();
        r.scenarios().stream()
                .filter(s -> !names.contains(s))
                .forEach(s -> wrong.add(r.label() + ", scenarios: found " + s + "; expected one of " + names));
        if (!r.closures().isEmpty()) {
            try {
                given.withClosures(r.closures());
            } catch (CaseException e) {
                e.findings().forEach(f -> wrong.add(r.label() + ", closure: " + f.message()));
            }
        }
    }

    /** Whose path each run starts from. */
    private int[] leaders() {
        if (options.cold()) {
            int[] none = new int[requests.size()];
            Arrays.fill(none, -1);
            return none;
        }
        Map<String, NumberNames> names = new HashMap<>();
        cases.forEach((name, one) -> names.put(name, new NumberNames(one, Set::of)));
        return NearestStarts.of(
                requests,
                place -> Objects.requireNonNull(names.get(place.caseName())).value(place.column()));
    }

    private List<String> hashed() throws IOException {
        Map<String, RunKeys> byCase = new LinkedHashMap<>();
        for (Map.Entry<String, Case> one : cases.entrySet()) {
            String how = options.how() + (options.cold() ? " cold" : "");
            byCase.put(one.getKey(), new RunKeys(one.getValue(), home, options.version(), how, watched));
        }
        List<String> keys = new ArrayList<>();
        for (int n = 0; n < leaders.length; n++) {
            RunRequest r = requests.get(n);
            keys.add(Objects.requireNonNull(byCase.get(r.caseName()))
                    .key(r, requests.get(leaders[n] < 0 ? n : leaders[n])));
        }
        return keys;
    }

    /** What an engine prepares for the runs, by what they have in common. */
    Map<String, Engine.Base> bases() {
        Map<String, Set<String>> scenarios = new LinkedHashMap<>();
        Map<String, RunRequest> first = new LinkedHashMap<>();
        for (RunRequest r : requests) {
            scenarios.computeIfAbsent(r.group(), g -> new LinkedHashSet<>()).addAll(r.scenarios());
            first.putIfAbsent(r.group(), r);
        }
        List<String> names = watched.stream().map(Watched::name).toList();
        Map<String, Engine.Base> bases = new LinkedHashMap<>();
        first.forEach((group, r) -> bases.put(
                group,
                new Engine.Base(
                        caseFolder.apply(r.caseName()).toAbsolutePath().toString(),
                        home.toAbsolutePath().toString(),
                        r.closures(),
                        List.copyOf(scenarios.getOrDefault(group, Set.of())),
                        names,
                        options.cold())));
        return bases;
    }

    /** What the store says of itself before any run is done. */
    BatchManifest manifest(List<String> units) {
        List<Column> columns = new ArrayList<>();
        for (int k = 0; k < StoredTable.FIXED.size(); k++) {
            columns.add(new Column(StoredTable.FIXED.get(k), Kind.RUN, "", MEANINGS.get(k)));
        }
        Set<String> inputs = new TreeSet<>();
        requests.forEach(r -> inputs.addAll(r.values().keySet()));
        for (String name : inputs) {
            boolean trend = name.startsWith(RunRequest.TREND);
            boolean factor = trend || name.startsWith(RunRequest.FACTOR);
            columns.add(new Column(
                    name,
                    Kind.INPUT,
                    factor ? "factor" : unit(name),
                    trend
                            ? "factor on this path at the horizon, growing from the alignment year"
                            : factor ? "factor on every value of this number of the case" : "number of the case"));
        }
        for (int w = 0; w < watched.size(); w++) {
            columns.add(new Column(
                    watched.get(w).name(), Kind.OUTPUT, w < units.size() ? units.get(w) : "", "output of the run"));
        }
        columns.add(new Column("checksum", Kind.CHECKSUM, "", "CRC-32 of the line before its last comma"));
        return new BatchManifest(options.version(), RunKeys.ofPlan(keys), requests.size(), false, columns, List.of());
    }

    private String unit(String name) {
        return cases.values().stream()
                .flatMap(c -> c.parameters().rows(name).stream())
                .map(ParameterTable.Entry::unit)
                .findFirst()
                .orElse("");
    }
}
