package org.cgeleap.coupling.results;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cgeleap.cge.model.Scenario;
import org.cgeleap.cge.solution.ConditionStatement;
import org.cgeleap.cge.solution.Equilibrium;
import org.cgeleap.cge.solution.Quantities;
import org.cgeleap.cge.solution.Quantity;
import org.cgeleap.cge.solution.Solve;
import org.cgeleap.cge.solver.NamedResidual;
import org.cgeleap.cge.system.CompiledModel;
import org.cgeleap.cge.system.ModelClosure;
import org.jspecify.annotations.Nullable;

/** What {@code solve} leaves behind: {@code solution.csv} and {@code solve.json} (MODEL-FILE contract). */
public final class SolutionFiles {
    private static final List<String> HEADER = List.of("scenario", "kind", "name", "of", "value", "marginal");

    private final List<Rows> rows = new ArrayList<>();
    private @Nullable CompiledModel listed;
    private @Nullable Quantities quantities;
    private final Map<String, Map<String, Object>> summary = new LinkedHashMap<>();

    /**
     * Adds a scenario.
     *
     * @param scenario of the model file
     * @param solve as it ended; rows are added only where it was solved
     * @param seconds median by part: compile, evaluate, factorise, other
     * @param repeats of the solve, over which the median is
     */
    public void add(Scenario scenario, Solve solve, Map<String, Double> seconds, int repeats) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("status", solve.status().name().toLowerCase(Locale.ROOT));
        one.put("explanation", solve.explanation());
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
        one.put("rungs", solve.rungs().stream().map(Object::toString).toList());
        one.put(
                "statements",
                solve.statements().stream().map(ConditionStatement::text).toList());
        one.put("dependent", solve.degenerate());
        one.put("undetermined", solve.arbitrary());
        one.put("notes", solve.notes());
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

    /** The numbers of one solution, to be written as rows. */
    @SuppressWarnings("ArrayRecordComponent") // written once, never compared
    private record Rows(String scenario, List<Quantity> of, double[] values, double[] marginals) {

        Stream<Object[]> stream() {
            return IntStream.range(0, values.length).mapToObj(q -> {
                Quantity quantity = of.get(q);
                Object marginal = q < marginals.length ? (Object) marginals[q] : "";
                return new Object[] {scenario, quantity.kind(), quantity.name(), quantity.of(), values[q], marginal};
            });
        }
    }

    private void rows(String scenario, Equilibrium at) {
        double[] marginals = new double[at.model().variableCount()];
        Arrays.setAll(marginals, at::marginal);
        Quantities of = quantities(at.model());
        rows.add(new Rows(scenario, of.list(), of.of(at), marginals));
    }

    /** Of the solution's own model: with swaps, parameters that became endogenous are variables. */
    private Quantities quantities(CompiledModel model) {
        Quantities known = quantities;
        if (known == null || listed != model) {
            known = new Quantities(model);
            quantities = known;
            listed = model;
        }
        return known;
    }

    /**
     * Adds what {@code solve.json} says of a scenario beyond its solution.
     *
     * @param scenario that was added
     * @param key of the note
     * @param value maps, lists, numbers and texts
     */
    public void note(Scenario scenario, String key, Object value) {
        summary.computeIfAbsent(scenario.name(), s -> new LinkedHashMap<>()).put(key, value);
    }

    private static String numeraire(ModelClosure closure) {
        return closure.given(ModelClosure.Role.NUMERAIRE).stream()
                .map(g -> g.name() + " = " + g.lower())
                .findFirst()
                .orElse("none; prices are held otherwise");
    }

    /**
     * Writes the solutions as {@code solution.csv} to a stream.
     *
     * @param to the stream, which stays open
     * @throws IOException where it cannot be written
     */
    public void csv(Writer to) throws IOException {
        OutputFolder.csv(to, HEADER, rows.stream().flatMap(Rows::stream));
    }

    /**
     * Writes the summary as {@code solve.json} to a stream.
     *
     * @param to the stream, which stays open
     * @throws IOException where it cannot be written
     */
    public void json(Writer to) throws IOException {
        OutputFolder.json(to, summary);
    }

    /**
     * Writes the two files.
     *
     * @param out folder they go into
     * @throws IOException where a file cannot be written
     */
    public void write(OutputFolder out) throws IOException {
        out.csv("solution.csv", HEADER, rows.stream().flatMap(Rows::stream));
        out.json("solve.json", summary);
    }
}
