package org.cgeleap.coupling.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.cgeleap.calibration.economy.EconomyYear;
import org.cgeleap.calibration.economy.YearSolver;
import org.cgeleap.cge.solver.SolverOptions;
import org.cgeleap.coupling.path.CapPath;
import org.cgeleap.coupling.path.PathResult;
import org.cgeleap.coupling.path.TopDown;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Faults of a quieter kind, each of whose answers is possible by itself: none ends converged. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MoreFaultsTest {
    private static final int YEAR = 2022;

    private final ShortCase given;
    private final LeapSide side;
    private final int t;

    MoreFaultsTest(@TempDir Path folder) throws IOException {
        given = ShortCase.of(ShortCase.copy(folder, 2023, text -> text));
        side = given.side(area -> area);
        t = given.calibrated().given().years().index(YEAR);
    }

    private CoupledResult solving(CapPath solved, UnaryOperator<PathResult> change) {
        TopDown changed = new ChangedEconomy(given.path(solved), change, given.cap(), Optional.empty());
        return given.loop(side, side, changed, given.trends()).run(iteration -> {});
    }

    private CoupledResult answering(UnaryOperator<LeapExchange> change) {
        return given.loop(side, new ChangedLeap(side, change), given.trends(), given.cap())
                .run(iteration -> {});
    }

    private static void named(CoupledResult result, String... words) {
        assertThat(result.status()).isEqualTo(Status.SUBMODEL_FAILED);
        assertThat(result.ending().year()).isEqualTo(YEAR);
        assertThat(result.message()).contains(words);
        assertThat(result.exchange()).isEmpty();
    }

    private static double[][] copy(double[][] of) {
        return Arrays.stream(of).map(double[]::clone).toArray(double[][]::new);
    }

    private PathResult with(PathResult path, EconomyYear year) {
        List<EconomyYear> years = new ArrayList<>(path.years());
        years.set(t, year);
        return new PathResult(
                years,
                path.capital(),
                path.seconds(),
                path.complete(),
                path.retries(),
                path.policies(),
                path.bank(),
                path.nearest());
    }

    /** An equilibrium like any other, of an economy that was given a tenth more capital than it has. */
    @Test
    void capitalThatNobodySaved() {
        named(
                solving(given.cap(), path -> {
                    EconomyYear year = path.year(t);
                    double[] p = year.parameters().clone();
                    p[year.economy().compiled().parameterIndex("capital")] *= 1.1;
                    YearSolver solver = new YearSolver(year.economy(), SolverOptions.standard());
                    solver.solveProductivity();
                    EconomyYear richer =
                            solver.solve(YEAR, p, year.solve().equilibrium().values());
                    assertThat(richer.solved()).isTrue();
                    return with(path, richer);
                }),
                "CGE, scenario RS, capital, year 2022: solved with capital",
                "the year before leaves");
    }

    /** A path under a target one percent looser than the case's in one year. */
    @Test
    void anotherTargetThanTheOneAsked() {
        double[] targets = given.cap().targets().clone();
        targets[YEAR - given.cap().firstYear()] *= 1.01;
        named(
                solving(new CapPath(given.cap().firstYear(), targets), path -> path),
                "cap_intensity, year 2022: solved with cap_intensity",
                "the target is");
    }

    @Test
    void aYearThatIsNotSolvedInAPathThatSaysItIsComplete() {
        named(
                solving(given.cap(), path -> {
                    EconomyYear year = path.year(t);
                    YearSolver hasty = new YearSolver(
                            year.economy(),
                            SolverOptions.standard().withMaxIterations(1).withRestarts(0));
                    hasty.solveProductivity();
                    EconomyYear last = path.year(t - 2);
                    return with(
                            path,
                            hasty.solve(
                                    YEAR,
                                    year.parameters(),
                                    last.solve().equilibrium().values()));
                }),
                "CGE, scenario RS, equilibrium, year 2022",
                "though the path is said to be complete");
    }

    /** Two fuels of a sector in each other's place: every number is one the area has. */
    @Test
    void fuelsExchanged() {
        List<LinkCell> cells = side.linkCells();
        int first = 0;
        while (cells.get(first).sector() != cells.get(first + 1).sector()) {
            first++;
        }
        int a = first;
        CoupledResult result = answering(answer -> {
            double[][] energy = copy(answer.energy());
            double[][] reference = copy(answer.reference());
            exchange(energy[t], a);
            exchange(reference[t], a);
            return answer.with(energy, reference, answer.gridFactor());
        });
        named(result, "LEAP, scenario RS, " + cells.get(a).name() + ", year 2022", "is not reference intensity");
    }

    private static void exchange(double[] of, int a) {
        double kept = of[a];
        of[a] = of[a + 1];
        of[a + 1] = kept;
    }

    @Test
    void infiniteGridFactor() {
        named(
                answering(answer -> {
                    double[] grid = answer.gridFactor().clone();
                    grid[t] = Double.POSITIVE_INFINITY;
                    return answer.with(answer.energy(), answer.reference(), grid);
                }),
                "grid factor",
                "found Infinity");
    }

    private static LeapExchange times(LeapExchange answer, double factor, int year) {
        double[][] energy = copy(answer.energy());
        double[][] reference = copy(answer.reference());
        for (int c = 0; c < energy[year].length; c++) {
            energy[year][c] *= factor;
            reference[year][c] *= factor;
        }
        return answer.with(energy, reference, answer.gridFactor());
    }

    /** A LEAP that answers a little differently every time, as one with a clock or a seed in it would. */
    @Test
    void anAnswerThatDependsOnChance() {
        Random random = new Random(1);
        CoupledResult result = answering(answer -> times(answer, 1 + 1e-4 * random.nextDouble(), t));
        assertThat(result.status()).isIn(Status.STALLED, Status.CYCLE, Status.ITERATION_CAP, Status.DIVERGED);
        assertThat(result.message()).contains("2022");
    }

    /** A LEAP that goes back and forth between two technologies whatever it is told. */
    @Test
    void anAnswerThatFlips() {
        List<Integer> calls = new ArrayList<>();
        CoupledResult result = answering(answer -> {
            calls.add(1);
            return times(answer, calls.size() % 2 == 0 ? 1.01 : 0.99, t);
        });
        assertThat(result.status()).isIn(Status.STALLED, Status.CYCLE, Status.ITERATION_CAP, Status.DIVERGED);
        assertThat(result.message()).contains("2022");
    }
}
