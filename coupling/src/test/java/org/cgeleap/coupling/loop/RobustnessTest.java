package org.cgeleap.coupling.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.cgeleap.calibration.casefile.Case;
import org.cgeleap.calibration.casefile.LinkRow;
import org.cgeleap.coupling.path.PathResult;
import org.cgeleap.leap.AreaInputs;
import org.cgeleap.leap.AreaResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Problems with one, two and no fixed points, all known. */
class RobustnessTest {
    private static final LoopOptions ANDERSON = LoopOptions.standard();
    private static final LoopOptions DAMPED = new LoopOptions(1e-6, 200, 0, 0.5);

    private record Toy(DoubleUnaryOperator map) implements FixedPointProblem<String> {
        @Override
        public Image<String> evaluate(double[] x) {
            double image = map.applyAsDouble(x[0]);
            return new Image<>(
                    new double[] {image},
                    List.of(new Criterion(Criterion.FIXED_POINT, Math.abs(image - x[0]), 2030, "x")),
                    1,
                    "");
        }

        @Override
        public String name(int component) {
            return "x";
        }
    }

    private static FixedPoint.Result<String> run(DoubleUnaryOperator map, LoopOptions options, double start) {
        return new FixedPoint<>(new Toy(map), options).run(new double[] {start});
    }

    private static Robustness study(DoubleUnaryOperator map, double start) {
        Robustness.End reported = Robustness.End.of(run(map, ANDERSON, start));
        List<Robustness.Trial> trials = new ArrayList<>();
        for (LoopOptions method : List.of(ANDERSON, DAMPED)) {
            for (double shift : Robustness.SHIFTS) {
                LoopOptions tight = method.withTolerance(method.tolerance() * Robustness.TIGHTER);
                Robustness.End end = Robustness.End.of(run(map, tight, start + shift));
                trials.add(Robustness.Trial.of(method.depth() > 0 ? "anderson" : "damped", shift, end, reported));
            }
        }
        return new Robustness(trials, 0);
    }

    /** x ← x − x (x − 1)(x − 2)/2: 0 and 2 attract, 1 between them repels; every end is one of them. */
    @Test
    void twoFixedPointsAreToldApart() {
        Robustness found = study(x -> x - x * (x - 1) * (x - 2) / 2, 1.8);
        assertThat(found.verdict()).isEqualTo(Robustness.Verdict.MULTIPLE);
        assertThat(found.spread()).isCloseTo(2, within(1e-5));
        assertThat(found.trials().stream().filter(Robustness.Trial::same).count())
                .isBetween(1L, 5L);
        assertThat(found.trials().stream().filter(t -> t.status().usable()))
                .hasSizeGreaterThanOrEqualTo(4)
                .allSatisfy(t -> assertThat(Math.abs(t.distance() - Math.rint(t.distance())))
                        .isLessThan(1e-5))
                .anySatisfy(t -> assertThat(t.component()).isZero());
    }

    /** x ← (x + 2/x)/2, whose only positive fixed point is √2. */
    @Test
    void oneFixedPointIsUnique() {
        Robustness found = study(x -> (x + 2 / x) / 2, 1.4);
        assertThat(found.verdict()).isEqualTo(Robustness.Verdict.UNIQUE);
        assertThat(found.trials()).hasSize(6);
        assertThat(found.spread()).isLessThan(Robustness.SAME);
    }

    @Test
    void whatEndsNowhereIsUndecidedNotUnique() {
        // without a fixed point from zero up: a start above never settles
        Robustness found = study(x -> x < 2 ? x / 2 : x + 1, 1.5);
        assertThat(found.verdict()).isEqualTo(Robustness.Verdict.UNDECIDED);
        assertThat(found.trials()).anyMatch(t -> !t.status().usable() && Double.isNaN(t.distance()));
    }

