package org.cgeleap.coupling.cli;

import java.io.PrintWriter;
import java.util.Locale;
import org.cgeleap.coupling.batch.Batch;
import org.cgeleap.coupling.batch.RunRow;

/** Says every few seconds how many runs are done, how many failed and how long the rest takes. */
final class BatchProgress implements Batch.Progress {
    private static final double EVERY_SECONDS = 5;

    private final PrintWriter err;
    private int failed;
    private double said;

    BatchProgress(PrintWriter err) {
        this.err = err;
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
            double rate = finished / seconds;
            err.println(String.format(
                    Locale.ROOT,
                    "%d of %d, %d failed, %.2f runs/s, %.0f s left",
                    finished,
                    asked,
                    failed,
                    rate,
                    (asked - finished) / rate));
            err.flush();
        }
    }
}
