package org.cgeleap.coupling.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.cgeleap.calibration.casefile.InputException;

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
        PlannedRuns plan = planned();
        Map<String, Engine.Base> bases = plan.bases();
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
        try (ResultStore store = new ResultStore(folder, plan.manifest(units))) {
            Map<String, RunRow> known = store.rows();
            Map<Integer, RunRow> rows = new ConcurrentHashMap<>();
            List<Engine.Task> open = new ArrayList<>();
            for (int n = 1; n <= plan.size(); n++) {
                RunRow row = known.get(plan.key(n));
                if (row == null) {
                    open.add(plan.task(n));
                } else {
                    rows.put(n, row.numbered(n, plan.request(n).label()));
                }
            }
            int reused = rows.size();
            long other = known.keySet().stream().filter(k -> !plan.has(k)).count();
            if (other > 0) {
                notes.add(other + " rows that are there have other inputs or options, or are of another version of the"
                        + " program, and are not kept");
            }
            int unlike = ResultStore.withOtherOutputs(
                    folder, watched.stream().map(Watched::name).toList());
            if (unlike > 0) {
                notes.add(unlike + " rows that are there have other outputs, and are not kept");
            }
            store.plan(plan.keys());
            progress.stage(plan.size() + " runs, " + reused + " of them kept from before");
            long begun = System.nanoTime();
            AtomicInteger finished = new AtomicInteger();
            engine.run(new Engine.Work(bases, open), row -> {
                store.append(row, plan.request(row.number()));
                rows.put(row.number(), row);
                progress.done(row, finished.incrementAndGet(), open.size(), (System.nanoTime() - begun) * 1e-9);
            });
            List<RunRow> ordered = List.copyOf(new TreeMap<>(rows).values());
            if (ordered.size() != plan.size()) {
                throw new IllegalStateException(
                        "the engine gave " + ordered.size() + " rows for " + plan.size() + " runs");
            }
            store.finish(ordered, plan.requests());
            return new Outcome(plan.requests(), ordered, reused, (System.nanoTime() - begun) * 1e-9, notes);
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
        PlannedRuns plan = planned();
        Map<String, RunRow> known = ResultStore.exists(folder)
                ? ResultStore.read(folder, watched.stream().map(Watched::name).toList())
                : Map.of();
        Map<String, RunRow> byLabel = new HashMap<>();
        known.values().forEach(row -> byLabel.put(row.label(), row));
        boolean otherProgram = BatchManifest.read(folder)
                .filter(m -> !m.engine().equals(options.version()))
                .isPresent();
        Map<Integer, String> reasons = new TreeMap<>();
        for (int n = 1; n <= plan.size(); n++) {
            RunRow row = known.get(plan.key(n));
            String label = plan.request(n).label();
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

    private PlannedRuns planned() throws IOException {
        return PlannedRuns.of(requests, watched, options, caseFolder, home);
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
