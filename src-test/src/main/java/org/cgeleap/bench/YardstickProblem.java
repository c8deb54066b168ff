package org.cgeleap.bench;

import org.cgeleap.bench.economies.AbatementEconomy;
import org.cgeleap.bench.economies.NationalEconomy;
import org.cgeleap.cge.model.EquilibriumModel;
import org.cgeleap.cge.model.Scenario;
import org.cgeleap.cge.solution.EquilibriumSolver;
import org.cgeleap.cge.solution.Solve;
import org.cgeleap.cge.solver.SolverOptions;
import org.cgeleap.cge.system.CompiledModel;
import org.cgeleap.cge.system.EquilibriumSystem;

/**
 * Shocks to generated economies, of the size and kind of problems whose times with other solvers are known, and the Newton
 * iterations those took.
 */
public enum YardstickProblem {
    /** A city under a carbon cap 40 % below its emissions; a latent technology enters. */
    CITY_40(109, 11, 1, 22),
    /** The same 90 % below. */
    CITY_90(109, 23, 2, 22),
    /** 71 output taxes replaced by one of the same yield. */
    TAX_REFORM(291, 4, 1, 71),
    /** The city's economy with 150 sectors. */
    NATION_40(621, 11, 1, 150);

    private final int size;
    private final int iterations;
    private final int scenario;
    private final int sectors;

    YardstickProblem(int size, int iterations, int scenario, int sectors) {
        this.size = size;
        this.iterations = iterations;
        this.scenario = scenario;
        this.sectors = sectors;
    }

    /**
     * Equations.
     *
     * @return their number
     */
    public int size() {
        return size;
    }

    /**
     * Iterations of the best peer.
     *
     * @return their number
     */
    public int iterations() {
        return iterations;
    }

    /**
     * The problem compiled, at its benchmark.
     *
     * @return a problem that can be solved again and again
     */
    public Started start() {
        EquilibriumModel model =
                this == TAX_REFORM ? NationalEconomy.of(sectors, false, 0, 1) : AbatementEconomy.of(sectors, 1);
        return new Started(model, scenario);
    }

    /** A problem that is solved again and again from its benchmark. */
    public static final class Started {
        private final EquilibriumSolver solver;
        private final EquilibriumSystem peer;
        private final Scenario shock;
        private final double[] benchmark;

        private Started(EquilibriumModel model, int scenario) {
            CompiledModel compiled = CompiledModel.compile(model);
            solver = new EquilibriumSolver(compiled, SolverOptions.standard());
            shock = model.scenarios().get(scenario);
            benchmark = compiled.start();
            peer = new EquilibriumSystem(compiled);
            peer.parameters(compiled.parameterValues(shock.set()));
        }

        /**
         * Equations.
         *
         * @return their number
         */
        public int size() {
            return benchmark.length;
        }

        /**
         * Solves from the benchmark.
         *
         * @return the solution
         */
        public Solve solve() {
            return solver.solve(shock, benchmark.clone());
        }

        /**
         * Solves the same conditions from the same start with another Newton method; natural units.
         *
         * @param newton the other method
         * @return the solution by variable
         * @throws IllegalStateException if that fails
         */
        public double[] solveWith(DenseNewton newton) {
            double[] x = new double[benchmark.length];
            peer.toSolver(benchmark, x);
            newton.solve(peer, x);
            double[] natural = new double[x.length];
            peer.toNatural(x, natural);
            return natural;
        }
    }
}
