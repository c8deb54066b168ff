package org.cgeleap.coupling.batch;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What carries runs out. Every engine gives the same rows, bit for bit; they differ in where and when. */
public interface Engine {
    /**
     * One run.
     *
     * @param number in the plan, from 1
     * @param key of the run
     * @param request what is run
     * @param start whose path it starts from
     * @param leader the run that is meant where it starts from a leader; any other time itself
     */
    record Task(int number, String key, RunRequest request, Start start, RunRequest leader) implements Serializable {
        /**
         * A run that starts from the base run.
         *
         * @param number in the plan, from 1
         * @param key of {@link RunKeys}
         * @param request what is run
         */
        public Task(int number, String key, RunRequest request) {
            this(number, key, request, Start.BASE, request);
        }
    }

    /** Whose path a run starts from. */
    enum Start {
        /** The base run's. */
        BASE,
        /** The base run's, and others start from this run. */
        LEADS,
        /** A leader's. */
        FOLLOWS
    }

    /**
     * The runs to carry out, and what they share.
     *
     * @param bases what each group of runs starts from, by {@link RunRequest#group()}
     * @param tasks in the order of the plan
     */
    record Work(Map<String, Base> bases, List<Task> tasks) {
        /**
         * Copies both.
         *
         * @param bases what each group of runs starts from, by {@link RunRequest#group()}
         * @param tasks in the order of the plan
         */
        public Work {
            bases = Map.copyOf(bases);
            tasks = List.copyOf(tasks);
        }
    }

    /** Takes rows as soon as they are there, each once; may be called from several threads. */
    interface Rows {
        /**
         * A run is done.
         *
         * @param row of it; of a run that failed too
         * @throws IOException where the row cannot be kept
         */
        void done(RunRow row) throws IOException;
    }

    /**
     * Prepares what runs start from and checks it.
     *
     * @param base to prepare
     * @return what is known once it is solved
     * @throws org.cgeleap.calibration.casefile.InputException for a case or output that cannot be used
     * @throws IOException where a file of the case cannot be read
     */
    Prepared prepare(Base base) throws IOException;

    /**
     * Carries all runs out; returns when every one is done.
     *
     * @param work runs, and what they share
     * @param rows takes each row
     * @throws IOException where a row cannot be kept or a worker not be reached
     */
    void run(Work work, Rows rows) throws IOException;

    /**
     * What is known of a base run once it is solved: a unit for each output.
     *
     * @param units of the outputs, in the order of {@link Base#watched}; empty where none is known
     */
    record Prepared(List<String> units) {
        /**
         * Copies the units.
         *
         * @param units of the outputs, in the order of {@link Base#watched}
         */
        public Prepared {
            units = List.copyOf(units);
        }
    }

    /**
     * What a group of runs starts from.
     *
     * @param folder of the case
     * @param home folder of the checkout, with the bundled tables
     * @param closures macro closures other than the case's
     * @param scenarios that runs of the group ask for
     * @param watched names of the outputs
     * @param cold whether runs start from nothing
     */
    record Base(
            String folder,
            String home,
            Map<String, String> closures,
            List<String> scenarios,
            List<String> watched,
            boolean cold)
            implements Serializable {
        /**
         * Copies all three.
         *
         * @param folder of the case
         * @param home folder of the checkout, with the bundled tables
         * @param closures macro closures other than the case's
         * @param scenarios that runs of the group ask for
         * @param watched names of the outputs
         * @param cold whether runs start from nothing
         */
        public Base {
            closures = Map.copyOf(closures);
            scenarios = List.copyOf(scenarios);
            watched = List.copyOf(watched);
        }

        /** The case's folder. */
        Path caseFolder() {
            return Path.of(folder);
        }
    }
}
