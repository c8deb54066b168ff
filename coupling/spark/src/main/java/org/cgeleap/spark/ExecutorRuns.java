package org.cgeleap.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.cgeleap.coupling.batch.CaseRunner;
import org.cgeleap.coupling.batch.Engine;
import org.cgeleap.coupling.batch.RunRow;
import org.cgeleap.coupling.study.StudyOptions;

/**
 * What an executor does with its runs. It solves the base runs once for all its tasks, from the case's files, which it must
 * be able to read at the same places; they are the same numbers on every executor.
 */
final class ExecutorRuns implements Serializable {
    private static final long serialVersionUID = 1;

    /** Of this process, shared by its tasks. */
    private static final Map<Engine.Base, CaseRunner> RUNNERS = new ConcurrentHashMap<>();

    private final Map<String, Engine.Base> bases;

    ExecutorRuns(Map<String, Engine.Base> bases) {
        this.bases = Map.copyOf(bases);
    }

    /** Carries out the runs of a partition. */
    List<RunRow> of(Iterator<Engine.Task> tasks) {
        List<RunRow> rows = new ArrayList<>();
        while (tasks.hasNext()) {
            Engine.Task task = tasks.next();
            Engine.Base base = Objects.requireNonNull(bases.get(task.request().group()));
            rows.add(RUNNERS.computeIfAbsent(base, ExecutorRuns::runner).run(task));
        }
        return rows;
    }

    private static CaseRunner runner(Engine.Base base) {
        StudyOptions standard = StudyOptions.standard();
        return new CaseRunner(base, new StudyOptions(standard.scenarios(), standard.loop(), standard.solver(), 1));
    }
}
