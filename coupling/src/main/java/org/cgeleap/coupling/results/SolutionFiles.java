package org.cgeleap.coupling.results;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cgeleap.cge.model.Scenario;
import org.cgeleap.cge.solution.Equilibrium;
import org.cgeleap.cge.solution.Solve;
import org.cgeleap.cge.solver.NamedResidual;
import org.cgeleap.cge.system.CompiledModel;
import org.cgeleap.cge.system.LeafSide;
import org.cgeleap.cge.system.ModelClosure;
import org.cgeleap.cge.system.VariableKind;

/** What {@code solve} leaves behind: {@code solution.csv} and {@code solve.json} (MODEL-FILE contract). */
public final class SolutionFiles {
    private static final List<String> HEADER = List.of("scenario", "kind", "name", "of", "value", "marginal");

    private final CompiledModel model;
    private final List<Object[]> rows = new ArrayList<>();
    private final Map<String, Object> summary = new LinkedHashMap<>();

    public SolutionFiles(CompiledModel model) {
        this.model = model;
    }

    /**
     * Adds a scenario.
     *
     * @param seconds median by part: compile, evaluate, factorise, other
     */
    public void add(Scenario scenario, Solve solve, Map<String, Double> seconds, int repeats) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("status", solve.status().name().toLowerCase(Locale.ROOT));
        one.put("residual", solve.residual());
        one.put("iterations", solve.iterations());
        one.put("evaluations", solve.solver().evaluations());
        one.put("factorisations", solve.solver().factorisations());
        ModelClosure closure = solve.equilibrium().closure();
        one.put("closure_hash", closure.hash());
        one.put("closure_values_hash", closure.valuesHash());
        one.put("closure", closure.given().stream().map(Object::toString).toList());
        one.put("numeraire", numeraire(closure));
        one.put("seconds", seconds);
        one.put("repeats", repeats);
        one.put(
                "largest_residuals",
                solve.largest().stream().map(SolutionFiles::residual).toList());
        summary.put(scenario.name(), one);
        // what was not solved is reported, not handed on as a solution
        if (solve.solved()) {
            rows(scenario.name(), solve.equilibrium());
        }
    }

    private static Map<String, Object> residual(NamedResidual r) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("condition", r.condition());
        one.put("variable", r.variable());
        one.put("value", r.value());
        one.put("function", r.function());
        one.put("residual", r.residual());
        return one;
    }

    private void rows(String scenario, Equilibrium at) {
        CompiledModel model = at.model(); // with swaps, parameters that became endogenous are variables
        for (int v = 0; v < model.variableCount(); v++) {
            rows.add(new Object[] {scenario, kind(model.kind(v)), model.variableName(v), "", at.value(v), at.marginal(v)
            });
        }
        // a good may stand at several leaves of one tree: the file has the sum
        Map<Flow, Double> flows = new LinkedHashMap<>();
        for (int leaf = 0; leaf < model.leafCount(); leaf++) {
            int owner = model.leafOwner(leaf);
            String kind = model.leafSide(leaf) == LeafSide.OUTPUT
                    ? "output"
                    : model.kind(owner) == VariableKind.INCOME ? "demand" : "input";
            flows.merge(new Flow(kind, owner, model.leafGood(leaf)), at.flow(leaf), Double::sum);
        }
        for (int e = 0; e < model.endowmentCount(); e++) {
            flows.merge(
                    new Flow("endowment", model.endowmentOwner(e), model.endowmentGood(e)),
                    at.endowment(e),
                    Double::sum);
        }
        for (int t = 0; t < model.taxCount(); t++) {
            flows.merge(
                    new Flow("tax", model.taxRecipient(t), model.leafGood(model.taxLeaf(t))),
                    at.taxRevenue(t),
                    Double::sum);
        }
        flows.forEach((flow, value) -> rows.add(new Object[] {
            scenario, flow.kind(), model.variableName(flow.name()), model.variableName(flow.good()), value, ""
        }));
    }

    private record Flow(String kind, int name, int good) {}

    private static String kind(VariableKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static String numeraire(ModelClosure closure) {
        return closure.given(ModelClosure.Role.NUMERAIRE).stream()
                .map(g -> g.name() + " = " + g.lower())
                .findFirst()
                .orElse("none; prices are held otherwise");
    }

    /** Writes the two files. */
    public void write(OutputFolder out) throws IOException {
        out.csv("solution.csv", HEADER, rows.stream());
        out.json("solve.json", summary);
    }
}
