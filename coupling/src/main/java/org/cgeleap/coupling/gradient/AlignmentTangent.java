package org.cgeleap.coupling.gradient;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cgeleap.calibration.casefile.Technology;
import org.cgeleap.calibration.economy.AlignedEconomy;
import org.cgeleap.calibration.economy.CapitalStock;
import org.cgeleap.calibration.economy.Economy;
import org.cgeleap.calibration.economy.EconomyYear;
import org.cgeleap.calibration.economy.EnergyRole;
import org.cgeleap.calibration.economy.Names;
import org.cgeleap.calibration.economy.YearSolver;
import org.cgeleap.cge.solution.SolutionTangent;
import org.cgeleap.cge.solver.SolverOptions;
import org.cgeleap.cge.system.CompiledModel;
import org.cgeleap.coupling.study.CompiledAreas;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * How the years from the base to the alignment year move along directions. In each year after the base the reference
 * quantities q and the generation of a unit delivered g are such that every user's energy and the generation are those
 * of the accounts, so that they move to keep them:
 *
 * <pre>  dx = A p + Σ_j B_j d ln q_j + C d ln g,   d ln use_c = d ln target_c for each aligned c,   d generation = d target</pre>
 *
 * with A p the year's answer to elasticity or the case's numbers, capital and what is carried over, B_j and C its answers to q_j and g.
 */
final class AlignmentTangent {
    /**
     * Largest change of a variable's logarithm between the middle and either side: what is linear comes out to rounding
     * over it, 1e-12; of what is not, its square is left.
     */
    private static final double STEP = 1e-4;

    private final AlignedEconomy aligned;
    private final Economy economy;
    private final List<Direction> directions;
    private final int count;
    private final YearSolver solver;
    private final SolutionTangent tangent;
    private final List<YearRates> rates = new ArrayList<>();
    private final List<double[]> capital = new ArrayList<>();
    private final List<Kink> kinks = new ArrayList<>();
    private final Map<Integer, AlignedEconomy> moved = new HashMap<>();
    private final boolean[] still;

    private record Cell(int parameter, int leaf, int role, int fuel, int user) {}

    AlignmentTangent(AlignedEconomy aligned, List<Direction> directions, SolverOptions options) {
        this.aligned = aligned;
        this.economy = aligned.economy();
        this.directions = List.copyOf(directions);
        this.count = directions.size();
        this.still = new boolean[count];
        this.solver = new YearSolver(economy, options);
        solver.solveProductivity();
        this.tangent = new SolutionTangent(solver.equilibriumSolver().system());
        CompiledModel model = economy.compiled();
        double[][] dp = new double[count][];
        for (int k = 0; k < count; k++) {
            int parameter = directions.get(k).elasticity()
                    ? model.findParameter(directions.get(k).name())
                    : -1;
            still[k] = parameter < 0 && directions.get(k).elasticity();
            // an elasticity between branches that no sector has moves nothing
            dp[k] = !directions.get(k).elasticity()
                    ? said(0, k)
                    : parameter < 0
                            ? new double[model.baseParameters().length]
                            : model.parameterDerivatives(parameter, model.baseParameters(), Set.of());
        }
        capital.add(new double[count]);
        for (int t = 0; t < aligned.years().size(); t++) {
            EconomyYear year = aligned.years().get(t);
            stand(t);
            solver.conditions(year.parameters());
            tangent.at(year.values());
            YearRates found = t == 0 ? base(dp) : meet(t, rates.get(t - 1).dParameters());
            rates.add(found);
            capital.add(next(t, found));
            note(year, found);
        }
    }

    private void stand(int t) {
        if (t == 0) {
            solver.holdResources();
        } else {
            solver.solveResources();
        }
    }

    private double[] next(int t, YearRates found) {
        double[] now = capital.get(t);
        EconomyYear year = aligned.years().get(t);
        int investment = economy.compiled().variableIndex(Names.INVESTMENT);
        double[] next = new double[count];
        for (int k = 0; k < count; k++) {
            next[k] = CapitalStock.next(economy, now[k], tangent.value(investment, found.dx()[k]))
                    + accumulation(k, stock(t), year.investmentIndex());
        }
        return next;
    }

    /** Rate of next year's capital by depreciation and the stock of the base year, this year's capital and investment staying. */
    double accumulation(int k, double stock, double investment) {
        return directions
                .get(k)
                .sides()
                .map(s -> (CapitalStock.next(s.up().economy(), stock, investment)
                                - CapitalStock.next(s.down().economy(), stock, investment))
                        / (2 * Direction.STEP))
                .orElse(0.0);
    }

    /** Capital a year starts with. */
    private double stock(int t) {
        return t == 0 ? 1 : aligned.years().get(t).capital();
    }

