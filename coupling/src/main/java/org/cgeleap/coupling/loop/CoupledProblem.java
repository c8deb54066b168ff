package org.cgeleap.coupling.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cgeleap.calibration.economy.Economy;
import org.cgeleap.coupling.path.PathResult;
import org.cgeleap.coupling.path.ReferenceEnergy;
import org.cgeleap.coupling.path.TopDown;

/**
 * The composite map of a scenario: reference quantities → economy → LEAP → reference quantities, with the paper's three
 * criteria and the fixed-point residual measured on one and the same exchange.
 */
public final class CoupledProblem implements FixedPointProblem<CoupledProblem.Exchanged> {
    /**
     * Both models' figures of one exchange.
     *
     * @param path of the economy
     * @param answer of LEAP
     * @param reference quantities the economy was solved with
     */
    public record Exchanged(PathResult path, LeapExchange answer, ReferenceEnergy reference) {}

    private final String scenario;
    private final TopDown path;
    private final BottomUp side;
    private final ExchangeVector vector;
    private final ConvergenceTest test;
    private final ExchangeRules rules;
    private final ComputedAnswer computed;
    private final boolean warm;
    private final double tolerance;
    private Optional<PathResult> solved;
    private Optional<PathResult> tried = Optional.empty();

    CoupledProblem(
            Economy economy,
            String scenario,
            TopDown path,
            BottomUp side,
            LeapSide area,
            ExchangeVector vector,
            Optional<PathResult> earlier,
            boolean warm,
            double tolerance) {
        this.scenario = scenario;
        this.path = path;
        this.side = side;
        this.vector = vector;
        this.solved = earlier;
        this.warm = warm;
        this.tolerance = tolerance;
        this.test = new ConvergenceTest(economy, side.linkCells());
        this.rules = new ExchangeRules(economy, scenario, side.linkCells());
        this.computed = new ComputedAnswer(economy, scenario, area);
    }

    /** The last path that was solved or tried. */
    Optional<PathResult> lastPath() {
        return tried;
    }

    @Override
    public Image<Exchanged> evaluate(double[] x) {
        ReferenceEnergy reference = vector.reference(x);
        path.unattainable(reference).ifPresent(year -> {
            throw Failure.of("scenario " + scenario, year);
        });
        PathResult found = path.solve(reference, warm ? solved : Optional.empty());
        tried = Optional.of(found);
        if (!found.complete()) {
            throw Failure.ofPath("scenario " + scenario, found);
        }
        rules.requireAsked(found, reference);
        rules.requireCarriedOver(found, path.cap());
        rules.requireProductivity(found, path);
        LeapExchange answer;
        try {
            answer = side.evaluate(found);
        } catch (IllegalArgumentException | IllegalStateException | ArithmeticException e) {
            throw new SubmodelFailure(
                    "LEAP", SubmodelFailure.NO_YEAR, "LEAP, scenario " + scenario + ": " + e.getMessage());
        }
        rules.require(found, answer);
        solved = Optional.of(found);
        double[] image = vector.of(answer);
        List<Criterion> criteria = new ArrayList<>(test.criteria(found, answer));
        criteria.add(fixedPoint(x, image));
        if (criteria.stream().allMatch(c -> c.norm() <= tolerance)) {
            rules.requireWalras(found);
            computed.require(found, answer);
        }
        return new Image<>(image, criteria, found.iterations(), new Exchanged(found, answer, reference));
    }

    private Criterion fixedPoint(double[] x, double[] image) {
        Criterion.Largest largest = new Criterion.Largest(Criterion.FIXED_POINT);
        for (int i = 0; i < x.length; i++) {
            largest.take(image[i] - x[i], vector.year(i), vector.item(i));
        }
        return largest.criterion();
    }

    @Override
    public String name(int component) {
        return "scenario " + scenario + ", " + vector.item(component) + ", year " + vector.year(component);
    }

    @Override
    public Optional<double[]> safeStart() {
        return Optional.of(vector.ofTrends());
    }
}
