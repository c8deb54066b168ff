package org.cgeleap.calibration.economy;

import java.util.List;
import org.cgeleap.calibration.casefile.Technology;
import org.cgeleap.cge.solution.EquilibriumSolver;
import org.cgeleap.cge.solver.SolverOptions;
import org.cgeleap.cge.system.EquilibriumSystem;

/**
 * Solves years of one economy, one after the other; keeps the factorisation between them. One for each thread.
 */
public final class YearSolver {
    private final Economy economy;
    private final EquilibriumSolver solver;
    private final int productivity;
    private final List<GenerationMix.Plant> mix;

    /**
     * A solver that holds the scales of resources; whether productivity or GDP is held is said afterwards.
     *
     * @param economy whose years are solved
     * @param options of the solver
     */
    public YearSolver(Economy economy, SolverOptions options) {
        this.economy = economy;
        this.solver = new EquilibriumSolver(economy.compiled(), options);
        this.productivity = economy.compiled().variableIndex(Names.PRODUCTIVITY);
        this.mix = sharing(economy);
        holdScales();
    }

    /** Plants that share generation; none where the model does not say so. */
    private static List<GenerationMix.Plant> sharing(Economy economy) {
        return GenerationMix.plants(economy).stream()
                .filter(p -> economy.compiled().findVariable(GenerationMix.price(p.code())) >= 0)
                .toList();
    }

    private void holdScales() {
        for (int g = 0; g < economy.given().technologies().size(); g++) {
            if (economy.scale(g) >= 0) {
                solver.system().hold(economy.scale(g), 1);
            }
        }
    }

    /** What is not there in a year, or has no condition of its own. */
    private void holdTechnologies(double[] parameters, double[] other) {
        if (!mix.isEmpty()) {
            GenerationMix.hold(solver.system(), economy.compiled(), mix, parameters, other);
        }
        holdBarredTechnologies(parameters);
    }

    /** A latent technology whose limit is zero is not there: neither its level nor the rent of its limit means anything. */
    private void holdBarredTechnologies(double[] parameters) {
        for (int g = 0; g < economy.given().technologies().size(); g++) {
            Technology technology = economy.given().technologies().get(g);
            if (technology.kind() != Technology.Kind.LATENT) {
                continue;
            }
            int limit = economy.compiled().parameterIndex("limit." + technology.code());
            int rent = economy.compiled().variableIndex(Names.priceLimit(technology.code()));
            if (parameters[limit] > 0) {
                solver.system().release(economy.generate(g));
                solver.system().release(rent);
            } else {
                solver.system().hold(economy.generate(g), 0);
                solver.system().hold(rent, 0);
            }
        }
    }

    /** {@return the solver of the equilibrium} */
    public EquilibriumSolver equilibriumSolver() {
        return solver;
    }

    /** GDP follows its path and productivity is solved. */
    public void solveProductivity() {
        solver.system().release(productivity);
    }

    /**
     * Productivity is held and GDP follows.
     *
     * @param value labour productivity, base year = 1
     */
    public void holdProductivity(double value) {
        solver.system().hold(productivity, value);
    }

    /** The technologies' generation is given and their resources are solved. */
    public void solveResources() {
        for (int g = 0; g < economy.given().technologies().size(); g++) {
            if (economy.scale(g) >= 0) {
                solver.system().release(economy.scale(g));
            }
        }
    }

    /** The technologies' resources are given and generation is solved. */
    public void holdResources() {
        holdScales();
    }

    /**
     * {@return the conditions of a year as {@link #solve} solves them, at its parameters; good until the next call}
     *
     * @param parameters of the year
     */
    public EquilibriumSystem conditions(double[] parameters) {
        holdTechnologies(parameters, parameters);
        solver.system().parameters(parameters);
        return solver.system();
    }

    /**
     * Solves a year.
     *
     * @param year for the record
     * @param parameters of the model in that year
     * @param start natural units, as a solved year's {@link EconomyYear#values()}
     * @return the year, solved or with the reason why not
     */
    public EconomyYear solve(int year, double[] parameters, double[] start) {
        return solve(year, parameters, start, parameters);
    }

    /**
     * Solves a year that is compared with another of the same model, holding what that one holds.
     *
     * @param year for the record
     * @param parameters of the model in that year
     * @param start natural units, as a solved year's {@link EconomyYear#values()}
     * @param other parameters of the year it is compared with
     * @return the year, solved or with the reason why not
     */
    public EconomyYear solve(int year, double[] parameters, double[] start, double[] other) {
        holdTechnologies(parameters, other);
        double[] from = mix.isEmpty() ? start : GenerationMix.start(economy.compiled(), mix, parameters, start);
        return new EconomyYear(economy, year, parameters.clone(), solver.solve(parameters, from));
    }
}
