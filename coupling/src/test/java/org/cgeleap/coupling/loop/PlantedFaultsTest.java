package org.cgeleap.coupling.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.cgeleap.calibration.casefile.InputException;
import org.cgeleap.coupling.path.CapPath;
import org.cgeleap.coupling.results.LoopHistory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Faults put into a case of three years after the alignment year: none ends converged, each says where it is. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlantedFaultsTest {
    private static final int YEAR = 2022;
    private static final String SECTOR = "NMM";
    private static final double GJ_PER_TCE = 29.3076;

    private final ShortCase given;
    private final LeapSide side;
    private final int t;
    private final int[] sectorCells;

    PlantedFaultsTest(@TempDir Path folder) throws IOException {
        given = ShortCase.of(ShortCase.copy(folder, 2023, text -> text));
        side = given.side(area -> area);
        t = given.calibrated().given().years().index(YEAR);
        List<LinkCell> cells = side.linkCells();
        sectorCells = IntStream.range(0, cells.size())
                .filter(c -> cells.get(c).name().startsWith(SECTOR + " "))
                .toArray();
    }

    private CoupledResult run(BottomUp bottomUp) {
        return given.loop(side, bottomUp, given.trends(), given.cap()).run(iteration -> {});
    }

    private CoupledResult answering(UnaryOperator<LeapExchange> change) {
        return run(new ChangedLeap(side, change));
    }

    private static double[][] copy(double[][] of) {
        return Arrays.stream(of).map(double[]::clone).toArray(double[][]::new);
    }

    /** LEAP's energy and reference intensities of one sector multiplied in the years from one on. */
    private CoupledResult scaled(double factor, int from) {
        return answering(answer -> {
            double[][] energy = copy(answer.energy());
            double[][] reference = copy(answer.reference());
            for (int y = from; y < energy.length; y++) {
                for (int c : sectorCells) {
                    energy[y][c] *= factor;
                    reference[y][c] *= factor;
                }
            }
            return answer.with(energy, reference, answer.gridFactor());
        });
    }

    private static void named(CoupledResult result, int year, String... words) {
        assertThat(result.status()).isEqualTo(Status.SUBMODEL_FAILED);
        assertThat(result.ending().year()).isEqualTo(year);
        assertThat(result.message()).contains(words);
        assertThat(result.exchange()).isEmpty();
    }

    @Test
    void withoutAFaultItConverges() {
        CoupledResult result = run(side);
        assertThat(result.status()).isEqualTo(Status.CONVERGED);
        assertThat(result.iterations()).hasSizeLessThanOrEqualTo(12);
        assertThat(result.retries()).isEmpty();
    }

    @Test
    void notANumberFromATechnology() {
        CoupledResult result = answering(answer -> {
            double[][] energy = copy(answer.energy());
            energy[t][sectorCells[0]] = Double.NaN;
            return answer.with(energy, answer.reference(), answer.gridFactor());
        });
        named(result, YEAR, "LEAP", side.linkCells().get(sectorCells[0]).name(), "NaN", "2022");
    }

    @Test
    void infeasibleYearAsTheCapIsBelowTheFloor() {
        double[] targets = given.cap().targets().clone();
        targets[YEAR - given.cap().firstYear()] = -1;
        CoupledResult result = given.loop(
                        side, side, given.trends(), new CapPath(given.cap().firstYear(), targets))
                .run(iteration -> {});
        named(result, YEAR, "CGE", "2022", "scaled residual");
        assertThat(result.path().years()).hasSize(t + 1);
    }

    @Test
    void staleLeapResult() {
        List<LeapExchange> first = new ArrayList<>();
        CoupledResult result = answering(answer -> {
            first.add(answer);
            return first.get(0);
        });
        // the first year after the alignment year is the first that differs
        named(result, 2021, "LEAP", "the answer was made from output", "the economy has");
    }

    @Test
    void signErrorOfAQuantity() {
        CoupledResult result = scaled(-1, t);
        named(result, YEAR, "LEAP", SECTOR, "energy -", "expected finite numbers of at least 0");
    }

    @Test
    void signErrorOfThePriceResponse() {
        CoupledResult result = answering(answer -> {
            double[][] response = copy(answer.received().response());
            for (int c : sectorCells) {
                response[t][c] = 1 / response[t][c];
            }
            return new LeapExchange(
                    answer.inputs(),
                    answer.result(),
                    answer.energy(),
                    answer.reference(),
                    answer.technologyCapital(),
                    answer.gridFactor(),
                    new LeapExchange.Received(
                            answer.received().years(), answer.received().level(), response));
        });
        named(result, YEAR, "LEAP", SECTOR, "price response");
    }

    @Test
    void lostSector() {
        named(scaled(0, t), YEAR, "LEAP", SECTOR, "no energy of any fuel");
    }

    @Test
    void duplicateSector() {
        named(scaled(2, 0), 2017, "LEAP", SECTOR, "the energy accounts have");
    }

    @Test
    void wrongUnitInEveryYear() {
        named(scaled(GJ_PER_TCE, 0), 2017, "LEAP", SECTOR, "look at units");
    }

    @Test
    void wrongUnitInTheScenarioYears() {
        named(scaled(GJ_PER_TCE, t), YEAR, "LEAP", SECTOR, "look at units");
    }

    @Test
    void swappedYears() {
        CoupledResult result = answering(answer -> {
            double[][] energy = copy(answer.energy());
            double[] kept = energy[t];
            energy[t] = energy[t + 1];
            energy[t + 1] = kept;
            return answer.with(energy, answer.reference(), answer.gridFactor());
        });
        named(result, YEAR, "LEAP", "is not reference intensity x output x price response");
    }

    @Test
    void lostYear() {
        CoupledResult result = answering(answer -> answer.with(
                Arrays.copyOf(answer.energy(), answer.energy().length - 1), answer.reference(), answer.gridFactor()));
        named(result, SubmodelFailure.NO_YEAR, "the link", "years answered");
    }

    @Test
    void negativeGridFactor() {
        CoupledResult result = answering(answer -> {
            double[] grid = answer.gridFactor().clone();
            grid[t] = -0.1;
            return answer.with(answer.energy(), answer.reference(), grid);
        });
        named(result, YEAR, "LEAP", "grid factor", "-0.1 t CO2/MWh");
    }

    @Test
    void technologyCostThatIsNoNumber() {
        CoupledResult result = answering(answer -> {
            double[][] cost = copy(answer.technologyCapital());
            cost[t][side.linkCells().get(sectorCells[0]).sector()] = Double.NaN;
            return new LeapExchange(
                    answer.inputs(),
                    answer.result(),
                    answer.energy(),
                    answer.reference(),
                    cost,
                    answer.gridFactor(),
                    answer.received());
        });
        named(result, YEAR, "LEAP", SECTOR + " technology cost", "NaN");
    }

    @Test
    void leapFailsInOneYear() {
        List<Integer> calls = new ArrayList<>();
        CoupledResult result = answering(answer -> {
            calls.add(1);
            throw new SubmodelFailure("LEAP, Demand\\Steel", YEAR, "LEAP, Demand\\Steel, year 2022: division by zero");
        });
        named(result, YEAR, "Demand\\Steel");
        // tried once more, from the safe start
        assertThat(calls).hasSize(2);
    }

    /** A failure that does not come back is got past, and said. */
    @Test
    void leapFailsOnce() {
        List<Integer> calls = new ArrayList<>();
        CoupledResult result = answering(answer -> {
            calls.add(1);
            if (calls.size() == 3) {
                throw new SubmodelFailure("LEAP", YEAR, "LEAP, year 2022: no memory left");
            }
            return answer;
        });
        assertThat(result.status()).isEqualTo(Status.CONVERGED);
        assertThat(result.retries()).containsExactly("LEAP, year 2022: no memory left");
        assertThat(result.iterations()).anyMatch(i -> i.step().equals("retry"));
    }

    @Test
    void interruptedIteration(@TempDir Path out) throws IOException {
        LoopHistory history = new LoopHistory(out, "this case");
        List<Double> seen = new ArrayList<>();
        CoupledLoop.Observer observer = new CoupledLoop.Observer() {
            @Override
            public void round(ExchangeRecord exchange) {
                history.keep(exchange);
                seen.add(exchange.round().iteration().norm());
            }

            @Override
            public boolean interrupted() {
                return seen.size() == 2;
            }
        };
        CoupledResult part =
                given.loop(side, side, given.trends(), given.cap()).run(CoupledLoop.Start.standard(), observer);
        assertThat(part.status()).isEqualTo(Status.INTERRUPTED);
        String name = given.calibrated().given().reference().name();
        List<FixedPoint.Round> rounds = history.rounds(name);
        assertThat(rounds).hasSize(2);
        // carried on, it ends where the run without a break ends: to the tolerance of an equilibrium, as years are then
        // solved from another start
        CoupledResult rest = given.loop(side, side, given.trends(), given.cap())
                .run(new CoupledLoop.Start(Optional.empty(), rounds, 0, true), CoupledLoop.Observer.NONE);
        CoupledResult whole = run(side);
        assertThat(rest.status()).isEqualTo(Status.CONVERGED);
        assertThat(rest.iterations()).hasSameSizeAs(whole.iterations());
        assertThat(farthest(rest, whole)).isLessThan(1e-9);
        // the history of another case, a damaged round, a missing one
        assertThatThrownBy(() -> new LoopHistory(out, "another case").rounds(name))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("history/" + name + "-001.json")
                .hasMessageContaining("belongs to other inputs");
        Path second = out.resolve("history").resolve(name + "-002.json");
        String text = Files.readString(second);
        Files.writeString(second, text.substring(0, text.length() / 2));
        assertThatThrownBy(() -> history.rounds(name))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(name + "-002.json");
        Files.writeString(second, text);
        Files.delete(out.resolve("history").resolve(name + "-001.json"));
        assertThatThrownBy(() -> history.rounds(name))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("expected round 1");
    }

    /** Largest relative difference of energy of the cells. */
    private static double farthest(CoupledResult a, CoupledResult b) {
        double most = 0;
        double[][] first = a.exchange().orElseThrow().energy();
        double[][] second = b.exchange().orElseThrow().energy();
        for (int y = 0; y < first.length; y++) {
            for (int c = 0; c < first[y].length; c++) {
                double larger = Math.max(first[y][c], second[y][c]);
                most = larger > 0 ? Math.max(most, Math.abs(first[y][c] - second[y][c]) / larger) : most;
            }
        }
        return most;
    }

    /** Starts a factor of 2.7 apart on either side, two methods: one fixed point (the contraction is below a tenth). */
    @Test
    void farStartsAndAnotherMethodEndAtTheSamePoint() {
        CoupledResult from = run(side);
        for (double shift : new double[] {-1, 1}) {
            CoupledResult other = given.loop(side, side, given.trends(), given.cap())
                    .run(new CoupledLoop.Start(Optional.empty(), List.of(), shift, false), CoupledLoop.Observer.NONE);
            assertThat(other.status()).isEqualTo(Status.CONVERGED);
            assertThat(farthest(other, from)).isLessThan(1e-6);
        }
    }
}
