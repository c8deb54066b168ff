package org.cgeleap.coupling.batch;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.cgeleap.coupling.path.PathResult;

/**
 * Leaders that were solved, each once however many threads ask for it, the latest of them held. One that is asked for after it was
 * let go is solved again, to the same numbers.
 */
final class LeaderPaths {
    /** Threads may be some leaders apart. */
    private static final int HELD = 2 * NearestStarts.LEADERS;

    private final Map<RunRequest, FutureTask<Solved>> byRequest = new LinkedHashMap<>();

    /**
     * A run as it ended.
     *
     * @param row of it
     * @param paths of its scenarios, by name; none where it may not be used
     */
    record Solved(RunRow row, Map<String, PathResult> paths) {
        Solved {
            paths = Map.copyOf(paths);
        }
    }

    /** The leader, solved by this thread if by none before. */
    Solved of(RunRequest leader, Supplier<Solved> solve) {
        FutureTask<Solved> task = new FutureTask<>(solve::get);
        synchronized (byRequest) {
            FutureTask<Solved> there = byRequest.putIfAbsent(leader, task);
            if (there != null) {
                task = there;
            } else if (byRequest.size() > HELD) {
                byRequest.remove(byRequest.keySet().iterator().next());
            }
        }
        task.run();
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a leader was solved", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a run that fails is a row, not an exception", e.getCause());
        }
    }
}
