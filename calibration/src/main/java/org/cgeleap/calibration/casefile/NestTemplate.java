package org.cgeleap.calibration.casefile;

import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;

/** A nest tree of the case before it is applied to a sector: the notation of {@code nests.yaml}. */
public sealed interface NestTemplate {

    /**
     * An aggregate.
     *
     * @param name of the nest
     * @param elasticity a key of the case's parameters, or a number
     * @param of its branches
     * @param row in nests.yaml
     */
    record Aggregate(String name, String elasticity, List<NestTemplate> of, int row) implements NestTemplate {
        /**
         * Copies the branches.
         *
         * @param name of the nest
         * @param elasticity a key of the case's parameters, or a number
         * @param of its branches
         * @param row in nests.yaml
         */
        public Aggregate {
            of = List.copyOf(of);
        }

        /** {@return the elasticity where it is typed as a number; none where it is a key of the parameters} */
        public OptionalDouble number() {
            try {
                return OptionalDouble.of(Double.parseDouble(elasticity));
            } catch (NumberFormatException key) {
                return OptionalDouble.empty();
            }
        }

        /** {@return elasticities of the tree as written, whether a sector has the branches they are between or not} */
        public Set<String> elasticities() {
            Set<String> all = new TreeSet<>();
            all.add(elasticity);
            for (NestTemplate branch : of) {
                if (branch instanceof Aggregate aggregate) {
                    all.addAll(aggregate.elasticities());
                }
            }
            return all;
        }
    }

    /**
     * Another tree in this place.
     *
     * @param name of the other tree
     * @param row in nests.yaml
     */
    record Tree(String name, int row) implements NestTemplate {}

    /**
     * A leaf, or a group of leaves.
     *
     * @param role what it stands for
     * @param code the good, for {@link LeafRole#ENERGY} and {@link LeafRole#GOOD}; empty for all
     * @param row in nests.yaml
     */
    record Slot(LeafRole role, String code, int row) implements NestTemplate {}
}
