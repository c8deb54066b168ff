package org.cgeleap.spark;

import java.util.List;
import org.cgeleap.calibration.casefile.InputException;
import org.cgeleap.coupling.batch.Engine;
import org.cgeleap.coupling.batch.EngineFactory;
import org.cgeleap.coupling.study.StudyOptions;

/** {@code --engine spark}. */
public final class SparkEngineFactory implements EngineFactory {
    @Override
    public String name() {
        return "spark";
    }

    @Override
    public Engine of(String master, StudyOptions options) {
        if (master.isEmpty()) {
            throw new InputException(List.of("--master: found none; expected the cluster of --engine spark, such as"
                    + " spark://host:7077, yarn, local[2] or local-cluster[2,1,1024]"));
        }
        return new SparkEngine(master, options);
    }
}