    /**
     * Rates of a year's parameters that the case gives itself, and of none but those: not a number for a parameter that a
     * year takes from the one before.
     */
    private double[] said(int t, int k) {
        Direction.Sides sides = directions.get(k).sides().orElseThrow();
        double[] up = said(sides.up(), t);
        double[] down = said(sides.down(), t);
        for (int p = 0; p < up.length; p++) {
            up[p] = (up[p] - down[p]) / (2 * Direction.STEP);
        }
        return up;
    }

    private double[] said(AlignedEconomy of, int t) {
        double[] p = t == 0
                ? of.economy().compiled().baseParameters()
                : new double[of.economy().compiled().baseParameters().length];
        if (t > 0) {
            Arrays.fill(p, Double.NaN);
            for (int g = 0; g < economy.given().technologies().size(); g++) {
                if (economy.scale(g) >= 0) {
                    String code = economy.given().technologies().get(g).code();
                    p[economy.compiled().parameterIndex("generation_target." + code)] =
                            of.targets().generationTwh()[t][g]
                                    / of.economy().accounts().generation()[g];
                }
            }
        }
        of.plan()
                .apply(
                        p,
                        economy.given().years().base() + t,
                        economy.given().reference().name(),
                        stock(t));
        return p;
    }

    private void note(EconomyYear year, YearRates found) {
        if (!tangent.open().isEmpty()) {
            SolutionTangent.Side[] sides = new SolutionTangent.Side[count];
            for (int k = 0; k < count; k++) {
                tangent.carry(found.dParameters()[k], new double[found.dx()[k].length], found.dx()[k]);
                sides[k] = tangent.side(found.dx()[k]);
            }
            kinks.add(new Kink("", year.year(), String.join(" ", tangent.open()), List.of(sides)));
        }
    }

    private YearRates base(double[][] dp) {
        double[][] dx = new double[count][];
        double[] nothing = new double[economy.compiled().variableCount()];
        for (int k = 0; k < count; k++) {
            dx[k] = tangent.answer(dp[k], nothing);
        }
        return new YearRates(dx, dp);
    }

    /** Rates of a year whose energy and generation are met. */
    private YearRates meet(int t, double[][] before) {
        EconomyYear year = aligned.years().get(t);
        double[] now = year.parameters();
        double[] earlier = aligned.years().get(t - 1).parameters();
        List<Cell> cells = cells(t, year);
        int n = cells.size() + 1;
        int delivery = economy.compiled().parameterIndex("generation_per_delivery");
        double[] nothing = new double[economy.compiled().variableCount()];
        double[][] dx = new double[count + n][];
        double[][] dp = new double[count + n][now.length];
        DMatrixRMaj matrix = new DMatrixRMaj(n, n);
        DMatrixRMaj right = new DMatrixRMaj(n, count);
        for (int column = 0; column < count + n; column++) {
            int j = column - count;
            if (j < 0) {
                carry(before[column], earlier, now, dp[column]);
                if (!directions.get(column).elasticity()) {
                    double[] said = said(t, column);
                    for (int p = 0; p < said.length; p++) {
                        dp[column][p] = Double.isNaN(said[p]) ? dp[column][p] : said[p];
                    }
                }
                dp[column][economy.compiled().parameterIndex("capital")] = capital.get(t)[column];
                for (Cell c : cells) {
                    dp[column][c.parameter()] = 0;
                }
                dp[column][delivery] = 0;
            } else {
                int parameter = j == n - 1 ? delivery : cells.get(j).parameter();
                dp[column][parameter] = now[parameter];
            }
            dx[column] = tangent.answer(dp[column], nothing);
            tangent.carry(dp[column], nothing, dx[column]);
            DMatrixRMaj to = j < 0 ? right : matrix;
            int at = j < 0 ? column : j;
            double sign = j < 0 ? -1 : 1;
            for (int c = 0; c < n - 1; c++) {
                int leaf = cells.get(c).leaf();
                double wanted = j < 0 ? wanted(t, column, cells.get(c)) : 0;
                to.set(
                        c,
                        at,
                        sign * tangent.flow(leaf) / year.solve().equilibrium().flow(leaf) + wanted);
            }
            to.set(n - 1, at, sign * generation(dx[column]) + (j < 0 ? wantedTwh(t, column) : 0));
        }
        LinearSolverDense<DMatrixRMaj> lu = LinearSolverFactory_DDRM.lu(n);
        DMatrixRMaj answer = new DMatrixRMaj(n, count);
        if (!lu.setA(matrix.copy()) || !(lu.quality() > 0)) {
            throw new IllegalStateException(
                    "derivative: the energy accounts of " + year.year() + " do not determine the reference quantities");
        }
        lu.solve(right, answer);
        double[][] foundX = new double[count][];
        double[][] foundP = new double[count][];
        for (int k = 0; k < count; k++) {
            foundX[k] = dx[k].clone();
            foundP[k] = dp[k].clone();
            for (int j = 0; j < n; j++) {
                add(foundX[k], answer.get(j, k), dx[count + j]);
                add(foundP[k], answer.get(j, k), dp[count + j]);
            }
        }
        return new YearRates(foundX, foundP);
    }

