package org.cgeleap.coupling.batch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.cgeleap.coupling.study.StudyOptions;

/** Runs on the cores of this machine, in this process. */
public final class LocalEngine implements Engine {
    private final StudyOptions options;
    private final Map<Base, CaseRunner> runners = new LinkedHashMap<>();

    /**
     * An engine.
     *
     * @param options of every run, and how many go beside each other
     */
    public LocalEngine(StudyOptions options) {
        this.options = options;
    }

    @Override
    public Prepared prepare(Base base) {
        return new Prepared(runner(base).units());
    }

    private CaseRunner runner(Base base) {
        return runners.computeIfAbsent(base, b -> new CaseRunner(b, options));
    }

    @Override
    public void run(Work work, Rows rows) throws IOException {
        Map<String, CaseRunner> byGroup = new LinkedHashMap<>();
        work.bases().forEach((group, base) -> byGroup.put(group, runner(base)));
        List<Task> tasks = work.tasks();
        AtomicInteger next = new AtomicInteger();
        int threads = Math.max(1, Math.min(options.threads(), tasks.size()));
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> workers = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                workers.add(pool.submit(() -> {
                    int at;
                    while ((at = next.getAndIncrement()) < tasks.size()) {
                        Task task = tasks.get(at);
                        CaseRunner runner = Objects.requireNonNull(
                                byGroup.get(task.request().group()));
                        try {
                            rows.done(runner.run(task));
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
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
    }
}
