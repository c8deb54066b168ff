package org.cgeleap.coupling.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.cgeleap.calibration.Calibration;
import org.cgeleap.calibration.CaseInputs;
import org.cgeleap.calibration.DataNumbers;
import org.cgeleap.calibration.casefile.CaseReader;
import org.cgeleap.cge.solver.SolverOptions;
import org.cgeleap.coupling.loop.ShortCase;
import org.cgeleap.coupling.results.Results;
import org.cgeleap.coupling.study.Progress;
import org.cgeleap.coupling.study.Study;
import org.cgeleap.coupling.study.StudyOptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs of a batch are those of the command run; what varies reaches the models; a failure is one run's alone. */
class LocalEngineTest {
    private static final int HORIZON = 2023;
    private static final Path HOME = Path.of("..");
    private static final List<String> WATCH =
            List.of("gdp@RS@2023", "carbon_price@PP-NZES@2023", "generation[hydro]@RS@2023", "co2@PP-NZES:RS@2023");

    @TempDir
    private static Path folder = Path.of("");

    private static Map<Integer, RunRow> one = Map.of();
    private static Map<Integer, RunRow> three = Map.of();
    private static List<String> units = List.of();

    private static RunRequest request(Map<String, Double> values) {
        return new RunRequest("run", "case", List.of("RS", "PP-NZES"), values, Map.of());
    }

    @BeforeAll
    static void carryOut() throws Exception {
        ShortCase.copy(folder, HORIZON, text -> text);
        List<RunRequest> requests = List.of(
                request(Map.of()),
                request(Map.of("sigma_eva", 0.3)),
                request(Map.of("trend:loss_index", 0.5)),
                request(Map.of("factor:technology.gas-CCS.markup", 0.01)),
                request(Map.of("factor:reduction.PP-NZES.2021", 1.2)),
                request(Map.of("sigma_eva", 0.3)));
        one = run(requests, 1);
        three = run(requests, 3);
    }

    private static Map<Integer, RunRow> run(List<RunRequest> requests, int threads) throws Exception {
        StudyOptions standard = StudyOptions.standard();
        Engine engine = new LocalEngine(new StudyOptions(Set.of(), standard.loop(), standard.solver(), threads));
        Engine.Base base =
                new Engine.Base(folder.toString(), HOME.toString(), Map.of(), List.of("RS", "PP-NZES"), WATCH, false);
        units = engine.prepare(base).units();
        Map<Integer, RunRow> rows = new ConcurrentHashMap<>();
        List<Engine.Task> tasks = new ArrayList<>();
        for (int n = 1; n <= requests.size(); n++) {
            tasks.add(new Engine.Task(n, "key" + n, requests.get(n - 1)));
        }
        engine.run(new Engine.Work(Map.of("case", base), tasks), row -> rows.put(row.number(), row));
        return new TreeMap<>(rows);
    }

    private static RunRow row(int n) {
        return Objects.requireNonNull(one.get(n));
    }

    @Test
    void theBaseRunIsThatOfAStudy() {
        Study study = new Study(
                Calibration.of(folder, HOME, Map.of(), SolverOptions.standard()),
                StudyOptions.standard(),
                Progress.NONE);
        double[] expected = Watched.values(Watched.parse(WATCH), Results.of(study.run()));
        for (int w = 0; w < expected.length; w++) {
            // both within the loop's tolerance of the same fixed point
            assertThat(row(1).outputs()[w]).isCloseTo(expected[w], within(1e-5 * Math.abs(expected[w])));
        }
        assertThat(units).containsExactly("10^8 yuan of 2017", "yuan/t CO2", "TWh", "Mt CO2");
    }

    @Test
    void rowsDependNeitherOnThreadsNorOnWhatRanBefore() {
        for (int n = 1; n <= one.size(); n++) {
            RunRow other = Objects.requireNonNull(three.get(n));
            assertThat(row(n).outputs()).containsExactly(other.outputs());
            assertThat(Double.compare(row(n).residual(), other.residual())).isZero();
        }
        assertThat(row(2).outputs()).containsExactly(row(6).outputs());
    }

    @Test
    void whatVariesReachesTheModels() {
        double price = row(1).outputs()[1];
        assertThat(row(2).outputs()[1]).isGreaterThan(price * 1.01);
        // less is lost in the grid: less is generated
        assertThat(row(3).outputs()[2]).isNotCloseTo(row(1).outputs()[2], within(1e-6));
        // a stricter target costs more and leaves the reference alone
        assertThat(row(5).outputs()[1]).isGreaterThan(price * 1.05);
        assertThat(row(5).outputs()[0]).isCloseTo(row(1).outputs()[0], within(1e-3));
    }

    @Test
    void aFailedRunHasItsReason() {
        assertThat(row(4).usable()).isFalse();
        assertThat(row(4).status()).isEqualTo("refused");
        assertThat(row(4).message()).contains("gas-CCS");
        assertThat(row(4).outputs()).containsOnly(Double.NaN);
        assertThat(one.values().stream().filter(RunRow::usable)).hasSize(5);
    }

