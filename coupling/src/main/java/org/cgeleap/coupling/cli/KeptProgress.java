package org.cgeleap.coupling.cli;

import org.cgeleap.coupling.loop.CoupledResult;
import org.cgeleap.coupling.loop.ExchangeRecord;
import org.cgeleap.coupling.loop.Iteration;
import org.cgeleap.coupling.results.LoopHistory;
import org.cgeleap.coupling.study.Progress;

/** Shows progress, keeps every round in the history, and passes on that the job is to stop. */
record KeptProgress(Progress shown, LoopHistory history, Interruption interruption) implements Progress {
    @Override
    public void stage(String what) {
        shown.stage(what);
    }

    @Override
    public void exchange(ExchangeRecord exchange) {
        history.keep(exchange);
    }

    @Override
    public boolean interrupted() {
        return interruption.asked();
    }

    @Override
    public void iteration(String scenario, Iteration iteration) {
        shown.iteration(scenario, iteration);
    }

    @Override
    public void ended(CoupledResult result) {
        shown.ended(result);
    }
}
