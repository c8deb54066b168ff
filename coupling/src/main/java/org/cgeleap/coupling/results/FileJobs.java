package org.cgeleap.coupling.results;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Files that do not need each other, written side by side: a run of seconds spends half of them on its files. */
public final class FileJobs {
    /** More writers than this wait for the disk and for memory. */
    private static final int MOST = 4;

    /** The writing of one file or a few. */
    @FunctionalInterface
    public interface Job {
        /**
         * Writes.
         *
         * @throws IOException where a file cannot be written
         */
        void write() throws IOException;
    }

    private FileJobs() {}

    /**
     * Does all jobs and waits for them. The files are the same whatever the number of processors, as no job reads what another writes.
     *
     * @param jobs the longest first
     * @throws IOException of the first job in the list that failed; jobs that have begun go on
     */
    public static void run(List<Job> jobs) throws IOException {
        int threads = Math.min(MOST, Math.min(jobs.size(), Runtime.getRuntime().availableProcessors()));
        ExecutorService writers = Executors.newFixedThreadPool(Math.max(1, threads));
        try {
            List<Future<?>> all = new ArrayList<>();
            for (Job job : jobs) {
                all.add(writers.submit(() -> {
                    job.write();
                    return true;
                }));
            }
            for (Future<?> one : all) {
                ended(one);
            }
        } finally {
            writers.shutdown();
        }
    }

    private static void ended(Future<?> one) throws IOException {
        try {
            one.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while files were written", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("files of a run", e.getCause());
        }
    }
}
