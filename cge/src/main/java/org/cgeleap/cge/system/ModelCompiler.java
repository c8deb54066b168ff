package org.cgeleap.cge.system;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cgeleap.cge.model.Activity;
import org.cgeleap.cge.model.Auxiliary;
import org.cgeleap.cge.model.Bounds;
import org.cgeleap.cge.model.Branch;
import org.cgeleap.cge.model.Consumer;
import org.cgeleap.cge.model.Endowment;
import org.cgeleap.cge.model.EquilibriumModel;
import org.cgeleap.cge.model.Leaf;
import org.cgeleap.cge.model.Nest;
import org.cgeleap.cge.model.Parameter;
import org.cgeleap.cge.model.Swap;

/** Turns a model into its {@link ModelStructure}, collecting every fault before it gives up. */
final class ModelCompiler {
    private final EquilibriumModel model;
    private final List<String> findings = new ArrayList<>();
    private final Names names;
    private final ProgramCompiler programs;
    private final double[] parameters;
    private final ModelStructure structure;
    private final double[] start;

    /** @throws ModelException with everything that is wrong with the model */
    ModelCompiler(EquilibriumModel model) {
        this(model, List.of(), Map.of());
    }

    /**
     * With room for swaps.
     *
     * @param followed parameter of nests that follows an auxiliary, by the auxiliary
     * @throws ModelException with everything that is wrong with the model
     */
    ModelCompiler(EquilibriumModel model, List<Swap> swaps, Map<String, String> followed) {
        this.model = model;
        this.names = names();
        this.programs = new ProgramCompiler(names, findings);
        Program[] definitions = new Program[model.parameters().size()];
        this.parameters = new double[definitions.length];
        for (int i = 0; i < definitions.length; i++) {
            Parameter parameter = model.parameters().get(i);
            String place = "parameter " + parameter.name();
            int before = findings.size();
            definitions[i] = programs.compile(parameter.value(), ProgramCompiler.Scope.PARAMETERS, place, i);
            parameters[i] = definitions[i].value(parameters, new double[0], new double[definitions[i].size()]);
            if (!Double.isFinite(parameters[i]) && findings.size() == before) {
                findings.add(place + ": its value is " + parameters[i] + ", expected a finite number");
            }
        }
        NestForest forest = forest();
        List<Endowment> endowments = new ArrayList<>();
        IntList owners = new IntList();
        for (Consumer consumer : model.consumers()) {
            for (Endowment endowment : consumer.endowments()) {
                endowments.add(endowment);
                owners.add(names.findVariable(consumer.name()));
            }
        }
        int[] endowmentOwner = owners.toArray();
        int[] endowmentGood =
                endowments.stream().mapToInt(e -> names.findVariable(e.good())).toArray();
        Program[] endowment = new Program[endowments.size()];
        for (int w = 0; w < endowment.length; w++) {
            String place = "endowment of " + names.variable(endowmentOwner[w]) + " with "
                    + endowments.get(w).good();
            endowment[w] = programs.compile(endowments.get(w).quantity(), ProgramCompiler.Scope.AUXILIARIES, place);
        }
        int[] auxiliary = model.auxiliaries().stream()
                .mapToInt(a -> names.findVariable(a.name()))
                .toArray();
        Program[] constraint = new Program[auxiliary.length];
        for (int c = 0; c < auxiliary.length; c++) {
            Auxiliary stated = model.auxiliaries().get(c);
            constraint[c] = programs.compile(
                    stated.constraint(), ProgramCompiler.Scope.EVERYTHING, "constraint of " + stated.name());
        }
        references();
        new ModelFindings(model, names, forest, parameters, findings).check(endowmentGood, endowment);
        if (!findings.isEmpty()) {
            throw new ModelException(model.title(), findings);
        }
        int n = names.variableCount();
        double[] lower = new double[n];
        double[] upper = new double[n];
        boolean[] fixed = new boolean[n];
        this.start = new double[n];
        bounds(lower, upper, fixed);
        PatternBuilder builder = new PatternBuilder(n, forest);
        ParameterReach reach = new ParameterReach(forest, parameters.length);
        SolvedParameters solved = solved(followed);
        for (int k = 0; k < solved.parameter().length; k++) {
            boolean[] reached = new boolean[forest.treeCount()];
            reach.mark(solved.parameter()[k], reached);
            builder.solved(solved.variable()[k], reached);
        }
        for (Swap swap : swaps) {
            builder.swap(names.findVariable(swap.endogenous()), names.findVariable(swap.exogenous()));
        }
        JacobianPattern pattern = builder.build(endowmentOwner, endowmentGood, endowment, auxiliary, constraint);
        this.structure = new ModelStructure(
                names,
                forest,
                definitions,
                endowmentOwner,
                endowmentGood,
                endowment,
                auxiliary,
                constraint,
                lower,
                upper,
                fixed,
                pattern,
                reach,
                solved);
    }

    private SolvedParameters solved(Map<String, String> followed) {
        List<String> auxiliaries = List.copyOf(followed.keySet());
        return auxiliaries.isEmpty()
                ? SolvedParameters.NONE
                : new SolvedParameters(
                        auxiliaries.stream()
                                .mapToInt(a -> names.findParameter(followed.getOrDefault(a, a)))
                                .toArray(),
                        auxiliaries.stream().mapToInt(names::findVariable).toArray());
    }

    ModelStructure structure() {
        return structure;
    }

    double[] baseParameters() {
        return parameters;
    }

    /** Starts as stated; NaN for an income that is not stated. */
    double[] start() {
        return start;
    }

