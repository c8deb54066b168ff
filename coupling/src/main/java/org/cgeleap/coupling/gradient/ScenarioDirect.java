package org.cgeleap.coupling.gradient;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cgeleap.calibration.Calibrated;
import org.cgeleap.calibration.casefile.Case;
import org.cgeleap.calibration.economy.AlignedEconomy;
import org.cgeleap.calibration.economy.Economy;
import org.cgeleap.calibration.economy.EconomyYear;
import org.cgeleap.calibration.policy.Baseline;
import org.cgeleap.cge.solver.SolverOptions;
import org.cgeleap.coupling.loop.CoupledResult;
import org.cgeleap.coupling.loop.ExchangeVector;
import org.cgeleap.coupling.loop.LeapSide;
import org.cgeleap.coupling.loop.LeapSlopes;
import org.cgeleap.coupling.path.CapPath;
import org.cgeleap.coupling.path.ReferenceEnergy;
import org.cgeleap.coupling.path.ScenarioPath;
import org.cgeleap.coupling.study.CompiledAreas;

/**
 * What a scenario's years take from the calibration and the reference scenario, and how it moves along each direction
 * while capital and exchange stay: parameters carried over from the alignment year, trends, targets, what policies and
 * closures hold, LEAP's alignment factors.
 *
 * <p>All of it is arithmetic on solved years, so it is read off the same code that made it, with those years a small step
 * to either side along their exact rates. What is linear, as it all is without policies, comes out to rounding.
 */
final class ScenarioDirect {
    private final CoupledResult result;
    private final ScenarioPath path;
    private final double[] step;
    private final List<Sides> sides = new ArrayList<>();
    private final double[][][] exchange;
    private final List<Bend> bends = new ArrayList<>();

    /** A second difference above this part of the first is a kink between the two points, not curvature. */
    private static final double BENT = 1e-2;

    /** Second differences below this do not count: what the loop leaves, in logarithms. */
    private static final double NOISE = 1e-7;

    /** A component of LEAP's answer that bends along a direction. */
    record Bend(int direction, int year, String item) {}

    /**
     * Of one parameter on one side.
     *
     * @param path with the numbers of the moved alignment
     * @param side of LEAP, aligned with it
     * @param reference quantities with the same exchange
     */
    record Moved(ScenarioPath path, LeapSide side, ReferenceEnergy reference, AlignedEconomy aligned, CapPath cap) {}

    private record Sides(Moved up, Moved down) {}

    ScenarioDirect(
            Calibrated calibrated,
            CoupledResult result,
            AlignmentTangent alignment,
            Optional<ScenarioTangent> reference,
            int count,
            ExchangeVector vector,
            SolverOptions options) {
        this.result = result;
        this.step = new double[count];
        this.exchange = new double[count][][];
        boolean closures = reference.isPresent() && !result.path().policies().none();
        Optional<Baseline> baseline =
                closures ? reference.map(r -> Baseline.of(r.result().path().years())) : Optional.empty();
        this.path = path(calibrated.aligned(), result, result.cap(), reference, baseline, options);
        double[] x = vector.of(result.reference());
        for (int k = 0; k < count; k++) {
            int parameter = k;
            step[k] = alignment.step(k);
            Moved[] both = new Moved[2];
            for (int b = 0; b < 2; b++) {
                boolean up = b == 0;
                AlignedEconomy aligned = alignment.moved(k, up);
                EconomyYear last = aligned.last();
                CapPath cap = CapPath.of(
                        aligned.economy().given(), result.scenario().name(), last.totalCoveredCo2() / last.gdp());
                ReferenceEnergy movedTrends =
                        ReferenceEnergy.trends(aligned, result.scenario().name());
                ReferenceEnergy quantities = new ExchangeVector(
                                aligned.economy(), movedTrends, result.side().linkCells())
                        .reference(x);
                Optional<Baseline> held =
                        closures ? reference.map(r -> Baseline.of(r.movedYears(parameter, up))) : Optional.empty();
                both[b] = new Moved(
                        path(aligned, result, cap, reference, held, options),
                        side(result, aligned, alignment.areas(k, up)),
                        quantities,
                        aligned,
                        cap);
            }
            require(both[0].path(), k, alignment.name(k));
            sides.add(new Sides(both[0], both[1]));
            exchange[k] = alignment.areas(k, true).isPresent()
                    ? ofArea(vector, k)
                    : LeapSlopes.ofAlignment(
                            result,
                            vector,
                            logRates(
                                    both[0].side().alignmentFactors(),
                                    both[1].side().alignmentFactors(),
                                    step[k]));
        }
    }

