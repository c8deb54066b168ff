package org.cgeleap.coupling.batch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.cgeleap.calibration.casefile.Case;
import org.cgeleap.calibration.casefile.CaseReader;
import org.cgeleap.calibration.casefile.InputException;
import org.cgeleap.coupling.study.StudyOptions;

/**
 * A batch: requests carried out on all cores of this machine, each kept as soon as it is done. A run that fails is a row
 * with its reason and stops nothing.
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
     * @param study loop and solver of every run, and how many runs go beside each other
     * @param cold whether runs start from nothing instead of the base run
     * @param engine version of the program, part of every key
     */
    public record Options(StudyOptions study, boolean cold, String engine) {}

    /** Told how a batch goes on; called from several threads. */
    public interface Progress {
        /** A stage has begun. */
        default void stage(String what) {}

        /** A run is done. */
        default void done(RunRow row, int finished, int asked, double seconds) {}
    }

    /**
     * A batch as it ended.
     *
     * @param requests of the plan
     * @param rows one for each
     * @param reused how many were there already
     * @param seconds of the runs that were carried out, preparation left out
     */
    public record Outcome(List<RunRequest> requests, List<RunRow> rows, int reused, double seconds) {}

    /**
     * A batch.
     *
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

    /** Columns of what varies over the requests. */
    public List<String> inputColumns() {
        Set<String> columns = new TreeSet<>();
        for (RunRequest r : requests) {
            columns.addAll(r.set().keySet());
            r.factors().keySet().forEach(k -> columns.add(RunRequest.FACTOR + k));
        }
        return List.copyOf(columns);
    }

    /**
     * Carries the batch out.
     *
     * @param folder of the store
     * @param resume whether rows that are there already are kept
     * @throws InputException for a case that cannot be used, or a folder that holds a batch where none is resumed
     */
    public Outcome run(Path folder, boolean resume, Progress progress) throws IOException {
        if (!resume && ResultStore.exists(folder)) {
            throw new InputException(List.of(
                    "--out " + folder + ": found the rows of a batch; expected an empty folder, or --resume to go on"));
        }
        Map<String, CaseRunner> runners = new LinkedHashMap<>();
        Map<String, RunKeys> keys = new LinkedHashMap<>();
        for (Map.Entry<String, Set<String>> one : scenariosByCase().entrySet()) {
            progress.stage("base run of " + one.getKey());
            CaseRunner runner = new CaseRunner(
                    caseFolder.apply(one.getKey()), home, one.getValue(), watched, options.study(), options.cold());
            runners.put(one.getKey(), runner);
            keys.put(one.getKey(), new RunKeys(runner.given(), options.engine(), how(), watched));
        }
        try (ResultStore store = new ResultStore(
                folder, inputColumns(), watched.stream().map(Watched::name).toList())) {
            Map<String, RunRow> known = store.rows();
            Map<Integer, RunRow> rows = new TreeMap<>();
            List<Integer> open = new ArrayList<>();
            List<String> key = new ArrayList<>();
            for (int n = 1; n <= requests.size(); n++) {
                RunRequest request = requests.get(n - 1);
                key.add(Objects.requireNonNull(keys.get(request.caseName())).key(request));
                RunRow row = known.get(key.get(n - 1));
                if (row == null) {
                    open.add(n);
                } else {
                    rows.put(n, row.numbered(n, request.label()));
                }
            }
            int reused = rows.size();
            progress.stage(requests.size() + " runs, " + reused + " of them kept from before");
            long begun = System.nanoTime();
            rows.putAll(carryOut(open, key, runners, store, progress, begun));
            store.finish(rows.values(), requests);
            return new Outcome(requests, List.copyOf(rows.values()), reused, (System.nanoTime() - begun) * 1e-9);
        }
    }

    /** Why each run would be carried out or not, by its number; solves nothing. */
    public Map<Integer, String> reasons(Path folder, boolean resume) throws IOException {
        Map<String, RunKeys> keys = new LinkedHashMap<>();
        for (String name : scenariosByCase().keySet()) {
            Case given = CaseReader.read(caseFolder.apply(name), Map.of());
            keys.put(name, new RunKeys(given, options.engine(), how(), watched));
        }
        Map<String, RunRow> known = ResultStore.exists(folder)
                ? ResultStore.read(folder, watched.stream().map(Watched::name).toList())
                : Map.of();
        Map<Integer, String> reasons = new TreeMap<>();
        for (int n = 1; n <= requests.size(); n++) {
            RunRequest request = requests.get(n - 1);
            RunRow row = known.get(
                    Objects.requireNonNull(keys.get(request.caseName())).key(request));
            reasons.put(
                    n,
                    row == null
                            ? (known.isEmpty() ? "run: new" : "run: not there, or its inputs changed")
                            : resume ? "skip: there (" + row.status() + ")" : "there: add --resume to keep it");
        }
        return reasons;
    }

    private String how() {
        return options.study().loop() + " " + options.study().solver() + (options.cold() ? " cold" : "");
    }

    private Map<String, Set<String>> scenariosByCase() {
        Map<String, Set<String>> byCase = new LinkedHashMap<>();
        for (RunRequest r : requests) {
            byCase.computeIfAbsent(r.caseName(), c -> new LinkedHashSet<>()).addAll(r.scenarios());
        }
        return byCase;
    }

    private Map<Integer, RunRow> carryOut(
            List<Integer> open,
            List<String> keys,
            Map<String, CaseRunner> runners,
            ResultStore store,
            Progress progress,
            long begun)
            throws IOException {
        Map<Integer, RunRow> rows = new ConcurrentHashMap<>();
        AtomicInteger next = new AtomicInteger();
        AtomicInteger finished = new AtomicInteger();
        int threads = Math.max(1, Math.min(options.study().threads(), open.size()));
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> workers = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                workers.add(pool.submit(() -> {
                    int at;
                    while ((at = next.getAndIncrement()) < open.size()) {
                        int number = open.get(at);
                        RunRequest request = requests.get(number - 1);
                        RunRow row = Objects.requireNonNull(runners.get(request.caseName()))
                                .run(number, keys.get(number - 1), request);
                        try {
                            store.append(row, request);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                        rows.put(number, row);
                        progress.done(row, finished.incrementAndGet(), open.size(), (System.nanoTime() - begun) * 1e-9);
                    }
                }));
            }
            for (Future<?> worker : workers) {
                worker.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while runs went on; finished ones are kept", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UncheckedIOException io) {
                throw io.getCause();
            }
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } finally {
            pool.shutdownNow();
        }
        return rows;
    }
}
