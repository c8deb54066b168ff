package org.cgeleap.coupling.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.cgeleap.cge.solver.SolverOptions;
import org.cgeleap.coupling.path.PathResult;
import org.cgeleap.coupling.path.ScenarioPath;
import org.cgeleap.coupling.path.TopDown;
import org.cgeleap.leap.AreaInputs;
import org.cgeleap.leap.AreaResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Faults that leave both models in perfect agreement, about the wrong thing: none ends converged, each says where it is. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EchoFaultsTest {
    private static final int YEAR = 2022;

    private final ShortCase given;
    private final LeapSide side;
    private final int t;

    EchoFaultsTest(@TempDir Path folder) throws IOException {
        given = ShortCase.of(ShortCase.copy(folder, 2023, text -> text));
        side = given.side(area -> area);
        t = given.calibrated().given().years().index(YEAR);
    }

    private CoupledResult run(BottomUp bottomUp) {
        return given.loop(side, bottomUp, given.trends(), given.cap()).run(iteration -> {});
    }

    private static void named(CoupledResult result, int year, String... words) {
        assertThat(result.status()).as(result.message()).isEqualTo(Status.SUBMODEL_FAILED);
        assertThat(result.ending().year()).isEqualTo(year);
        assertThat(result.message()).contains(words);
        assertThat(result.exchange()).isEmpty();
    }

    /** Answers every path with something made of it and of the true answer. */
    private interface Answer {
        LeapExchange of(PathResult path, LeapExchange own);
    }

    private BottomUp answering(Answer answer) {
        return new BottomUp() {
            @Override
            public List<LinkCell> linkCells() {
                return side.linkCells();
            }

            @Override
            public double[][] startingReference(double[] growth) {
                return side.startingReference(growth);
            }

            @Override
            public LeapExchange evaluate(PathResult path) {
                return answer.of(path, side.evaluate(path));
            }
        };
    }

    /** Energy and reference intensity of an answer from energy by year and cell. */
    private static LeapExchange with(LeapExchange own, double[][] energy) {
        double[][] reference = new double[energy.length][];
        for (int y = 0; y < energy.length; y++) {
            reference[y] = new double[energy[y].length];
            for (int c = 0; c < energy[y].length; c++) {
                double taken = own.received().level()[y][c] * own.received().response()[y][c];
                reference[y][c] = energy[y][c] / taken;
            }
        }
        return own.with(energy, reference, own.gridFactor());
    }

    private LeapExchange with(LeapExchange own, AreaInputs inputs) {
        AreaResult result = side.areaModel().evaluate(inputs);
        double[][] energy = IntStream.of(own.received().years())
                .mapToObj(year -> side.energy(result, year))
                .toArray(double[][]::new);
        LeapExchange other = with(own, energy);
        return new LeapExchange(
                inputs,
                result,
                other.energy(),
                other.reference(),
                own.technologyCapital(),
                own.gridFactor(),
                own.received());
    }

    /** No technology is computed: LEAP says what the economy said, and both agree at once. */
    @Test
    void leapThatRepeatsTheEconomy() {
        CoupledResult result = run(answering((path, own) -> {
            double[][] energy = new double[own.energy().length][];
            for (int y = 0; y < energy.length; y++) {
                int year = y;
                energy[y] = side.linkCells().stream()
                        .mapToDouble(c -> path.year(year).finalMtce(c.good(), c.sector()))
                        .toArray();
            }
            return with(own, energy);
        }));
        named(result, 2021, "LEAP", "Mtce answered, activity times intensity of the area's branches is");
    }

    /** The area of the first round, whatever it is told afterwards. */
    @Test
    void areaOfTheFirstRoundUnderLaterInputs() {
        List<double[][]> first = new ArrayList<>();
        CoupledResult result = run(answering((path, own) -> {
            first.add(own.energy());
            return with(own, first.get(0));
        }));
        named(result, 2021, "LEAP", "Mtce answered, activity times intensity");
    }

    private CoupledResult drivenBy(UnaryOperator<double[]> change) {
        String key = "Key\\Output Index\\NMM";
        return run(answering((path, own) -> {
            double[] index = own.inputs().series().getOrDefault(key, new double[0]);
            return with(own, own.inputs().withSeries(key, change.apply(index)));
        }));
    }

    /** Output of the year before drives the area. */
    @Test
    void yearShiftedByOne() {
        CoupledResult result = drivenBy(index -> {
            double[] shifted = index.clone();
            System.arraycopy(index, t - 1, shifted, t, index.length - t);
            return shifted;
        });
        named(result, YEAR, "LEAP", "Key\\Output Index\\NMM", "the area was given", "the economy has");
    }

    /** An index in per mille: refused by what it does to energy before it is known for what it is. */
    @Test
    void unitOfOneLinkOffByAThousand() {
        CoupledResult result = drivenBy(index -> {
            double[] thousand = index.clone();
            Arrays.setAll(thousand, y -> y < t ? index[y] : 1000 * index[y]);
            return thousand;
        });
        named(result, YEAR, "LEAP", "NMM", "look at units");
    }

    @Test
    void twoSectorsInterchanged() {
        CoupledResult result = run(answering((path, own) -> {
            double[][] energy = own.energy().clone();
            for (int y = t; y < energy.length; y++) {
                energy[y] = energy[y].clone();
                for (int c = 0; c < energy[y].length; c++) {
                    String name = side.linkCells().get(c).name();
                    String other =
                            name.startsWith("NMM ") ? name.replace("NMM ", "CRP ") : name.replace("CRP ", "NMM ");
                    int from = IntStream.range(0, side.linkCells().size())
                            .filter(i -> side.linkCells().get(i).name().equals(other))
                            .findFirst()
                            .orElse(c);
                    energy[y][c] = own.energy()[y][from];
                }
            }
            return with(own, energy);
        }));
        named(result, YEAR, "LEAP", "Mtce answered, activity times intensity");
    }

    /** The grid of an earlier solution, as where a cache outlives a change of scenario. */
    @Test
    void staleEmissionFactorOfTheGrid() {
        List<double[]> first = new ArrayList<>();
        CoupledResult result = run(answering((path, own) -> {
            first.add(own.gridFactor());
            return own.with(own.energy(), own.reference(), first.get(0));
        }));
        named(result, 2021, "LEAP", "grid factor", "this year's plants have");
    }

    /** Productivity of a policy scenario a thousandth off the reference's: an equilibrium all the same, of another economy. */
    @Test
    void productivityThatIsNotHeld() {
        double[] held = run(side).productivity();
        double[] drifting = held.clone();
        drifting[t] *= 1.001;
        TopDown economy = new ScenarioPath(
                given.calibrated().aligned(),
                given.calibrated().given().reference(),
                given.cap(),
                Optional.of(drifting),
                SolverOptions.standard());
        TopDown asked = new ChangedEconomy(economy, path -> path, given.cap(), Optional.of(held));
        CoupledResult result = given.loop(side, side, asked, given.trends()).run(iteration -> {});
        named(result, YEAR, "CGE", "productivity", "the reference scenario's is");
        // and with what is asked it converges
        TopDown right = new ScenarioPath(
                given.calibrated().aligned(),
                given.calibrated().given().reference(),
                given.cap(),
                Optional.of(held),
                SolverOptions.standard());
        assertThat(given.loop(side, side, right, given.trends())
                        .run(iteration -> {})
                        .status())
                .isEqualTo(Status.CONVERGED);
    }

    /** A reference scenario whose productivity is given: GDP leaves the path that it should be solved for. */
    @Test
    void referenceThatLeavesItsPath() {
        double[] drifting = run(side).productivity().clone();
        drifting[t - 1] *= 1.001;
        TopDown economy = new ScenarioPath(
                given.calibrated().aligned(),
                given.calibrated().given().reference(),
                given.cap(),
                Optional.of(drifting),
                SolverOptions.standard());
        TopDown asked = new ChangedEconomy(economy, path -> path, given.cap(), Optional.empty());
        named(
                given.loop(side, side, asked, given.trends()).run(iteration -> {}),
                2021,
                "CGE",
                "GDP",
                "its path, which productivity is solved for");
    }
}
