package org.cgeleap.coupling.gradient;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.cgeleap.calibration.Calibrated;
import org.cgeleap.calibration.economy.CapitalStock;
import org.cgeleap.calibration.economy.Economy;
import org.cgeleap.calibration.economy.EconomyYear;
import org.cgeleap.calibration.economy.Names;
import org.cgeleap.calibration.economy.YearSolver;
import org.cgeleap.cge.solution.SolutionTangent;
import org.cgeleap.cge.solver.SolverOptions;
import org.cgeleap.cge.system.EquilibriumSystem;
import org.cgeleap.coupling.loop.CoupledResult;
import org.cgeleap.coupling.loop.ExchangeVector;
import org.cgeleap.coupling.loop.LeapSlopes;
import org.cgeleap.coupling.path.PathResult;
import org.cgeleap.coupling.path.ReferenceEnergy;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;
import org.jspecify.annotations.Nullable;

/**
 * How a coupled scenario moves along directions, year after year. With x the exchanged vector, K capital, y the
 * logarithms of the linked sectors' outputs, p an elasticity or another number of the case, and v the solved year:
 *
 * <pre>
 *   F_v dv(t) + F_p dp + F_K dK(t) + F_x dx(t) + F_h dh(t) = 0        h: productivity held, that of the reference
 *   dx(t) = d(t) + Σ_{τ ≤ t} L(t,τ) dy(τ)                             LEAP; d: what moves with p directly
 *   dK(t+1) = (1−δ) dK(t) + dI(t)
 * </pre>
 *
 * LEAP does not look ahead, so the loop's fixed point falls apart into one small system a year: dv = a + Σ_s b_s dy_s
 * with a the answer to all that is known and b_s that to L(t,t)'s column of sector s, hence (1 − b_y) dy = a_y.
 */
final class ScenarioTangent {
    private final CoupledResult result;
    private final ExchangeVector vector;
    private final LeapSlopes slopes;
    private final ScenarioDirect direct;
    private final AlignmentTangent alignment;
    private final Optional<ScenarioTangent> reference;
    private final Economy economy;
    private final int count;
    private final int[] sectors;
    private final YearSolver solver;
    private final SolutionTangent tangent;
    private final int productivity;
    private final int years;
    private final @Nullable YearRates[] rates;
    private final double[][] capital;
    private final double[][][] output;
    private final double[][][] exchanged;
    private final List<Kink> kinks = new ArrayList<>();

    /**
     * Prepares and marches.
     *
     * @param reference whose productivity the scenario holds; none for the reference itself
     */
    ScenarioTangent(
            Calibrated calibrated,
            CoupledResult result,
            AlignmentTangent alignment,
            Optional<ScenarioTangent> reference,
            int count,
            SolverOptions options) {
        this.result = result;
        this.alignment = alignment;
        this.reference = reference;
        this.count = count;
        this.economy = result.path().policies().economy();
        this.years = result.path().years().size();
        ReferenceEnergy trends =
                ReferenceEnergy.trends(calibrated.aligned(), result.scenario().name());
        this.vector = new ExchangeVector(
                calibrated.aligned().economy(), trends, result.side().linkCells());
        this.slopes = LeapSlopes.of(result, vector);
        this.direct = new ScenarioDirect(calibrated, result, alignment, reference, count, vector, options);
        this.sectors = IntStream.range(0, economy.given().sectors().size())
                .filter(s -> result.side().linked(s) && economy.output(s) >= 0)
                .toArray();
        this.solver = new YearSolver(economy, options);
        this.tangent = new SolutionTangent(solver.equilibriumSolver().system());
        this.productivity = economy.compiled().variableIndex(Names.PRODUCTIVITY);
        this.rates = new YearRates[years];
        this.capital = new double[years + 1][count];
        this.output = new double[years][count][economy.given().sectors().size()];
        this.exchanged = new double[years][count][];
        before();
    }

    /** The years of the calibration. */
    private void before() {
        Economy plain = result.path().year(0).economy();
        for (int t = 0; t < vector.firstIndex(); t++) {
            YearRates found = alignment.rates(t);
            rates[t] = found;
            capital[t] = alignment.capital(t);
            EconomyYear year = result.path().year(t);
            for (int k = 0; k < count; k++) {
                for (int s : sectors) {
                    double level = year.outputIndex(s);
                    // levels are solved as they are, not as logarithms
                    output[t][k][s] = level > 0 ? found.dx()[k][plain.output(s)] / level : 0;
                }
            }
        }
        capital[vector.firstIndex()] = alignment.capital(vector.firstIndex());
    }

    private void stand(EconomyYear year) {
        if (reference.isEmpty()) {
            solver.solveProductivity();
        } else {
            solver.holdProductivity(year.productivity());
        }
        solver.conditions(year.parameters());
    }

