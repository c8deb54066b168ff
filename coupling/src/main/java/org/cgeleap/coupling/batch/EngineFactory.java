package org.cgeleap.coupling.batch;

import org.cgeleap.coupling.study.StudyOptions;

/** Makes an engine that is not part of this program's core; found as a service ({@link java.util.ServiceLoader}). */
public interface EngineFactory {
    /** {@return the word of {@code --engine}} */
    String name();

    /**
     * {@return an engine}
     *
     * @param master where its cluster is, as the engine knows it
     * @param options of every run
     */
    Engine of(String master, StudyOptions options);
}
