package org.cgeleap.coupling.sensitivity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The uncertain inputs together: the unit cube of factors, and the inputs' values at its points. Inputs of one group share
 * a factor and so move together, each through its own distribution. Factors are independent, or tied by a Gaussian copula
 * with the given rank correlations (Spearman's ρ becomes the normals' 2 sin(πρ/6)).
 */
public final class InputSpace {
    private final List<Input> inputs;
    private final List<String> factors;
    private final int[] factorOf;
    private final double[][] root;
    private final double[][] normal;
    private final boolean independent;

    /**
     * An uncertain input.
     *
     * @param name of it
     * @param distribution of its value
     * @param group whose members move together; empty for an input by itself
     */
    public record Input(String name, Distribution distribution, String group) {
        /**
         * An input by itself.
         *
         * @param name of the input
         * @param distribution of its values
         */
        public Input(String name, Distribution distribution) {
            this(name, distribution, "");
        }
    }

    /**
     * A rank correlation of two factors.
     *
     * @param first name of an input or group
     * @param second name of another
     * @param rank Spearman's ρ, above −1, below 1
     */
    public record Correlation(String first, String second, double rank) {}

    /**
     * A space.
     *
     * @param inputs in the order of the columns
     * @param correlations between factors; none for independent ones
     * @throws IllegalArgumentException for names that are twice there or unknown, and for correlations that cannot all hold
     */
    public InputSpace(List<Input> inputs, List<Correlation> correlations) {
        this.inputs = List.copyOf(inputs);
        Map<String, Integer> positions = new LinkedHashMap<>();
        factorOf = new int[inputs.size()];
        for (int i = 0; i < factorOf.length; i++) {
            Input input = inputs.get(i);
            String factor = input.group().isEmpty() ? input.name() : input.group();
            if (input.group().isEmpty() && positions.containsKey(factor)) {
                throw new IllegalArgumentException("found " + factor + " twice; expected each input once");
            }
            factorOf[i] = positions.computeIfAbsent(factor, k -> positions.size());
        }
        factors = List.copyOf(positions.keySet());
        normal = new double[factors.size()][factors.size()];
        for (int i = 0; i < normal.length; i++) {
            normal[i][i] = 1;
        }
        Set<Set<String>> pairs = new HashSet<>();
        for (Correlation c : correlations) {
            int a = factors.indexOf(c.first());
            int b = factors.indexOf(c.second());
            if (a < 0 || b < 0 || a == b || !(Math.abs(c.rank()) < 1)) {
                throw new IllegalArgumentException("correlation: found " + c.first() + ", " + c.second() + ", "
                        + c.rank() + "; expected two of " + factors + " and a number between -1 and 1");
            }
            if (!pairs.add(Set.of(c.first(), c.second()))) {
                throw new IllegalArgumentException(
                        "correlation: found " + c.first() + " and " + c.second() + " twice; expected each pair once");
            }
            normal[a][b] = 2 * Math.sin(Math.PI * c.rank() / 6);
            normal[b][a] = normal[a][b];
        }
        independent = correlations.isEmpty();
        root = Cholesky.of(normal);
    }

    /** {@return the inputs} */
    public List<Input> inputs() {
        return inputs;
    }

    /** {@return names of the factors: inputs by themselves, and groups} */
    public List<String> factors() {
        return factors;
    }

    /** {@return number of factors} */
    public int dimension() {
        return factors.size();
    }

    /** {@return whether no factor is tied to another} */
    public boolean independent() {
        return independent;
    }

    /**
     * Members of a factor.
     *
     * @param factor its index
     * @return one input, or those of a group
     */
    public List<Input> members(int factor) {
        List<Input> members = new ArrayList<>();
        for (int i = 0; i < factorOf.length; i++) {
            if (factorOf[i] == factor) {
                members.add(inputs.get(i));
            }
        }
        return members;
    }

    /** {@return names of inputs that have no bounds, which designs that go to the ends of the unit cube cannot take} */
    public List<String> unbounded() {
        return inputs.stream()
                .filter(i -> !i.distribution().bounded())
                .map(Input::name)
                .toList();
    }

    /**
     * {@return values of the inputs at a point of the unit cube}
     *
     * @param unit one number a factor, 0 to 1
     */
    public double[] values(double[] unit) {
        double[] u = unit;
        if (!independent) {
            double[] z = Arrays.stream(unit).map(Distribution.Gauss::quantile).toArray();
            u = Arrays.stream(Cholesky.times(root, z))
                    .map(Distribution.Gauss::cumulative)
                    .toArray();
        }
        return quantiles(u);
    }

    /**
     * {@return values of the inputs at a point of the unit cube whose coordinates are tied already}
     *
     * @param u coordinates by factor, 0 to 1
     */
    public double[] quantiles(double[] u) {
        double[] values = new double[factorOf.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = inputs.get(i).distribution().quantile(u[factorOf[i]]);
        }
        return values;
    }

    /**
     * Correlation of the factors' normal scores.
     *
     * @return a copy: [factor][factor]
     */
    public double[][] correlation() {
        return java.util.Arrays.stream(normal).map(double[]::clone).toArray(double[][]::new);
    }

    /**
     * {@return values of the inputs at a point of the standardised space of a quadrature: mean + standard deviation × L z}
     *
     * @param z one number a factor, mean 0, standard deviation 1
     */
    public double[] standardised(double[] z) {
        double[] tied = Cholesky.times(root, z);
        double[] values = new double[factorOf.length];
        for (int i = 0; i < values.length; i++) {
            Distribution d = inputs.get(i).distribution();
            values[i] = d.mean() + d.standardDeviation() * tied[factorOf[i]];
        }
        return values;
    }
}