    /**
     * Marches through the years after the alignment year.
     *
     * @param missed what an earlier march missed of LEAP's rates, added to the direct ones: [year][parameter][component]
     */
    void march(double[][][] missed) {
        kinks.clear();
        for (int t = vector.firstIndex(); t < years; t++) {
            EconomyYear year = result.path().year(t);
            stand(year);
            tangent.at(year.values());
            year(t, year, missed[t]);
        }
    }

    private void year(int t, EconomyYear year, double[][] missed) {
        int n = sectors.length;
        double[] held = new double[economy.compiled().variableCount()];
        double[] byCapital = direct.byCapital(t);
        double[][] known = new double[count][];
        double[][] dp = new double[count][];
        double[][] a = new double[count][];
        for (int k = 0; k < count; k++) {
            known[k] = known(t, k, missed[k]);
            dp[k] = alignment.still(k) ? new double[year.parameters().length] : direct.parameters(t, k);
            add(dp[k], capital[t][k], byCapital);
            vector.move(economy, result.reference(), t, known[k], dp[k]);
            held[productivity] = heldRate(t, k);
            a[k] = alignment.still(k) ? new double[held.length] : tangent.answer(dp[k], held);
        }
        double[][] ofSector = new double[n][];
        double[][] dpOfSector = new double[n][];
        double[] nothing = new double[held.length];
        DMatrixRMaj matrix = new DMatrixRMaj(n, n);
        DMatrixRMaj right = new DMatrixRMaj(n, count);
        for (int j = 0; j < n; j++) {
            double[] column = new double[vector.perYear()];
            for (int i = 0; i < column.length; i++) {
                column[i] = vector.sector(i) == sectors[j] ? slopes.slope(t, t, i) : 0;
            }
            dpOfSector[j] = new double[year.parameters().length];
            vector.move(economy, result.reference(), t, column, dpOfSector[j]);
            ofSector[j] = tangent.answer(dpOfSector[j], nothing);
        }
        for (int i = 0; i < n; i++) {
            int level = economy.output(sectors[i]);
            for (int j = 0; j < n; j++) {
                matrix.set(i, j, (i == j ? 1 : 0) - tangent.relative(level, ofSector[j]));
            }
            for (int k = 0; k < count; k++) {
                right.set(i, k, tangent.relative(level, a[k]));
            }
        }
        DMatrixRMaj y = new DMatrixRMaj(n, count);
        LinearSolverDense<DMatrixRMaj> lu = LinearSolverFactory_DDRM.lu(Math.max(1, n));
        if (n > 0 && (!lu.setA(matrix) || !(lu.quality() > 0))) {
            throw new IllegalStateException(
                    "derivative: the loop of " + result.scenario().name() + " has none in " + year.year()
                            + ": output answers LEAP's answer to it one to one");
        }
        if (n > 0) {
            lu.solve(right, y);
        }
        for (int k = 0; k < count; k++) {
            for (int j = 0; j < n; j++) {
                add(a[k], y.get(j, k), ofSector[j]);
                add(dp[k], y.get(j, k), dpOfSector[j]);
                output[t][k][sectors[j]] = y.get(j, k);
            }
            for (int i = 0; i < known[k].length; i++) {
                known[k][i] += slopes.slope(t, t, i) * output[t][k][vector.sector(i)];
            }
            exchanged[t][k] = known[k];
            capital[t + 1][k] = CapitalStock.next(
                            economy,
                            capital[t][k],
                            tangent.value(economy.compiled().variableIndex(Names.INVESTMENT), a[k]))
                    + alignment.accumulation(k, result.path().capital()[t], year.investmentIndex());
        }
        rates[t] = new YearRates(a, dp);
        note(t, year);
    }

    private void note(int t, EconomyYear year) {
        if (tangent.open().isEmpty()) {
            return;
        }
        YearRates found = rates(t);
        double[] held = new double[economy.compiled().variableCount()];
        SolutionTangent.Side[] sides = new SolutionTangent.Side[count];
        for (int k = 0; k < count; k++) {
            held[productivity] = heldRate(t, k);
            tangent.carry(found.dParameters()[k], held, found.dx()[k]);
            sides[k] = tangent.side(found.dx()[k]);
        }
        kinks.add(new Kink(result.scenario().name(), year.year(), String.join(" ", tangent.open()), List.of(sides)));
    }

    /** What a year's exchange is known to move before its own outputs are. */
    private double[] known(int t, int k, double[] missed) {
        double[] known = missed.clone();
        add(known, 1, direct.exchange(t, k));
        for (int earlier = 1; earlier < t; earlier++) {
            for (int i = 0; i < known.length; i++) {
                known[i] += slopes.slope(earlier, t, i) * output[earlier][k][vector.sector(i)];
            }
        }
        return known;
    }

    private double heldRate(int t, int k) {
        return reference.map(r -> r.productivityRate(t, k)).orElse(0.0);
    }

    /** Rate of the productivity that the reference solves. */
    double productivityRate(int t, int k) {
        EconomyYear year = result.path().year(t);
        int variable = year.economy().compiled().variableIndex(Names.PRODUCTIVITY);
        double rate = rates(t).dx()[k][variable];
        return solver.equilibriumSolver().system().logarithmic(variable) ? rate * year.productivity() : rate;
    }

