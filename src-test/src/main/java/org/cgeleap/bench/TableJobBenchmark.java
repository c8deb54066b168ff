package org.cgeleap.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.cgeleap.iotables.balance.BalanceMethod;
import org.cgeleap.iotables.check.TableCheck;
import org.cgeleap.iotables.official.ImportOptions;
import org.cgeleap.iotables.official.OfficialReader;
import org.cgeleap.iotables.official.OfficialTable;
import org.cgeleap.iotables.table.IoTable;
import org.cgeleap.iotables.update.BalanceRequirements;
import org.cgeleap.iotables.update.TableBalance;
import org.cgeleap.iotables.update.UpdateResult;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A national table of 149 sectors imported, checked and balanced, as one job and in its parts. */
@SuppressWarnings("NullAway") // JMH calls the set-up before it measures
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "-Xmx512m")
public class TableJobBenchmark {
    private Path file;
    private OfficialTable official;
    private IoTable table;

    /**
     * Puts title and unit above the bundled figures, as an office prints them.
     *
     * @throws IOException where the bundled table cannot be read or the copy not be written
     */
    @Setup
    public void setUp() throws IOException {
        Path home = Path.of(System.getProperty("cgeleap.home", "."));
        file = Files.createTempFile("national", ".csv");
        file.toFile().deleteOnExit();
        Files.writeString(
                file, "2017年中国投入产出表\n单位：万元\n" + Files.readString(home.resolve("io-tables/tables/china-2017-149.csv")));
        official = OfficialReader.read(file, ImportOptions.none());
        table = official.read().table();
    }

    /**
     * The official file to the canonical table.
     *
     * @return the table as read
     */
    @Benchmark
    public OfficialTable imported() {
        return OfficialReader.read(file, ImportOptions.none());
    }

    /**
     * Every stated total against its parts.
     *
     * @return the check
     */
    @Benchmark
    public TableCheck checked() {
        return TableCheck.of(official.read());
    }

    /**
     * Every cell free, rows and columns to output.
     *
     * @return the balanced table
     */
    @Benchmark
    public UpdateResult balanced() {
        return balance(table);
    }

    /**
     * The whole job.
     *
     * @return the balanced table
     */
    @Benchmark
    public UpdateResult job() {
        OfficialTable read = OfficialReader.read(file, ImportOptions.none());
        if (!TableCheck.of(read.read()).passed()) {
            throw new IllegalStateException("the bundled table must add up");
        }
        return balance(read.read().table());
    }

    private static UpdateResult balance(IoTable table) {
        return TableBalance.of(table, BalanceRequirements.none(), TableBalance.Options.of(BalanceMethod.CROSS_ENTROPY));
    }
}
