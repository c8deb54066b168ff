package org.cgeleap.coupling.cli;

import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.StreamSupport;
import org.cgeleap.calibration.casefile.InputException;
import org.cgeleap.coupling.batch.Engine;
import org.cgeleap.coupling.batch.EngineFactory;
import org.cgeleap.coupling.batch.LocalEngine;
import org.cgeleap.coupling.study.StudyOptions;
import picocli.CommandLine.Option;

/** {@code --engine NAME}: where the runs of a batch or a design are carried out. */
final class EngineOption {
    private static final String LOCAL = "local";

    @Option(
            names = "--engine",
            paramLabel = "NAME",
            description =
                    "local (this machine's cores) or spark (a cluster; coupling/spark). Default: ${DEFAULT-VALUE}.")
    private String name = LOCAL;

    @Option(
            names = "--master",
            paramLabel = "URL",
            description = "Cluster of --engine spark, such as spark://host:7077 or local-cluster[2,1,1024].")
    private String master = "";

    /** The engine asked for. */
    Engine of(StudyOptions options) {
        if (name.equals(LOCAL)) {
            if (!master.isEmpty()) {
                throw new InputException(List.of(
                        "--master: found " + master + " with the local engine; expected --engine spark with it"));
            }
            return new LocalEngine(options);
        }
        List<EngineFactory> others = StreamSupport.stream(
                        ServiceLoader.load(EngineFactory.class).spliterator(), false)
                .toList();
        return others.stream()
                .filter(f -> f.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InputException(List.of("--engine: found " + name + "; expected local"
                        + (name.equals("spark")
                                ? "; the Spark engine is a module of its own that is built once with"
                                        + " 'mvn -Pspark -DskipTests package' in the checkout (it brings some 300 MB); the launcher"
                                        + " finds it then"
                                : others.isEmpty()
                                        ? ", or spark where coupling/spark is built"
                                        : " or one of "
                                                + others.stream()
                                                        .map(EngineFactory::name)
                                                        .toList()))))
                .of(master, options);
    }
}
