package org.cgeleap.coupling.cli;

import java.io.PrintWriter;
import java.util.Locale;
import org.cgeleap.coupling.batch.Batch;
import org.cgeleap.coupling.batch.RunRow;

/** One line of a terminal that says how many runs are done, how many failed and how long the rest takes. */
final class BatchProgress implements Batch.Progress {
    private static final double EVERY_SECONDS = 0.5;

    private final PrintWriter err;
    private int failed;
    private double said = -EVERY_SECONDS;

    private BatchProgress(PrintWriter err) {
        this.err = err;
    }

    /** Progress for a terminal, none otherwise. */
    @SuppressWarnings(
            "SystemConsoleNull") // on 17, the release built for, there is no console where output is not a terminal
    static Batch.Progress of(PrintWriter err) {
        return System.console() == null ? Batch.Progress.NONE : new BatchProgress(err);
    }

    @Override
    public synchronized void stage(String what) {
        err.println(what);
        err.flush();
    }

    @Override
    public synchronized void done(RunRow row, int finished, int asked, double seconds) {
        failed += row.usable() ? 0 : 1;
        if (seconds - said >= EVERY_SECONDS || finished == asked) {
            said = seconds;
            err.print("\r" + line(finished, asked, failed, seconds) + (finished == asked ? "\n" : ""));
            err.flush();
        }
    }

    /** How far, how fast, how long still. */
    static String line(int finished, int asked, int failed, double seconds) {
        double rate = finished / Math.max(seconds, 1e-9);
        long left = Math.round((asked - finished) / rate);
        return String.format(
                Locale.ROOT,
                "%d of %d, %d failed, %.2f runs/s, %s left   ",
                finished,
                asked,
                failed,
                rate,
                left < 120 ? left + " s" : (left + 30) / 60 + " min");
    }
}