    @Test
    void studiesNameNumbersOfTheCaseByPattern() throws Exception {
        var given = CaseReader.read(folder, Map.of());
        Path good = Files.writeString(folder.resolve("study.yaml"), """
            title: Patterns
            scenarios: [RS]
            inputs:
              - {key: "elasticities.*", as: factor, group: all, distribution: uniform, low: 0.9, high: 1.1}
              - {key: loss_index, as: trend, distribution: normal, mean: 1, sd: 0.1, low: 0.8, high: 1.2}
              - {key: "reduction.*.2021", as: factor, group: targets, distribution: discrete, values: [0.9, 1.1], weights: [1, 3]}
            watch: ["gdp@PP-NZES:RS@2022-2023"]
            """);
        StudyFile study = StudyFile.read(good, given, Set::of);
        List<String> names = study.space().inputs().stream().map(i -> i.name()).toList();
        assertThat(names)
                .contains("factor:sigma_eva", "factor:sigma_kl", "trend:loss_index", "factor:reduction.RS.2021")
                .doesNotContain("factor:reduction.RS.2026", "factor:loss_index");
        assertThat(study.space().factors()).containsExactly("all", "trend:loss_index", "targets");
        assertThat(study.scenarios()).containsExactly("PP-NZES", "RS");
        assertThat(study.watch()).hasSize(2);
        Path bad = Files.writeString(folder.resolve("bad.yaml"), """
            inputs:
              - {key: sigma_none, distribution: uniform, low: 0.9, high: 1.1}
              - {key: sigma_kl, as: share, distribution: uniform, low: 2, high: 1}
              - {key: sigma_eva, distribution: gamma}
            """);
        assertThatThrownBy(() -> StudyFile.read(bad, given, Set::of))
                .hasMessageContaining("entry 1, key: found sigma_none")
                .hasMessageContaining("entry 2, as: found share")
                .hasMessageContaining("found 2.0 and 1.0; expected uniform: low < high")
                .hasMessageContaining("entry 3: distribution: found gamma");
    }

    /** Varied in memory or written into the files of a copy by hand: the same run. */
    @Test
    void initialDataIsVariedAsIfItsFilesWereEdited() throws Exception {
        String key = "leap.Key\\Dematerialisation\\Bulk products:Key Assumption";
        Map<String, Double> values = Map.of("factor:energy.electricity.hydro", 1.03, "factor:" + key, 1.02);
        double[] varied =
                Objects.requireNonNull(run(List.of(request(values)), 1).get(1)).outputs();
        Path copy = ShortCase.copy(folder.resolve("edited"), HORIZON, text -> text);
        EditedCopyTest.edit(
                copy.resolve("energy/electricity.csv"),
                "hydro",
                2,
                cell -> String.valueOf(Double.parseDouble(cell) * 1.03));
        EditedCopyTest.edit(
                copy.resolve("leap/expressions.csv"),
                "Key\\Dematerialisation\\Bulk products",
                3,
                cell -> cell.startsWith("\"")
                        ? "\"1.02 * (" + cell.substring(1, cell.length() - 1) + ")\""
                        : "1.02 * " + cell);
        Study study = new Study(
                Calibration.of(copy, HOME, Map.of(), SolverOptions.standard()), StudyOptions.standard(), Progress.NONE);
        double[] expected = Watched.values(Watched.parse(WATCH), Results.of(study.run()));
        for (int w = 0; w < expected.length; w++) {
            assertThat(varied[w]).isCloseTo(expected[w], within(1e-5 * Math.abs(expected[w])));
        }
        // more hydropower in the accounts is more in the run
        assertThat(varied[2]).isGreaterThan(row(1).outputs()[2] * 1.02);
    }

    @Test
    void initialDataIsNamedInStudiesAndWhatMakesNoSenseIsRefused() throws Exception {
        Path file = Files.writeString(folder.resolve("data.yaml"), """
            inputs:
              - {key: 'leap.Key\\Dematerialisation\\*:Key Assumption', as: factor, group: demand, distribution: uniform, low: 0.9, high: 1.1}
              - {key: "energy.inventory.*", as: factor, group: all, distribution: uniform, low: 0.9, high: 1.1}
              - {key: "table.ISM.*", as: factor, group: steel, distribution: uniform, low: 0.9, high: 1.1}
            watch: ["gdp@RS@2023"]
            """);
        CaseInputs inputs = CaseInputs.read(folder, HOME, Map.of());
        StudyFile study = StudyFile.read(file, CaseReader.read(folder, Map.of()), () -> DataNumbers.keys(inputs));
        List<String> names = study.space().inputs().stream().map(i -> i.name()).toList();
        assertThat(names)
                .contains(
                        "factor:leap.Key\\Dematerialisation\\Bulk products:Key Assumption",
                        "factor:energy.inventory.Raw_Coal",
                        "factor:table.ISM.ISM")
                .doesNotContain("factor:table.NMM.ISM");
        assertThatThrownBy(() -> DataNumbers.with(inputs, Map.of("table.ISM.ISM", 5.0), Map.of()))
                .hasMessageContaining("table.ISM.ISM: found a value; expected a factor");
    }
}
