package org.cgeleap.spark;

import java.io.File;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkException;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.cgeleap.calibration.casefile.InputException;
import org.cgeleap.coupling.batch.Engine;
import org.cgeleap.coupling.batch.LocalEngine;
import org.cgeleap.coupling.batch.RunRow;
import org.cgeleap.coupling.study.StudyOptions;
import scala.Function1;
import scala.Function2;
import scala.jdk.javaapi.CollectionConverters;
import scala.reflect.ClassTag$;
import scala.runtime.BoxedUnit;

/**
 * Runs on an Apache Spark cluster. Spark hands every partition of runs to the driver once, however often its task was tried
 * or its executor lost, and a run depends on nothing but its request: so the rows are those of {@link LocalEngine}, bit for
 * bit, none lost, none twice.
 */
public final class SparkEngine implements Engine {
    /** Runs in a task: few, so that little is repeated when an executor is lost; a task costs some hundredths of a second. */
    private static final int RUNS_IN_A_TASK = 4;

    /** Lost executors count as failed tries of their tasks. */
    private static final String MOST_TRIES = "16";

    private static final String LOGGER = "log4j2.loggerContextFactory";
    private static final String LOGGER_OF_SPARK = "org.apache.logging.log4j.core.impl.Log4jContextFactory";

    private final String master;
    private final LocalEngine local;

    /**
     * An engine.
     *
     * @param master as Spark knows it
     * @param options of every run; loop and solver are the standard ones, as an executor knows no others
     */
    public SparkEngine(String master, StudyOptions options) {
        StudyOptions standard = StudyOptions.standard();
        if (!options.loop().equals(standard.loop()) || !options.solver().equals(standard.solver())) {
            throw new InputException(List.of("--engine spark: found options of loop or solver other than the standard"
                    + " ones; expected those"));
        }
        this.master = master;
        this.local = new LocalEngine(options);
    }

    @Override
    public Prepared prepare(Base base) {
        return local.prepare(base);
    }

    @Override
    public void run(Work work, Rows rows) throws IOException {
        if (work.tasks().isEmpty()) {
            return;
        }
        // the reader of workbooks is kept quiet by a logger without levels, which Spark cannot use
        System.setProperty(LOGGER, LOGGER_OF_SPARK);
        SparkConf conf = new SparkConf()
                .setMaster(master)
                .setAppName("cgeleap batch")
                .set("spark.ui.enabled", "false")
                .set("spark.task.maxFailures", MOST_TRIES)
                .set("spark.executor.extraJavaOptions", "-D" + LOGGER + "=" + LOGGER_OF_SPARK)
                .set("spark.executor.extraClassPath", classPath());
        try (JavaSparkContext spark = new JavaSparkContext(conf)) {
            int partitions = (work.tasks().size() + RUNS_IN_A_TASK - 1) / RUNS_IN_A_TASK;
            JavaRDD<Task> tasks = spark.parallelize(work.tasks(), partitions);
            ExecutorRuns runs = new ExecutorRuns(work.bases());
            Function1<scala.collection.Iterator<Task>, Object> carryOut =
                    (Function1<scala.collection.Iterator<Task>, Object> & Serializable)
                            own -> runs.of(CollectionConverters.asJava(own));
            Function2<Object, Object, BoxedUnit> keep = (partition, found) -> {
                try {
                    for (Object row : (List<?>) found) {
                        rows.done((RunRow) row);
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                return BoxedUnit.UNIT;
            };
            spark.sc().runJob(tasks.rdd(), carryOut, keep, ClassTag$.MODULE$.apply(Object.class));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (RuntimeException e) {
            throw new IOException(
                    "the Spark cluster " + master + " gave up: " + e.getMessage()
                            + "; rows that were done are kept, --resume goes on",
                    e);
        } catch (Exception e) {
            // SparkException, which Scala does not declare
            if (e instanceof SparkException) {
                throw new IOException(
                        "the Spark cluster " + master + " gave up: " + e.getMessage()
                                + "; rows that were done are kept, --resume goes on",
                        e);
            }
            throw new IllegalStateException(e);
        }
    }

    /** What of this program's class path is not in Spark's home, such as classes that are not in a jar yet. */
    private static String classPath() {
        File jars = new File(System.getenv().getOrDefault("SPARK_HOME", "."), "jars");
        return Arrays.stream(System.getProperty("java.class.path").split(Pattern.quote(File.pathSeparator), -1))
                .map(File::new)
                .filter(entry -> !new File(jars, entry.getName()).exists())
                .map(File::getAbsolutePath)
                .collect(Collectors.joining(File.pathSeparator));
    }
}