    /** Rate of the logarithm of what the accounts have of a use. */
    private double wanted(int t, int k, Cell cell) {
        return directions
                .get(k)
                .sides()
                .map(s -> Math.log(target(s.up(), t, cell) / target(s.down(), t, cell)) / (2 * Direction.STEP))
                .orElse(0.0);
    }

    private static double target(AlignedEconomy of, int t, Cell cell) {
        return of.targets().mtce()[t][cell.role()][cell.fuel()][cell.user()];
    }

    /** Rate of the generation the accounts have. */
    private double wantedTwh(int t, int k) {
        return directions
                .get(k)
                .sides()
                .map(s -> (Arrays.stream(s.up().targets().generationTwh()[t]).sum()
                                - Arrays.stream(s.down().targets().generationTwh()[t])
                                        .sum())
                        / (2 * Direction.STEP))
                .orElse(0.0);
    }

    private static void add(double[] to, double weight, double[] what) {
        for (int i = 0; i < to.length; i++) {
            to[i] += weight * what[i];
        }
    }

    /** What the year takes from the one before: a parameter keeps its rate, or its ratio where the year scales it. */
    private static void carry(double[] before, double[] earlier, double[] now, double[] dp) {
        for (int p = 0; p < dp.length; p++) {
            dp[p] = now[p] == earlier[p] ? before[p] : earlier[p] == 0 ? 0 : before[p] * now[p] / earlier[p];
        }
    }

    /** Uses of energy that the alignment meets in a year. */
    private List<Cell> cells(int t, EconomyYear year) {
        List<Cell> cells = new ArrayList<>();
        for (EnergyRole role : EnergyRole.values()) {
            for (int f = 0; f < economy.fuels(); f++) {
                for (int u = 0; u < economy.users(); u++) {
                    int parameter = economy.energyParameter(role, f, u);
                    boolean met = parameter >= 0
                            && role.aligned()
                            && aligned.targets().mtce()[t][role.index()][f][u] > 0
                            && year.mtce(role, f, u) > 0;
                    if (met) {
                        cells.add(new Cell(parameter, economy.energyLeaf(role, f, u), role.index(), f, u));
                    }
                }
            }
        }
        return cells;
    }

    /** Rate of all generation, TWh. */
    private double generation(double[] dx) {
        double sum = 0;
        for (int g = 0; g < economy.given().technologies().size(); g++) {
            if (economy.generate(g) >= 0) {
                boolean latent = economy.given().technologies().get(g).kind() == Technology.Kind.LATENT;
                sum += tangent.value(economy.generate(g), dx)
                        * (latent ? 1 : economy.accounts().generation()[g]);
            }
        }
        return sum;
    }

    /** Rates of a year, 0 the base year. */
    YearRates rates(int t) {
        return rates.get(t);
    }

    /** Rates of the capital stock of a year by parameter, also of the year after the alignment year. */
    double[] capital(int t) {
        return capital.get(t);
    }

    /** Complementarities that are open in these years. */
    List<Kink> kinks() {
        return kinks;
    }

    /** Largest rate of a variable in these years, of what it is where that is above one. */
    double largest(int k) {
        double most = 0;
        for (int t = 0; t < rates.size(); t++) {
            most = Math.max(most, rates.get(t).largest(k, aligned.years().get(t)));
        }
        return most;
    }

    /** Step to either side of a parameter at which whatever is arithmetic on solved years is read off. */
    double step(int k) {
        return directions.get(k).elasticity() ? STEP / Math.max(1, largest(k)) : Direction.STEP;
    }

    /** Name of a direction. */
    String name(int k) {
        return directions.get(k).name();
    }

    /** The LEAP areas a step up or down; none where the direction leaves the area alone. */
    Optional<CompiledAreas> areas(int k, boolean up) {
        return directions.get(k).sides().flatMap(Direction.Sides::areas).map(a -> up ? a.up() : a.down());
    }

    /** Whether anything moves with a parameter. */
    boolean still(int k) {
        return still[k];
    }

    /** The alignment a step up or down along a parameter; several scenarios may ask at once. */
    synchronized AlignedEconomy moved(int k, boolean up) {
        return moved.computeIfAbsent(up ? k : -1 - k, key -> moved(k, up ? step(k) : -step(k)));
    }

    private AlignedEconomy moved(int k, double step) {
        AlignedEconomy with =
                directions.get(k).sides().map(s -> step > 0 ? s.up() : s.down()).orElse(aligned);
        List<EconomyYear> years = new ArrayList<>();
        for (int t = 0; t < aligned.years().size(); t++) {
            stand(t);
            years.add(rates.get(t).moved(aligned.years().get(t), with.economy(), k, step, solver, tangent));
        }
        return with.moved(years, aligned.nextCapital() + step * capital.get(years.size())[k]);
    }
}
