package org.cgeleap.calibration.economy;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.cgeleap.calibration.casefile.LeafRole;
import org.cgeleap.calibration.casefile.NestTemplate;
import org.cgeleap.calibration.casefile.ParameterTable;
import org.cgeleap.cge.model.Branch;
import org.cgeleap.cge.model.EquilibriumModel;
import org.cgeleap.cge.model.Expression;
import org.cgeleap.cge.model.Nest;

/**
 * Applies a nest template to one sector: slots become leaves, empty nests drop out, elasticities become parameters of
 * the model (one for each key of the case, and one for each sector's own value).
 */
final class TreeBuilder {
    private final String file;
    private final Map<String, NestTemplate.Aggregate> trees;
    private final ParameterTable parameters;
    private final EquilibriumModel.Builder model;
    private final Set<String> declared = new LinkedHashSet<>();

    TreeBuilder(
            String file,
            Map<String, NestTemplate.Aggregate> trees,
            ParameterTable parameters,
            EquilibriumModel.Builder model) {
        this.file = file;
        this.trees = trees;
        this.parameters = parameters;
        this.model = model;
    }

    /** The elasticity of a key for a sector: the sector's own value where the case gives one. */
    Expression elasticity(String key, String sector) {
        try {
            return Expression.constant(Double.parseDouble(key));
        } catch (NumberFormatException e) {
            String own = key + "." + sector;
            String chosen = parameters.has(own, "") ? own : key;
            if (declared.add(chosen)) {
                model.parameter(chosen, parameters.value(chosen));
            }
            return Expression.ref(chosen);
        }
    }

    /** Keys of the elasticities used so far. */
    Set<String> elasticityKeys() {
        return declared;
    }

    /**
     * The tree of a sector.
     *
     * @param tree name of the template
     * @param sector whose own elasticities go first
     * @param leaves the branches a slot stands for; none drops it
     */
    Nest build(String tree, String sector, Function<NestTemplate.Slot, List<Branch>> leaves) {
        return (Nest) branch(template(tree), sector, leaves)
                .orElseThrow(() -> new IllegalArgumentException(file + ", tree " + tree + " of "
                        + sector + ": found no input with a value in the base year; expected at least one; check the"
                        + " sector's column in the table and its energy, or give it another tree"));
    }

    /** A tree of the case by name. */
    NestTemplate.Aggregate template(String tree) {
        NestTemplate.Aggregate template = trees.get(tree);
        if (template == null) {
            throw new IllegalArgumentException(file + " has no tree " + tree + "; it has " + trees.keySet());
        }
        return template;
    }

    /** Goods a template names one by one, which its slots for all goods leave out. */
    Set<String> namedGoods(String tree) {
        Set<String> named = new LinkedHashSet<>();
        collectNamed(template(tree), named);
        return named;
    }

    private void collectNamed(NestTemplate branch, Set<String> named) {
        if (branch instanceof NestTemplate.Aggregate aggregate) {
            aggregate.of().forEach(b -> collectNamed(b, named));
        } else if (branch instanceof NestTemplate.Tree tree) {
            collectNamed(template(tree.name()), named);
        } else if (branch instanceof NestTemplate.Slot slot && slot.role() == LeafRole.GOOD) {
            named.add(slot.code());
        }
    }

    private Optional<Branch> branch(
            NestTemplate template, String sector, Function<NestTemplate.Slot, List<Branch>> leaves) {
        if (template instanceof NestTemplate.Tree tree) {
            return branch(template(tree.name()), sector, leaves);
        }
        if (!(template instanceof NestTemplate.Aggregate aggregate)) {
            throw new IllegalArgumentException("a tree begins with a nest");
        }
        List<Branch> of = new ArrayList<>();
        for (NestTemplate child : aggregate.of()) {
            if (child instanceof NestTemplate.Slot slot) {
                of.addAll(leaves.apply(slot));
            } else {
                branch(child, sector, leaves).ifPresent(of::add);
            }
        }
        return of.isEmpty()
                ? Optional.empty()
                : Optional.of(new Nest(aggregate.name(), elasticity(aggregate.elasticity(), sector), of));
    }
}