    private static LeapSide side(CoupledResult result, AlignedEconomy aligned, Optional<CompiledAreas> areas) {
        return areas.map(a -> new LeapSide(
                        aligned,
                        result.scenario().name(),
                        a.of(result.scenario().leap()),
                        a.of(aligned.economy().given().reference().leap()),
                        result.side().linkRows()))
                .orElseGet(() -> result.side().with(aligned));
    }

    /** Rates of the answer of an area whose own expressions move, the path staying; where it switches is noted. */
    private double[][] ofArea(ExchangeVector vector, int k) {
        double[] up = vector.of(sides.get(k).up().side().evaluate(result.path()));
        double[] down = vector.of(sides.get(k).down().side().evaluate(result.path()));
        double[] middle = vector.of(result.exchange().orElseThrow());
        double[][] rates = new double[result.path().years().size()][vector.perYear()];
        for (int at = 0; at < up.length; at++) {
            double change = up[at] - down[at];
            double second = Math.abs(up[at] - 2 * middle[at] + down[at]);
            rates[vector.firstIndex() + at / vector.perYear()][at % vector.perYear()] = change / (2 * step[k]);
            if (second > BENT * Math.abs(change) && second > NOISE) {
                bends.add(new Bend(k, vector.year(at), vector.item(at)));
            }
        }
        return rates;
    }

    /** What bends in LEAP within the step of a number of the area itself. */
    List<Bend> bends() {
        return bends;
    }

    /** A policy's equations may hold what else is a parameter. */
    private void require(ScenarioPath moved, int k, String name) {
        if (!moved.policies()
                .economy()
                .model()
                .sameEquations(path.policies().economy().model())) {
            throw new NoDirectionException(
                    k,
                    "gradient: found " + name + ", which changes an equation of a policy or closure of scenario "
                            + result.scenario().name()
                            + "; expected a number that acts through the parameters of years");
        }
    }

    private static ScenarioPath path(
            AlignedEconomy aligned,
            CoupledResult result,
            CapPath cap,
            Optional<ScenarioTangent> reference,
            Optional<Baseline> baseline,
            SolverOptions options) {
        return new ScenarioPath(
                aligned, result.scenario(), cap, reference.map(r -> r.result().productivity()), baseline, options);
    }

    private static double[][][] logRates(double[][][] up, double[][][] down, double step) {
        double[][][] rates = new double[up.length][][];
        for (int r = 0; r < up.length; r++) {
            rates[r] = new double[up[r].length][];
            for (int n = 0; n < up[r].length; n++) {
                rates[r][n] = new double[up[r][n].length];
                for (int t = 0; t < up[r][n].length; t++) {
                    rates[r][n][t] = up[r][n][t] > 0 ? Math.log(up[r][n][t] / down[r][n][t]) / (2 * step) : 0;
                }
            }
        }
        return rates;
    }

    private int calendar(int t) {
        return given().years().base() + t;
    }

    private Case given() {
        return result.path().year(0).economy().given();
    }

    /** Step to either side of a parameter. */
    double step(int k) {
        return step[k];
    }

    /** The economy of the scenario's years with the case's numbers a step up or down. */
    Economy economy(int k, boolean up) {
        Economy here = result.path().policies().economy();
        Economy there = moved(k, up).path().policies().economy();
        return moved(k, up).aligned().economy() == result.path().year(0).economy() ? here : there;
    }

    /** What is moved with a parameter, up or down. */
    Moved moved(int k, boolean up) {
        return up ? sides.get(k).up() : sides.get(k).down();
    }

    /** Rates of a year's parameters, capital and exchange staying. */
    double[] parameters(int t, int k) {
        double capital = result.path().capital()[t];
        Moved up = sides.get(k).up();
        Moved down = sides.get(k).down();
        double[] rate = up.path().parameters(calendar(t), capital, up.reference());
        double[] lower = down.path().parameters(calendar(t), capital, down.reference());
        for (int p = 0; p < rate.length; p++) {
            rate[p] = (rate[p] - lower[p]) / (2 * step[k]);
        }
        return rate;
    }

    /** Rates of a year's parameters by its stock of capital, in which they are linear. */
    double[] byCapital(int t) {
        double capital = result.path().capital()[t];
        double[] rate = path.parameters(calendar(t), capital + 1, result.reference());
        double[] lower = path.parameters(calendar(t), capital, result.reference());
        for (int p = 0; p < rate.length; p++) {
            rate[p] -= lower[p];
        }
        return rate;
    }

    /** Rates of a year's components of the exchange that LEAP's alignment gives. */
    double[] exchange(int t, int k) {
        return exchange[k][t];
    }
}
