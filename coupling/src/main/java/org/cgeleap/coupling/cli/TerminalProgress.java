package org.cgeleap.coupling.cli;

import java.io.PrintWriter;
import java.util.Locale;
import org.cgeleap.coupling.loop.CoupledResult;
import org.cgeleap.coupling.loop.Criterion;
import org.cgeleap.coupling.loop.Iteration;
import org.cgeleap.coupling.study.Progress;

/** A line for every round, on a terminal; nothing where output goes to a file or a pipe. */
final class TerminalProgress implements Progress {
    private final PrintWriter err;

    private TerminalProgress(PrintWriter err) {
        this.err = err;
    }

    /** Progress for a terminal, none otherwise. */
    @SuppressWarnings(
            "SystemConsoleNull") // on 17, the release built for, there is no console where output is not a terminal
    static Progress of(PrintWriter err) {
        return System.console() == null ? Progress.NONE : new TerminalProgress(err);
    }

    @Override
    public void stage(String what) {
        say(what);
    }

    @Override
    public void iteration(String scenario, Iteration iteration) {
        Criterion fixed = iteration.criteria().get(iteration.criteria().size() - 1);
        say(String.format(
                Locale.ROOT,
                "%-10s iteration %2d  residual %.1e  worst %s %d  %.2f s",
                scenario,
                iteration.number(),
                iteration.norm(),
                fixed.worstItem(),
                fixed.worstYear(),
                iteration.seconds()));
    }

    @Override
    public void ended(CoupledResult result) {
        say(result.scenario().name() + ": " + result.status().word());
    }

    private synchronized void say(String line) {
        err.println(line);
        err.flush();
    }
}