    private static void add(double[] to, double weight, double[] what) {
        for (int i = 0; i < to.length; i++) {
            to[i] += weight * what[i];
        }
    }

    /** The first year after the alignment year, 0 the base year. */
    int first() {
        return vector.firstIndex();
    }

    /** The system with the holds and bounds of a year after the alignment year. */
    EquilibriumSystem stood(int t) {
        stand(result.path().year(t));
        return solver.equilibriumSolver().system();
    }

    /** Step to either side of a parameter in {@link #moved(int, boolean)}. */
    double step(int k) {
        return direct.step(k);
    }

    CoupledResult result() {
        return result;
    }

    private YearRates rates(int t) {
        YearRates found = rates[t];
        if (found == null) {
            throw new IllegalStateException("year " + t + " was not marched through");
        }
        return found;
    }

    /**
     * What the last march missed of LEAP's own rates along a parameter.
     *
     * @param up scenario moved up, {@link #moved(int, boolean)}
     * @param down moved down
     * @param missed takes the difference by year and component: [year][parameter][component]
     * @return the largest
     */
    double missed(int k, CoupledResult up, CoupledResult down, double[][][] missed) {
        double[] above = vector.of(up.exchange().orElseThrow());
        double[] below = vector.of(down.exchange().orElseThrow());
        double worst = 0;
        for (int t = vector.firstIndex(); t < years; t++) {
            for (int i = 0; i < vector.perYear(); i++) {
                int at = (t - vector.firstIndex()) * vector.perYear() + i;
                double rate = (above[at] - below[at]) / (2 * direct.step(k));
                missed[t][k][i] = rate - exchanged[t][k][i];
                worst = Math.max(worst, Math.abs(missed[t][k][i]));
            }
        }
        return worst;
    }

    /** A place for {@link #missed}, by year, parameter and component. */
    double[][][] nothingMissed() {
        return new double[years][count][vector.perYear()];
    }

    /** Largest rate of a variable in all years, of what it is where that is above one. */
    double largest(int k) {
        double most = 0;
        for (int t = 0; t < years; t++) {
            most = Math.max(most, rates(t).largest(k, result.path().year(t)));
        }
        return most;
    }

    /** What bends in this scenario's own years. */
    List<Kink> kinks() {
        List<Kink> all = new ArrayList<>(kinks);
        List<SolutionTangent.Side> neither = java.util.Collections.nCopies(count, SolutionTangent.Side.NEITHER);
        slopes.bends().stream()
                .map(b -> new Kink(
                        result.scenario().name(),
                        b.year(),
                        "LEAP " + b.item() + " by output of " + b.outputYear(),
                        neither))
                .forEach(all::add);
        for (ScenarioDirect.Bend b : direct.bends()) {
            SolutionTangent.Side[] own = new SolutionTangent.Side[count];
            Arrays.fill(own, SolutionTangent.Side.BOTH);
            own[b.direction()] = SolutionTangent.Side.NEITHER;
            all.add(new Kink(result.scenario().name(), b.year(), "LEAP " + b.item(), List.of(own)));
        }
        return all;
    }

    /** The years a step away along a parameter, the base year first; several scenarios may ask a reference at once. */
    synchronized List<EconomyYear> movedYears(int k, boolean up) {
        double step = up ? direct.step(k) : -direct.step(k);
        Economy in = direct.economy(k, up);
        List<EconomyYear> moved = new ArrayList<>(alignment.moved(k, up).years());
        for (int t = moved.size(); t < years; t++) {
            EconomyYear year = result.path().year(t);
            if (reference.isEmpty()) {
                solver.solveProductivity();
            } else {
                solver.holdProductivity(year.productivity() + step * heldRate(t, k));
            }
            moved.add(rates(t).moved(year, in, k, step, solver, tangent));
        }
        return moved;
    }

    /** The scenario a step up or down along a parameter: its path, and what LEAP answers to that. */
    CoupledResult moved(int k, boolean up) {
        if (alignment.still(k)) {
            return result;
        }
        double step = up ? direct.step(k) : -direct.step(k);
        ScenarioDirect.Moved with = direct.moved(k, up);
        PathResult path = result.path();
        double[] stock = path.capital().clone();
        for (int t = 0; t < years; t++) {
            stock[t] += step * capital[t][k];
        }
        PathResult moved = new PathResult(
                movedYears(k, up),
                stock,
                path.seconds(),
                true,
                path.retries(),
                with.path().policies(),
                path.bank(),
                path.nearest());
        return new CoupledResult(
                result.scenario(),
                result.ending(),
                result.iterations(),
                result.retries(),
                result.vector(),
                result.point(),
                result.links(),
                moved,
                Optional.of(with.side().evaluate(moved)),
                with.reference(),
                with.cap(),
                with.side(),
                0);
    }
}
