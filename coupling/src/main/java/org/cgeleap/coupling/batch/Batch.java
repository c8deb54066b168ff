package org.cgeleap.coupling.batch;

import java.io.IOException;
import java.nio.file.Files;
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
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cgeleap.calibration.CaseInputs;
import org.cgeleap.calibration.DataNumbers;
import org.cgeleap.calibration.casefile.Case;
import org.cgeleap.calibration.casefile.CaseException;
import org.cgeleap.calibration.casefile.CaseNumbers;
import org.cgeleap.calibration.casefile.CaseReader;
import org.cgeleap.calibration.casefile.InputException;
import org.cgeleap.calibration.casefile.NearestKey;
import org.cgeleap.calibration.casefile.ParameterTable;
import org.cgeleap.calibration.casefile.ScenarioSpec;
import org.cgeleap.coupling.batch.BatchManifest.Column;
import org.cgeleap.coupling.batch.BatchManifest.Kind;

/**
 * A batch: requests carried out by an engine, each kept as soon as it is done. A run that fails is a row with its reason and
 * stops nothing.
 */
public final class Batch {
    private final List<RunRequest> requests;
    private final List<Watched> watched;
    private final Options options;
    private final Function<String, Path> caseFolder;
    private final Path home;

    /**
     * How a batch is carried out.
     *
     * @param how loop and solver of every run, in words, part of every key
     * @param cold whether runs start from nothing instead of the base run
     * @param version of the program, part of every key ({@link EngineVersion})
     */
    public record Options(String how, boolean cold, String version) {}

    /** Told how a batch goes on; called from several threads. */
    public interface Progress {
        /** Says nothing. */
        Progress NONE = new Progress() {};

        /**
         * A stage has begun.
         *
         * @param what the stage, in words
         */
        default void stage(String what) {}

        /**
         * A run is done.
         *
         * @param row of it
         * @param finished how many are done, this one included
         * @param asked how many the batch has to carry out
         * @param seconds since the batch began
         */
        default void done(RunRow row, int finished, int asked, double seconds) {}
    }

    /**
     * A batch as it ended.
     *
     * @param requests of the plan
     * @param rows one for each
     * @param reused how many were there already
     * @param seconds of the runs that were carried out, preparation left out
     * @param notes what was there before and could not be kept, in words
     */
    public record Outcome(
            List<RunRequest> requests, List<RunRow> rows, int reused, double seconds, List<String> notes) {
        /**
         * Copies the lists.
         *
         * @param requests of the plan
         * @param rows one for each
         * @param reused how many were there already
         * @param seconds of the runs that were carried out
         * @param notes what was there before and could not be kept
         */
        public Outcome {
            requests = List.copyOf(requests);
            rows = List.copyOf(rows);
            notes = List.copyOf(notes);
        }
    }

    /**
     * A batch.
     *
     * @param requests in the order of the plan; a run's number is its place, from 1
     * @param watched outputs read off every run
     * @param options of every run
     * @param caseFolder where a case is, by its name
     * @param home folder of the checkout, with the bundled tables
     */
    public Batch(
            List<RunRequest> requests,
            List<Watched> watched,
            Options options,
            Function<String, Path> caseFolder,
            Path home) {
        this.requests = List.copyOf(requests);
        this.watched = List.copyOf(watched);
        this.options = options;
        this.caseFolder = caseFolder;
        this.home = home;
    }

    /**
     * Columns of what varies over the requests.
     *
     * @return in alphabetical order
     */
    public List<String> inputColumns() {
        Set<String> columns = new TreeSet<>();
        for (RunRequest r : requests) {
            columns.addAll(r.values().keySet());
        }
        return List.copyOf(columns);
    }