    /**
     * LEAP whose reference intensities stick to the side they are on: y = ln(q̄/LEAP's), y ← tanh(20 y)/10. The area is told so
     * by its factors on intensities, so its answer is its own.
     */
    private record Sticky(LeapSide side, Case given, List<LinkRow> link, int first) implements BottomUp {
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
            LeapExchange answer = side.evaluate(path);
            AreaInputs inputs = answer.inputs();
            for (int c = 0; c < linkCells().size(); c++) {
                LinkCell cell = linkCells().get(c);
                double[] sticking = new double[answer.energy().length];
                for (int t = 0; t < sticking.length; t++) {
                    double asked = path.year(t).referenceMtce(cell.good(), cell.sector());
                    double own = answer.reference()[t][c];
                    sticking[t] = t >= first && own > 0 && asked > 0
                            ? Math.exp(Math.tanh(20 * Math.log(asked / own)) / 10)
                            : 1;
                    answer.reference()[t][c] *= sticking[t];
                }
                inputs = told(inputs, cell, sticking);
            }
            AreaResult result = side.areaModel().evaluate(inputs);
            double[][] energy = path.years().stream()
                    .map(year -> side.energy(result, year.year()))
                    .toArray(double[][]::new);
            return new LeapExchange(
                    inputs,
                    result,
                    energy,
                    answer.reference(),
                    answer.technologyCapital(),
                    answer.gridFactor(),
                    answer.received());
        }

        private AreaInputs told(AreaInputs given, LinkCell cell, double[] sticking) {
            AreaInputs inputs = given;
            String fuel = side.areaModel().fuelCode(cell.leapFuel());
            for (LinkRow row : link) {
                if (this.given.sectorIndex(row.sector()) == cell.sector()) {
                    double[] factor = inputs.intensityFactors()
                            .getOrDefault(row.branch(), Map.of())
                            .getOrDefault(fuel, new double[0]);
                    for (int t = 0; t < sticking.length; t++) {
                        factor[t] *= sticking[t];
                    }
                    inputs = inputs.withIntensityFactor(row.branch(), fuel, factor);
                }
            }
            return inputs;
        }
    }

    @Test
    void aCoupledCaseWithTwoAnswersIsMultiple(@TempDir Path folder) throws IOException {
        ShortCase given = ShortCase.of(ShortCase.copy(folder, 2022, text -> text));
        LeapSide side = given.side(area -> area);
        Sticky sticky = new Sticky(
                side,
                given.calibrated().given(),
                given.calibrated().link(),
                given.calibrated().given().years().index(given.cap().firstYear()));
        List<CoupledResult> ends = new ArrayList<>();
        for (double shift : new double[] {1, -1}) {
            CoupledResult end = given.loop(side, sticky, given.trends(), given.cap())
                    .run(new CoupledLoop.Start(Optional.empty(), List.of(), shift, true), CoupledLoop.Observer.NONE);
            assertThat(end.status()).as(end.message()).isEqualTo(Status.CONVERGED);
            ends.add(end);
        }
        Robustness found = new Robustness(
                List.of(
                        Robustness.Trial.of(
                                "anderson", 1, Robustness.End.of(ends.get(0)), Robustness.End.of(ends.get(0))),
                        Robustness.Trial.of(
                                "anderson", -1, Robustness.End.of(ends.get(1)), Robustness.End.of(ends.get(0)))),
                0);
        assertThat(found.verdict()).isEqualTo(Robustness.Verdict.MULTIPLE);
        // every cell is 2 y apart but for what moves with output and prices, which goes either way
        double[] apart = IntStream.range(0, ends.get(0).point().length)
                .mapToDouble(i -> Math.abs(ends.get(0).point()[i] - ends.get(1).point()[i]))
                .filter(d -> d > Robustness.SAME)
                .sorted()
                .toArray();
        assertThat(apart[apart.length / 2]).isCloseTo(2 * root(), within(0.01));
        assertThat(found.spread()).isEqualTo(apart[apart.length - 1]);
        assertThat(ends.get(0).vector().item(found.trials().get(1).component())).isNotEmpty();
    }

    /** The positive root of y = tanh(20 y)/10, by bisection. */
    private static double root() {
        double low = 0.05;
        double high = 0.1;
        for (int i = 0; i < 60; i++) {
            double y = (low + high) / 2;
            if (Math.tanh(20 * y) / 10 > y) {
                low = y;
            } else {
                high = y;
            }
        }
        return low;
    }
}