    private Names names() {
        Map<String, String> taken = new LinkedHashMap<>();
        List<String> parameterNames = new ArrayList<>();
        for (Parameter parameter : model.parameters()) {
            declare(taken, parameter.name(), "parameter");
            parameterNames.add(parameter.name());
        }
        List<String> variables = new ArrayList<>();
        List<VariableKind> kinds = new ArrayList<>();
        for (Activity activity : model.activities()) {
            declare(taken, activity.name(), "activity");
            variables.add(activity.name());
            kinds.add(VariableKind.LEVEL);
        }
        for (String good : goods()) {
            declare(taken, good, "good");
            variables.add(good);
            kinds.add(VariableKind.PRICE);
        }
        for (Consumer consumer : model.consumers()) {
            declare(taken, consumer.name(), "consumer");
            variables.add(consumer.name());
            kinds.add(VariableKind.INCOME);
        }
        for (Auxiliary auxiliary : model.auxiliaries()) {
            declare(taken, auxiliary.name(), "auxiliary");
            variables.add(auxiliary.name());
            kinds.add(VariableKind.AUXILIARY);
        }
        return new Names(parameterNames, variables, kinds);
    }

    private void declare(Map<String, String> taken, String name, String what) {
        String before = taken.putIfAbsent(name, what);
        if (before != null) {
            findings.add(what + " " + name + ": the name is already that of a"
                    + ("aeiou".indexOf(before.charAt(0)) < 0 ? " " : "n ") + before + "; every name must be used once");
        }
    }

    private Set<String> goods() {
        Set<String> goods = new LinkedHashSet<>();
        for (Activity activity : model.activities()) {
            goods(activity.outputs(), goods);
            goods(activity.inputs(), goods);
        }
        for (Consumer consumer : model.consumers()) {
            consumer.endowments().forEach(e -> goods.add(e.good()));
            goods(consumer.demand(), goods);
        }
        return goods;
    }

    private static void goods(Branch branch, Set<String> goods) {
        if (branch instanceof Leaf leaf) {
            goods.add(leaf.good());
        } else {
            ((Nest) branch).of().forEach(b -> goods(b, goods));
        }
    }

    private NestForest forest() {
        ForestBuilder builder = new ForestBuilder(names, programs, findings);
        for (Activity activity : model.activities()) {
            int level = names.findVariable(activity.name());
            builder.add(level, LeafSide.OUTPUT, activity.outputs(), "outputs of " + activity.name());
            builder.add(level, LeafSide.INPUT, activity.inputs(), "inputs of " + activity.name());
        }
        for (Consumer consumer : model.consumers()) {
            builder.add(
                    names.findVariable(consumer.name()),
                    LeafSide.DEMAND,
                    consumer.demand(),
                    "demand of " + consumer.name());
        }
        return builder.build();
    }

    private void references() {
        model.prices().keySet().forEach(good -> named("prices", good, VariableKind.PRICE));
        model.numeraire().ifPresent(n -> named("numeraire", n.name(), VariableKind.PRICE, VariableKind.INCOME));
        model.scenarios().forEach(scenario -> {
            String place = "scenario " + scenario.name();
            for (String name : scenario.set().keySet()) {
                if (names.findParameter(name) < 0) {
                    findings.add(place + ", set: unknown parameter '" + name + "'" + names.nearest(name));
                }
            }
            VariableKind[] any = VariableKind.values();
            scenario.fix().keySet().forEach(name -> named(place + ", fix", name, any));
            scenario.start().keySet().forEach(name -> named(place + ", start", name, any));
            scenario.bounds().keySet().forEach(name -> named(place + ", bounds", name, any));
            scenario.numeraire()
                    .ifPresent(n -> named(place + ", numeraire", n.name(), VariableKind.PRICE, VariableKind.INCOME));
            for (Swap swap : scenario.swap()) {
                if (names.findParameter(swap.endogenous()) < 0) {
                    named(place + ", swap", swap.endogenous(), any);
                }
                named(place + ", swap", swap.exogenous(), any);
            }
        });
    }

    private void named(String place, String name, VariableKind... kinds) {
        int i = names.findVariable(name);
        if (i < 0) {
            findings.add(place + ": unknown name '" + name + "'" + names.nearest(name));
        } else if (!List.of(kinds).contains(names.kind(i))) {
            findings.add(place + ": '" + name + "' is a " + names.kind(i) + ", expected one of " + List.of(kinds));
        }
    }

    private void bounds(double[] lower, double[] upper, boolean[] fixed) {
        for (int i = 0; i < names.variableCount(); i++) {
            if (names.kind(i) == VariableKind.PRICE) {
                bound(i, model.prices().getOrDefault(names.variable(i), Bounds.NON_NEGATIVE), lower, upper, fixed);
            }
        }
        for (Activity activity : model.activities()) {
            bound(names.findVariable(activity.name()), activity.level(), lower, upper, fixed);
        }
        for (Auxiliary auxiliary : model.auxiliaries()) {
            bound(names.findVariable(auxiliary.name()), auxiliary.bounds(), lower, upper, fixed);
        }
        for (Consumer consumer : model.consumers()) {
            int i = names.findVariable(consumer.name());
            bound(i, consumer.income(), lower, upper, fixed);
            if (lower[i] == 0 && !fixed[i]) {
                lower[i] = Double.NEGATIVE_INFINITY; // income balance is an equation
            }
            if (!fixed[i] && start[i] == Math.min(Math.max(Bounds.NON_NEGATIVE.start(), lower[i]), upper[i])) {
                start[i] = Double.NaN; // not stated: what endowments and taxes give
            }
        }
    }

    private void bound(int i, Bounds bounds, double[] lower, double[] upper, boolean[] fixed) {
        fixed[i] = bounds.fixed();
        start[i] = fixed[i] ? bounds.lower() : bounds.start();
        lower[i] = bounds.lower();
        upper[i] = bounds.upper();
    }
}
