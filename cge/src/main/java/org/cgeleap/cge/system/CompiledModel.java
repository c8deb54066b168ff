package org.cgeleap.cge.system;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.cgeleap.cge.model.EquilibriumModel;
import org.cgeleap.cge.model.Numeraire;
import org.cgeleap.cge.model.Swap;
import org.jspecify.annotations.Nullable;

/**
 * A model compiled to indices: parameters, variables, nest trees, programs and the pattern of the Jacobian.
 *
 * <p>Immutable and safe to share between threads; each thread needs its own {@link EquilibriumSystem}. Vectors "in
 * natural units" hold one number a variable (levels, prices, incomes, auxiliaries, in the order of {@link #kind}), not
 * logarithms.
 */
public final class CompiledModel {
    private final EquilibriumModel model;
    private final ModelStructure structure;
    private final double[] baseParameters;
    private final double[] start;
    private final int numeraire;
    private final double numeraireValue;
    /** Made when the first leaf is asked for: who solves a file asks for none. */
    private volatile @Nullable LeafIndex leaves;

    CompiledModel(EquilibriumModel model, ModelStructure structure, double[] baseParameters, double[] start) {
        this.model = model;
        this.structure = structure;
        this.baseParameters = baseParameters;
        this.start = start;
        Optional<Numeraire> stated = model.numeraire();
        this.numeraire = stated.isPresent()
                ? structure.names().findVariable(stated.get().name())
                : implicitNumeraire(structure, start);
        this.numeraireValue = stated.isPresent() ? stated.get().value() : numeraire < 0 ? Double.NaN : start[numeraire];
    }

    /** Two threads that ask first at the same time make the same index. */
    private LeafIndex leaves() {
        LeafIndex known = leaves;
        if (known == null) {
            known = LeafIndex.of(model.title(), structure);
            leaves = known;
        }
        return known;
    }

    /**
     * Compiles a model.
     *
     * @param model of which names, structure and numbers are checked
     * @return the model ready to be solved
     * @throws ModelException with everything that is wrong with it
     */
    public static CompiledModel compile(EquilibriumModel model) {
        return compile(model, List.of(), Map.of());
    }

    /**
     * With room for swaps, whose parameters are auxiliaries already.
     *
     * @param followed parameter of nests that follows an auxiliary, by the auxiliary
     */
    static CompiledModel compile(EquilibriumModel model, List<Swap> swaps, Map<String, String> followed) {
        ModelCompiler compiler = new ModelCompiler(model, swaps, followed);
        double[] start =
                StartingIncomes.complete(model, compiler.structure(), compiler.baseParameters(), compiler.start());
        return new CompiledModel(model, compiler.structure(), compiler.baseParameters(), start);
    }

    /** The largest income at the start; −1 if the model itself holds a price or an income. */
    private static int implicitNumeraire(ModelStructure structure, double[] start) {
        int largest = -1;
        for (int i = 0; i < start.length; i++) {
            VariableKind kind = structure.names().kind(i);
            if (structure.fixed()[i] && (kind == VariableKind.PRICE || kind == VariableKind.INCOME)) {
                return -1;
            }
            if (kind == VariableKind.INCOME && (largest < 0 || start[i] > start[largest])) {
                largest = i;
            }
        }
        return largest;
    }

    /** {@return what was compiled} */
    public EquilibriumModel model() {
        return model;
    }

    ModelStructure structure() {
        return structure;
    }

    /** {@return number of parameters} */
    public int parameterCount() {
        return structure.names().parameterCount();
    }

    /**
     * {@return index of a parameter}
     *
     * @param name of the parameter
     * @throws IllegalArgumentException if there is none of that name; it says what is near
     */
    public int parameterIndex(String name) {
        return known(structure.names().findParameter(name), "parameter", name);
    }

    /**
     * {@return index of a parameter, −1 if there is none of that name}
     *
     * @param name of the parameter
     */
    public int findParameter(String name) {
        return structure.names().findParameter(name);
    }

    /**
     * {@return name of a parameter}
     *
     * @param i position of the parameter, from 0
     */
    public String parameterName(int i) {
        return structure.names().parameter(i);
    }

    /** {@return values of all parameters as the model states them; a fresh copy} */
    public double[] baseParameters() {
        return baseParameters.clone();
    }

    /**
     * {@return values of all parameters with some set; parameters defined by others follow, unless set themselves}
     *
     * @param set values in place of the parameter's own, by name
     * @throws IllegalArgumentException if a name is not a parameter's
     */
    public double[] parameterValues(Map<String, Double> set) {
        double[] values = new double[parameterCount()];
        boolean[] given = new boolean[values.length];
        set.forEach((name, value) -> {
            int i = parameterIndex(name);
            given[i] = true;
            values[i] = value;
        });
        Program[] definitions = structure.parameters();
        double[] nothing = {};
        for (int i = 0; i < values.length; i++) {
            if (!given[i]) {
                values[i] = definitions[i].value(values, nothing, new double[definitions[i].size()]);
            }
        }
        return values;
    }

    /**
     * Derivatives of all parameters with respect to one: what is defined by it follows, except what is set itself.
     *
     * @param parameter position of the parameter that moves
     * @param values of all parameters
     * @param set names of parameters whose own definition is not in force
     * @return one derivative for each parameter, 1 for the one that moves
     */
    public double[] parameterDerivatives(int parameter, double[] values, Set<String> set) {
        return parameterDerivatives(parameter, values, followers(set));
    }

