package org.cgeleap.coupling.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import org.cgeleap.calibration.casefile.InputException;
import org.cgeleap.calibration.economy.EconomyYear;
import org.cgeleap.calibration.economy.YearSolver;
import org.cgeleap.cge.solution.Check;
import org.cgeleap.cge.solver.SolverOptions;
import org.cgeleap.coupling.path.PathResult;
import org.cgeleap.coupling.path.TopDown;
import org.cgeleap.coupling.results.LoopHistory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Faults of the economy's side, of the order of years and of a kept history: none ends converged, each says where it is. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EconomyFaultsTest {
    private static final int YEAR = 2022;
    private static final String SECTOR = "NMM";

    private final ShortCase given;
    private final LeapSide side;
    private final int t;

    EconomyFaultsTest(@TempDir Path folder) throws IOException {
        given = ShortCase.of(ShortCase.copy(folder, 2023, text -> text));
        side = given.side(area -> area);
        t = given.calibrated().given().years().index(YEAR);
    }

    private CoupledResult solving(UnaryOperator<PathResult> change) {
        TopDown changed = new ChangedEconomy(given.path(given.cap()), change);
        return given.loop(side, side, changed, given.trends()).run(iteration -> {});
    }

    private CoupledResult answering(UnaryOperator<LeapExchange> change) {
        return given.loop(side, new ChangedLeap(side, change), given.trends(), given.cap())
                .run(iteration -> {});
    }

    private static PathResult with(PathResult path, List<EconomyYear> years) {
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

    private static void named(CoupledResult result, int year, String... words) {
        assertThat(result.status()).isEqualTo(Status.SUBMODEL_FAILED);
        assertThat(result.ending().year()).isEqualTo(year);
        assertThat(result.message()).contains(words);
        assertThat(result.exchange()).isEmpty();
    }

    /** A solver that stops after one step and says that it is done: only what it leaves on the market it drops tells. */
    @Test
    void solverThatSaysSolvedWhenItIsNot() {
        CoupledResult result = solving(path -> {
            EconomyYear year = path.year(t);
            YearSolver hasty = new YearSolver(
                    year.economy(),
                    SolverOptions.standard().withMaxIterations(1).withRestarts(0));
            hasty.solveProductivity();
            EconomyYear unsolved = hasty.solve(
                    YEAR,
                    year.parameters(),
                    path.year(t - 2).solve().equilibrium().values());
            assertThat(unsolved.solved()).isFalse();
            List<EconomyYear> years = new ArrayList<>(path.years());
            years.set(t, year.with(year.parameters(), unsolved.solve().equilibrium()));
            return with(path, years);
        });
        named(result, YEAR, "CGE", "walras", "Walras' law is missed by", "2022");
    }

    @Test
    void yearsOfTheEconomyExchanged() {
        CoupledResult result = solving(path -> {
            List<EconomyYear> years = new ArrayList<>(path.years());
            years.set(t, path.year(t + 1));
            years.set(t + 1, path.year(t));
            return with(path, years);
        });
        named(result, YEAR, "CGE, scenario RS, order of years, year 2022: found the solution of 2023 in its place");
    }

    @Test
    void lastYearOfTheEconomyLost() {
        CoupledResult result =
                solving(path -> with(path, path.years().subList(0, path.years().size() - 1)));
        named(result, 2023, "CGE", "order of years", "found no solution of it");
    }

    @Test
    void staleResultOfTheEconomy() {
        List<PathResult> first = new ArrayList<>();
        CoupledResult result = solving(path -> {
            first.add(path);
            return first.get(0);
        });
        named(result, 2021, "CGE", "the answer was made from reference intensity", "asked was");
    }

    /** LEAP's whole answer in the wrong order, each part of it fitting the other. */
    @Test
    void yearsOfLeapExchanged() {
        CoupledResult result = answering(answer -> {
            int[] years = answer.received().years().clone();
            years[t] = YEAR + 1;
            years[t + 1] = YEAR;
            return new LeapExchange(
                    answer.inputs(),
                    answer.result(),
                    exchanged(answer.energy()),
                    exchanged(answer.reference()),
                    exchanged(answer.technologyCapital()),
                    answer.gridFactor(),
                    new LeapExchange.Received(
                            years,
                            exchanged(answer.received().level()),
                            exchanged(answer.received().response())));
        });
        named(result, YEAR, "LEAP", "the link", "the answer is that of 2023");
    }

    private double[][] exchanged(double[][] of) {
        double[][] other = of.clone();
        other[t] = of[t + 1];
        other[t + 1] = of[t];
        return other;
    }

    @Test
    void negativeTechnologyCost() {
        int sector = side.linkCells().stream()
                .filter(c -> c.name().startsWith(SECTOR + " "))
                .findFirst()
                .orElseThrow()
                .sector();
        CoupledResult result = answering(answer -> {
            double[][] cost = answer.technologyCapital().clone();
            cost[t] = cost[t].clone();
            cost[t][sector] = -0.01;
            return new LeapExchange(
                    answer.inputs(),
                    answer.result(),
                    answer.energy(),
                    answer.reference(),
                    cost,
                    answer.gridFactor(),
                    answer.received());
        });
        named(result, YEAR, "LEAP", SECTOR + " technology cost", "found -0.01", "2022");
    }

    /** Rounds of a run, two of them kept. */
    private LoopHistory kept(Path out) throws IOException {
        LoopHistory history = new LoopHistory(out, "this case");
        List<Integer> seen = new ArrayList<>();
        given.loop(side, side, given.trends(), given.cap())
                .run(CoupledLoop.Start.standard(), new CoupledLoop.Observer() {
                    @Override
                    public void round(ExchangeRecord exchange) {
                        history.keep(exchange);
                        seen.add(exchange.round().iteration().number());
                    }

                    @Override
                    public boolean interrupted() {
                        return seen.size() == 2;
                    }
                });
        return history;
    }

    @Test
    void historyInTheWrongOrderOrWithAHole(@TempDir Path out) throws IOException {
        LoopHistory history = kept(out);
        Path first = out.resolve("history/RS-001.json");
        Path second = out.resolve("history/RS-002.json");
        String one = Files.readString(first);
        String two = Files.readString(second);
        Files.writeString(first, two);
        Files.writeString(second, one);
        assertThatThrownBy(() -> history.rounds("RS"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("history/RS-001.json: is round 2 of scenario RS, expected round 1");
        Files.writeString(first, one);
        // a number that is none, a number too few
        for (String fault : List.of("\"x\":[\"\",", "\"x\":[")) {
            Files.writeString(second, two.replaceFirst("\"x\":\\[[^,]*,", Matcher.quoteReplacement(fault)));
            assertThatThrownBy(() -> history.rounds("RS"))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("history/RS-002.json");
        }
    }

    /** A round changed by hand so that it says it is the answer: the last exchange is made again, and decides. */
    @Test
    void historyThatSaysItHasConverged(@TempDir Path out) throws IOException {
        LoopHistory history = kept(out);
        Path second = out.resolve("history/RS-002.json");
        String two = Files.readString(second);
        String zeros = two.replaceAll("\"norm\":[^,}]*", "\"norm\":0.0");
        int at = zeros.indexOf("\"residual\":[") + "\"residual\":[".length();
        int end = zeros.indexOf(']', at);
        Files.writeString(
                second,
                zeros.substring(0, at) + zeros.substring(at, end).replaceAll("[^,]+", "0.0") + zeros.substring(end));
        CoupledResult rest = given.loop(side, side, given.trends(), given.cap())
                .run(new CoupledLoop.Start(Optional.empty(), history.rounds("RS"), 0, true), CoupledLoop.Observer.NONE);
        CoupledResult whole =
                given.loop(side, side, given.trends(), given.cap()).run(iteration -> {});
        assertThat(rest.status()).isEqualTo(Status.CONVERGED);
        assertThat(rest.iterations()).hasSizeGreaterThan(2);
        for (int y = t; y < t + 2; y++) {
            double[] a = rest.exchange().orElseThrow().energy()[y];
            double[] b = whole.exchange().orElseThrow().energy()[y];
            for (int c = 0; c < a.length; c++) {
                assertThat(a[c]).isCloseTo(b[c], within(1e-6 * Math.max(1e-3, b[c])));
            }
        }
    }

    /** The equilibria of a run without a fault keep Walras' law, so what the fault above misses is its own. */
    @Test
    void withoutAFaultWalrasHolds() {
        CoupledResult result = solving(path -> path);
        assertThat(result.status()).isEqualTo(Status.CONVERGED);
        assertThat(result.path().years())
                .allSatisfy(year -> assertThat(year.solve().equilibrium().checks())
                        .filteredOn(c -> c.name().equals("walras"))
                        .allMatch(Check::pass));
    }
}