    /**
     * Carries the batch out.
     *
     * @param engine carries the runs out
     * @param folder of the store
     * @param resume whether rows that are there already are kept
     * @param progress told of every stage and run
     * @return counts of the runs, and where the rows are
     * @throws InputException for a case that cannot be used, or a folder that holds a batch where none is resumed
     * @throws java.io.IOException where the store cannot be read or written
     */
    public Outcome run(Engine engine, Path folder, boolean resume, Progress progress) throws IOException {
        if (!resume && ResultStore.exists(folder)) {
            throw new InputException(List.of(
                    "--out " + folder + ": found the rows of a batch; expected an empty folder, or --resume to go on"));
        }
        Map<String, Case> cases = cases();
        int[] leaders = leaders(cases);
        List<String> keys = keys(cases, leaders);
        Set<Integer> lead = Arrays.stream(leaders).boxed().collect(Collectors.toSet());
        Map<String, Engine.Base> bases = bases();
        List<String> units = List.of();
        for (Map.Entry<String, Engine.Base> base : bases.entrySet()) {
            progress.stage("base run of " + base.getKey());
            units = engine.prepare(base.getValue()).units();
        }
        List<String> notes = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            ResultStore.damaged(folder)
                    .forEach(file -> notes.add(file
                            + ": missing, or its hash is not the one in batch.json; its rows are carried out again"));
        }
        try (ResultStore store = new ResultStore(folder, manifest(cases, keys, units))) {
            Map<String, RunRow> known = store.rows();
            Map<Integer, RunRow> rows = new ConcurrentHashMap<>();
            List<Engine.Task> open = new ArrayList<>();
            for (int n = 1; n <= requests.size(); n++) {
                RunRow row = known.get(keys.get(n - 1));
                if (row == null) {
                    RunRequest leader = requests.get(leaders[n - 1] < 0 ? n - 1 : leaders[n - 1]);
                    Engine.Start start = leaders[n - 1] >= 0
                            ? Engine.Start.FOLLOWS
                            : lead.contains(n - 1) ? Engine.Start.LEADS : Engine.Start.BASE;
                    open.add(new Engine.Task(n, keys.get(n - 1), requests.get(n - 1), start, leader));
                } else {
                    rows.put(n, row.numbered(n, requests.get(n - 1).label()));
                }
            }
            int reused = rows.size();
            long other = known.keySet().stream().filter(k -> !keys.contains(k)).count();
            if (other > 0) {
                notes.add(other + " rows that are there have other inputs or options, or are of another version of the"
                        + " program, and are not kept");
            }
            progress.stage(requests.size() + " runs, " + reused + " of them kept from before");
            long begun = System.nanoTime();
            AtomicInteger finished = new AtomicInteger();
            engine.run(new Engine.Work(bases, open), row -> {
                store.append(row, requests.get(row.number() - 1));
                rows.put(row.number(), row);
                progress.done(row, finished.incrementAndGet(), open.size(), (System.nanoTime() - begun) * 1e-9);
            });
            List<RunRow> ordered = List.copyOf(new TreeMap<>(rows).values());
            if (ordered.size() != requests.size()) {
                throw new IllegalStateException(
                        "the engine gave " + ordered.size() + " rows for " + requests.size() + " runs");
            }
            store.finish(ordered, requests);
            return new Outcome(requests, ordered, reused, (System.nanoTime() - begun) * 1e-9, notes);
        }
    }

    /**
     * Why each run would be carried out or not, by its number; solves nothing.
     *
     * @param folder of the store
     * @param resume whether rows that are there already would be kept
     * @return by number, from 1, in words
     * @throws java.io.IOException where a file of the case or the store cannot be read
     */
    public Map<Integer, String> reasons(Path folder, boolean resume) throws IOException {
        Map<String, Case> cases = cases();
        List<String> keys = keys(cases, leaders(cases));
        Map<String, RunRow> known = ResultStore.exists(folder)
                ? ResultStore.read(folder, watched.stream().map(Watched::name).toList())
                : Map.of();
        Map<String, RunRow> byLabel = new HashMap<>();
        known.values().forEach(row -> byLabel.put(row.label(), row));
        boolean otherProgram = BatchManifest.read(folder)
                .filter(m -> !m.engine().equals(options.version()))
                .isPresent();
        Map<Integer, String> reasons = new TreeMap<>();
        for (int n = 1; n <= requests.size(); n++) {
            RunRow row = known.get(keys.get(n - 1));
            String label = requests.get(n - 1).label();
            if (row != null) {
                reasons.put(
                        n, (resume ? "skip: complete (" : "complete: add --resume to keep it (") + row.status() + ")");
            } else if (byLabel.containsKey(label)) {
                reasons.put(
                        n,
                        otherProgram
                                ? "run: the row there is of another version of the program"
                                : "run: its inputs or options changed since its row was made");
            } else {
                reasons.put(n, known.isEmpty() ? "run: new" : "run: not there yet");
            }
        }
        return reasons;
    }

    private Map<String, Case> cases() {
        Map<String, Case> cases = new LinkedHashMap<>();
        for (RunRequest r : requests) {
            cases.computeIfAbsent(r.caseName(), name -> CaseReader.read(caseFolder.apply(name), Map.of()));
        }
        Map<String, Set<String>> known = new LinkedHashMap<>();
        cases.forEach((name, one) -> known.put(name, CaseNumbers.keys(one)));
        // table, energy accounts and area are read for their names only where one is asked for
        requests.stream()
                .filter(r -> r.values().keySet().stream().map(RunRequest::key).anyMatch(DataNumbers::is))
                .map(RunRequest::caseName)
                .distinct()
                .forEach(name -> known.computeIfPresent(name, (n, keys) -> {
                    keys.addAll(DataNumbers.keys(CaseInputs.read(caseFolder.apply(n), home, Map.of())));
                    return keys;
                }));
        Set<String> wrong = new LinkedHashSet<>();
        for (RunRequest r : requests) {
            wrong(
                    r,
                    Objects.requireNonNull(cases.get(r.caseName())),
                    Objects.requireNonNull(known.get(r.caseName())),
                    wrong);
        }
        if (!wrong.isEmpty()) {
            throw new InputException(wrong.stream().limit(20).toList());
        }
        return cases;
    }

    private static void wrong(RunRequest r, Case given, Set<String> keys, Set<String> wrong) {
        r.values().keySet().stream()
                .filter(column -> !keys.contains(RunRequest.key(column)))
                .forEach(column -> wrong.add(r.label() + ": found " + column + "; expected a number of " + r.caseName()
                        + ": a key of its parameter files, as --set takes them (the nearest is "
                        + NearestKey.of(RunRequest.key(column), keys) + "), or one of "
                        + CaseNumbers.of(given).keySet()
                        + ", or initial data (table.…, energy.…, leap.…: docs/sensitivity.md)"));
        r.trends().keySet().stream()
                .filter(DataNumbers::is)
                .forEach(key -> wrong.add(r.label() + ": found trend:" + key + "; expected factor:" + key
                        + ", as initial data has no path"));
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
    private int[] leaders(Map<String, Case> cases) {
        if (options.cold()) {
            int[] none = new int[requests.size()];
            Arrays.fill(none, -1);
            return none;
        }
        return NearestStarts.of(requests, place -> {
            Case given = Objects.requireNonNull(cases.get(place.caseName()));
            double beside = CaseNumbers.of(given).getOrDefault(place.column(), Double.NaN);
            return given.parameters().value(place.column(), beside);
        });
    }

    private List<String> keys(Map<String, Case> cases, int[] leaders) throws IOException {
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

    private Map<String, Engine.Base> bases() {
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

    private BatchManifest manifest(Map<String, Case> cases, List<String> keys, List<String> units) {
        List<Column> columns = new ArrayList<>();
        List<String> meanings = List.of(
                "number in the plan, from 1",
                "name of the run",
                "hash of everything the run depends on",
                "converged, or how the first scenario that may not be used ended",
                "where and why, for any other status",
                "of the coupled loop, all scenarios",
                "largest coupled residual, relative",
                "largest scaled residual of all equilibria");
        for (int k = 0; k < StoredTable.FIXED.size(); k++) {
            columns.add(new Column(StoredTable.FIXED.get(k), Kind.RUN, "", meanings.get(k)));
        }
        for (String name : inputColumns()) {
            boolean trend = name.startsWith(RunRequest.TREND);
            boolean factor = trend || name.startsWith(RunRequest.FACTOR);
            columns.add(new Column(
                    name,
                    Kind.INPUT,
                    factor ? "factor" : unit(cases, name),
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

    private static String unit(Map<String, Case> cases, String key) {
        return cases.values().stream()
                .flatMap(c -> c.parameters().entries().stream())
                .filter(e -> e.key().equals(key))
                .map(ParameterTable.Entry::unit)
                .findFirst()
                .orElse("");
    }

    /**
     * {@return what a batch in a folder is, whose rows may still grow}
     *
     * @param folder of the store
     * @throws java.io.IOException where its manifest cannot be read
     */
    public static Optional<BatchManifest> manifest(Path folder) throws IOException {
        return BatchManifest.read(folder);
    }
}
