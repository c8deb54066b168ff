package org.cgeleap.cge.solution;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.cgeleap.cge.model.Scenario;
import org.cgeleap.cge.solution.Derivative.Side;
import org.cgeleap.cge.system.CompiledModel;
import org.cgeleap.cge.system.EquilibriumSystem;
import org.cgeleap.cge.system.Tangents;

/**
 * Exact derivatives of a solution with respect to its parameters, by the implicit function theorem: the Jacobian is
 * factorised once, each parameter costs one linear solve and two passes over the model.
 *
 * <p>A derivative is total: parameters defined by the one that moves move with it, unless the scenario sets them itself.
 *
 * <pre>{@code
 * Solve solve = new EquilibriumSolver(model, SolverOptions.standard()).solve(scenario, model.start());
 * Derivatives derivatives = new Derivatives(solve.equilibrium(), scenario);
 * Derivative byTax = derivatives.by("tl");   // byTax.values()[k] belongs to derivatives.quantities().list().get(k)
 * }</pre>
 */
public final class Derivatives {
    private final CompiledModel model;
    private final Set<String> set;
    private final EquilibriumSystem system;
    private final Quantities quantities;
    private final double[] parameters;
    private final double[] x;
    private final double[] values;
    private final ActiveSet active;
    private final int[] sides;
    private final int[] open;
    private final Tangents tangents;
    private final DirectionalAnswer answer;
    private boolean fresh = true;

    /**
     * Prepares derivatives at a solution of a scenario.
     *
     * @param at the solution
     * @param scenario it solves, for what is set, held and bounded
     * @throws IllegalArgumentException if the point is not a solution
     */
    public Derivatives(Equilibrium at, Scenario scenario) {
        this.model = at.model();
        this.set = scenario.set().keySet();
        this.quantities = new Quantities(model);
        this.system = new EquilibriumSystem(model);
        ScenarioClosure.apply(system, scenario, at);
        this.parameters = at.parameters();
        system.parameters(parameters);
        this.x = new double[model.variableCount()];
        system.toSolver(at.values(), x);
        this.active = new ActiveSet(system);
        if (!active.decide(x, ActiveSet.OPEN)) {
            throw new IllegalArgumentException("derivatives: the point cannot be evaluated; expected a solution");
        }
        this.open = active.open();
        active.polish(x); // where the Jacobian is singular the point stays as it is, and each derivative says so
        this.sides = new int[x.length];
        Arrays.setAll(sides, active::side);
        system.evaluate(x, new double[x.length]);
        this.values = quantities.of(system, x);
        this.tangents = new Tangents(system);
        this.answer = new DirectionalAnswer(system, active, tangents);
    }

    /** {@return what is differentiated} */
    public Quantities quantities() {
        return quantities;
    }

    /** {@return values of the quantities at the solution; a fresh copy} */
    public double[] values() {
        return values.clone();
    }

    /** {@return variables at a bound whose condition is zero too: derivatives may differ from side to side} */
    public List<String> kinks() {
        return active.names(open);
    }

    /** The condition in whose place a variable is held. */
    private int condition(int variable) {
        for (int i = 0; i < x.length; i++) {
            if (system.held(i) && system.heldVariable(i) == variable) {
                return i;
            }
        }
        throw new IllegalArgumentException("'" + model.variableName(variable)
                + "' is a variable that is solved for; expected a parameter or a variable that is held");
    }

    /**
     * {@return the derivative with respect to a parameter, or to the value a variable is held at}
     *
     * @param name of a parameter or of a variable that is held
     * @throws IllegalArgumentException if the name is neither
     */
    public Derivative by(String name) {
        int n = x.length;
        double[] dParameters = new double[parameters.length];
        double[] dHeld = new double[n];
        int parameter = model.findParameter(name);
        double at;
        if (parameter >= 0) {
            at = parameters[parameter];
            dParameters = model.parameterDerivatives(parameter, parameters, set);
        } else {
            int variable = model.findVariable(name);
            if (variable < 0) {
                model.parameterIndex(name); // says what is near
            }
            at = values[variable];
            dHeld[condition(variable)] = 1;
        }
        double[] dx = new double[n];
        boolean found = answer.find(x, open, fresh, dParameters, dHeld, new double[n], dx);
        fresh = !found || open.length > 0;
        double[] result = found ? quantities.of(tangents) : new double[0];
        Side side = !answer.twoSided() ? Side.UP : tangents.edge() ? Side.EDGE : Side.BOTH;
        for (int i = 0; i < n; i++) {
            active.side(i, sides[i]); // the next parameter begins from the same decisions
        }
        return new Derivative(
                name, at, side, found && side == Side.UP ? kinks() : List.of(), result, found ? "" : answer.problem());
    }
}
