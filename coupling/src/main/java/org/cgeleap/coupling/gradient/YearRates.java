package org.cgeleap.coupling.gradient;

import org.cgeleap.calibration.economy.Economy;
import org.cgeleap.calibration.economy.EconomyYear;
import org.cgeleap.calibration.economy.YearSolver;
import org.cgeleap.cge.solution.Equilibrium;
import org.cgeleap.cge.solution.SolutionTangent;

/**
 * How a solved year moves with each parameter of the gradient.
 *
 * @param dx of the solver's variables: [parameter][variable]
 * @param dParameters of the model's parameters: [parameter][model parameter]
 */
@SuppressWarnings("ArrayRecordComponent") // plain numbers for arithmetic; instances are never compared
record YearRates(double[][] dx, double[][] dParameters) {

    /** Largest rate of a variable along a parameter, of what it is where that is above one. */
    double largest(int k, EconomyYear year) {
        double[] natural = year.values();
        double most = 0;
        for (int i = 0; i < natural.length; i++) {
            most = Math.max(most, Math.abs(dx[k][i]) / Math.max(1, Math.abs(natural[i])));
        }
        return most;
    }

    /**
     * The year a step away along a parameter's rates.
     *
     * @param in economy with the numbers of the case there
     */
    EconomyYear moved(EconomyYear year, Economy in, int k, double step, YearSolver solver, SolutionTangent tangent) {
        double[] parameters = year.parameters().clone();
        for (int p = 0; p < parameters.length; p++) {
            parameters[p] += step * dParameters[k][p];
        }
        solver.conditions(parameters);
        Equilibrium there = tangent.moved(year.solve().equilibrium(), parameters, dx[k], step);
        return new EconomyYear(in, year.year(), parameters, year.solve().with(there));
    }
}