    /**
     * As with names, for many parameters with the same ones set.
     *
     * @param parameter position of the parameter that moves
     * @param values of all parameters
     * @param followers what is computed from others ({@link #followers})
     * @return one derivative for each parameter, 1 for the one that moves
     */
    public double[] parameterDerivatives(int parameter, double[] values, int[] followers) {
        double[] result = new double[values.length];
        result[parameter] = 1;
        Program[] definitions = structure.parameters();
        double[] nothing = {};
        for (int i : followers) {
            if (i > parameter) {
                double[] work = new double[2 * definitions[i].size()];
                definitions[i].value(values, nothing, work);
                result[i] = definitions[i].tangent(result, nothing, work);
            }
        }
        return result;
    }

    /**
     * {@return positions of the parameters that are computed from others, in the order of their definitions}
     *
     * @param set names of parameters whose own definition is not in force
     */
    public int[] followers(Set<String> set) {
        Program[] definitions = structure.parameters();
        return IntStream.range(0, definitions.length)
                .filter(i -> !definitions[i].literal() && !set.contains(parameterName(i)))
                .toArray();
    }

    /** {@return number of variables: levels, prices, incomes and auxiliaries} */
    public int variableCount() {
        return structure.names().variableCount();
    }

    /**
     * {@return index of a level, price, income or auxiliary}
     *
     * @param name of the variable
     * @throws IllegalArgumentException if there is none of that name; it says what is near
     */
    public int variableIndex(String name) {
        return known(structure.names().findVariable(name), "variable", name);
    }

    /**
     * {@return index of a level, price, income or auxiliary, −1 if there is none of that name}
     *
     * @param name of the variable
     */
    public int findVariable(String name) {
        return structure.names().findVariable(name);
    }

    /**
     * {@return name of a variable}
     *
     * @param i position of the variable, from 0
     */
    public String variableName(int i) {
        return structure.names().variable(i);
    }

    /**
     * {@return what kind of variable it is}
     *
     * @param i position of the variable, from 0
     */
    public VariableKind kind(int i) {
        return structure.names().kind(i);
    }

    /** {@return starting point in natural units: the model's starts, incomes that are not stated from the endowments} */
    public double[] start() {
        return start.clone();
    }

    /**
     * {@return the variable held by default: the model's numeraire, else the largest income at the start; −1 if there is no need
     * of one, because the model holds a price or an income by its bounds}
     */
    public int numeraire() {
        return numeraire;
    }

    /** {@return what the default numeraire is held at} */
    public double numeraireValue() {
        return numeraireValue;
    }

    /** {@return number of leaves of all trees: of outputs, inputs and demands} */
    public int leafCount() {
        return structure.forest().leafCount();
    }

    /**
     * {@return position of a leaf among the inputs of an activity or the demand of a consumer}
     *
     * @param owner name of the activity or consumer
     * @param leafName name of the leaf in its tree
     * @throws IllegalArgumentException if there is no such owner or leaf
     */
    public int leafIndex(String owner, String leafName) {
        return leaves().demand(owner, leafName);
    }

    /**
     * {@return position of a leaf among the inputs of an activity or the demand of a consumer, −1 if there is none}
     *
     * @param owner name of the activity or consumer
     * @param leafName name of the leaf in its tree
     */
    public int findLeaf(String owner, String leafName) {
        return leaves().findDemand(owner, leafName);
    }

    /**
     * {@return position of a leaf among the outputs of an activity}
     *
     * @param owner name of the activity
     * @param leafName name of the leaf in its tree
     * @throws IllegalArgumentException if there is no such activity or leaf
     */
    public int outputLeafIndex(String owner, String leafName) {
        return leaves().output(owner, leafName);
    }

    /**
     * {@return name of a leaf, unique in its tree only}
     *
     * @param leaf position of the leaf, from 0
     */
    public String leafName(int leaf) {
        return structure.forest().leafName()[leaf];
    }

    /**
     * {@return price variable of the good of a leaf}
     *
     * @param leaf position of the leaf, from 0
     */
    public int leafGood(int leaf) {
        return structure.forest().good()[leaf];
    }

    /**
     * {@return level or income variable of the owner of a leaf}
     *
     * @param leaf position of the leaf, from 0
     */
    public int leafOwner(int leaf) {
        return structure.forest().owner()[structure.forest().leafTree()[leaf]];
    }

    /**
     * {@return whether a leaf is an output, an input or a demand}
     *
     * @param leaf position of the leaf, from 0
     */
    public LeafSide leafSide(int leaf) {
        return structure.forest().side()[structure.forest().leafTree()[leaf]];
    }

    /** {@return number of taxes of all leaves} */
    public int taxCount() {
        return structure.forest().taxCount();
    }

    /**
     * {@return leaf that pays a tax}
     *
     * @param tax position of the tax, from 0
     */
    public int taxLeaf(int tax) {
        return structure.forest().taxLeaf()[tax];
    }

    /**
     * {@return income variable that receives a tax}
     *
     * @param tax position of the tax, from 0
     */
    public int taxRecipient(int tax) {
        return structure.forest().taxTo()[tax];
    }

    /** {@return number of endowments of all consumers, in the order of the model} */
    public int endowmentCount() {
        return structure.endowmentGood().length;
    }

    /**
     * {@return income variable of the owner of an endowment}
     *
     * @param endowment position of the endowment, from 0
     */
    public int endowmentOwner(int endowment) {
        return structure.endowmentOwner()[endowment];
    }

    /**
     * {@return price variable of an endowment}
     *
     * @param endowment position of the endowment, from 0
     */
    public int endowmentGood(int endowment) {
        return structure.endowmentGood()[endowment];
    }

    private int known(int index, String what, String name) {
        if (index < 0) {
            throw new IllegalArgumentException("model '" + model.title() + "' has no " + what + " '" + name + "'"
                    + structure.names().nearest(name));
        }
        return index;
    }
}
