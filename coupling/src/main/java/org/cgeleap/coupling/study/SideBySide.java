package org.cgeleap.coupling.study;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Tasks that need nothing of each other, on threads of their own. */
public final class SideBySide {
    private SideBySide() {}

    /**
     * Runs tasks and waits for all of them.
     *
     * @param <T> type of a result
     * @param threads at most so many at once; fewer than one counts as one
     * @param tasks that share nothing they change
     * @return results in the order of the tasks
     * @throws RuntimeException the first task's that failed, in their order
     */
    public static <T> List<T> run(int threads, List<? extends Callable<T>> tasks) {
        ExecutorService pool = Executors.newFixedThreadPool(Math.max(1, threads));
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> done : pool.invokeAll(tasks)) {
                results.add(done.get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while tasks were running", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }
}
