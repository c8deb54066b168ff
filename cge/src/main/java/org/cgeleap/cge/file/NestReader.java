package org.cgeleap.cge.file;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cgeleap.cge.model.Branch;
import org.cgeleap.cge.model.Expression;
import org.cgeleap.cge.model.Leaf;
import org.cgeleap.cge.model.Nest;
import org.cgeleap.cge.model.Tax;

/**
 * Reads one tree of outputs, inputs or demand.
 *
 * <pre>
 * { elasticity: 0.5, of: [ {good: g, quantity: 4, price: 1.1, taxes: [ {rate: 0.1, to: RA} ]}, {nest: va, elasticity: 1, of: […]} ] }
 * </pre>
 *
 * <p>A leaf without a name is called after its good; where a good stands several times in a tree without names, the
 * second is called {@code good#2}.
 */
final class NestReader {

    private static final List<String> TOP_KEYS = List.of("nest", "elasticity", "of");
    private static final List<String> LEAF_KEYS = List.of("good", "quantity", "price", "taxes", "name");
    private static final List<String> TAX_KEYS = List.of("rate", "to");
    private static final Set<NameKind> CONSUMERS = EnumSet.of(NameKind.CONSUMER);
    private static final Expression ONE = Expression.constant(1);

    private final Findings findings;
    private final Values values;
    private final Register register;
    private final GoodUse.Side side;
    private final String owner;
    private final String branchOf;
    private final String quantityOf;
    private final String priceOf;
    private final String rateOf;
    private final String receiverOf;
    private final String leafOf;
    private final String taxOf;
    private final Set<String> leafNames = new HashSet<>();

    NestReader(Findings findings, Values values, Register register, GoodUse.Side side, String owner) {
        this.findings = findings;
        this.values = values;
        this.register = register;
        this.side = side;
        this.owner = owner;
        // said of every leaf, so put together once a tree
        this.branchOf = "a branch of " + owner + ": {good: …, quantity: …} or {nest: …, of: […]}";
        this.quantityOf = "a quantity of " + owner;
        this.priceOf = "a benchmark price of " + owner;
        this.rateOf = "a tax rate of " + owner;
        this.receiverOf = "the receiver of a tax of " + owner;
        this.leafOf = "a good in a nest of " + owner;
        this.taxOf = "a tax of " + owner;
    }

    /** The tree; a nest of nothing, and findings, if it cannot be read. */
    Nest top(FileNode node, String name, double elasticity) {
        Optional<Section> section = Section.of(node, name + " of " + owner, TOP_KEYS, findings);
        if (section.isEmpty()) {
            return new Nest(name, Expression.constant(elasticity), List.of());
        }
        String own = section.get()
                .get("nest")
                .flatMap(n -> values.text(n, "a name of the nest"))
                .orElse(name);
        Expression substitution =
                section.get().has("elasticity") ? elasticity(section.get()) : Expression.constant(elasticity);
        return nest(section.get(), own, substitution);
    }

    private Expression elasticity(Section section) {
        return section.require("elasticity")
                .map(n -> values.expression(n, "an elasticity of " + owner, Values.PARAMETERS))
                .orElse(Expression.constant(0));
    }

    private Nest nest(Section section, String name, Expression elasticity) {
        List<NestAt.BranchAt> branches = new ArrayList<>();
        if (section.require("of").isPresent()) {
            List<FileNode> items = section.items("of", "goods and nests");
            for (FileNode item : items) {
                branch(item, name, branches.size() + 1).ifPresent(branches::add);
            }
            if (items.isEmpty()) {
                findings.add(section.at(), "nest \"" + name + "\" of nothing", "at least one good or nest in \"of\"");
            }
        }
        Nest nest = new Nest(
                name, elasticity, branches.stream().map(NestAt.BranchAt::branch).toList());
        register.nest(new NestAt(section.at(), nest, List.copyOf(branches)));
        return nest;
    }

    private Optional<NestAt.BranchAt> branch(FileNode node, String above, int position) {
        if (!(node instanceof FileNode.Mapping mapping)) {
            findings.add(node.at(), node.describe(), branchOf);
            return Optional.empty();
        }
        boolean nested = false;
        for (FileNode.Entry entry : mapping.entries()) {
            nested |= entry.key().equals("of") || entry.key().equals("nest");
        }
        List<String> keys = nested ? TOP_KEYS : LEAF_KEYS;
        String what = nested ? "a nest of " + owner : leafOf;
        Optional<Section> section = Section.of(mapping, what, keys, findings);
        if (section.isEmpty()) {
            return Optional.empty();
        }
        return nested
                ? Optional.of(new NestAt.BranchAt(section.get().at(), inner(section.get(), above + "." + position)))
                : leaf(section.get());
    }

    private Branch inner(Section section, String position) {
        String name = section.get("nest")
                .flatMap(n -> values.text(n, "a name of the nest"))
                .orElse(position);
        return nest(section, name, elasticity(section));
    }

    private Optional<NestAt.BranchAt> leaf(Section section) {
        Optional<FileNode> goodNode = section.require("good");
        Optional<FileNode> quantityNode = section.require("quantity");
        Optional<String> good = goodNode.flatMap(n -> values.name(n, "the name of a good"));
        Expression quantity = quantityNode
                .map(n -> values.expression(n, quantityOf, Values.PARAMETERS))
                .orElse(ONE);
        Expression price = section.get("price")
                .map(n -> values.expression(n, priceOf, Values.PARAMETERS))
                .orElse(ONE);
        List<Tax> taxes = new ArrayList<>();
        for (FileNode item : section.items("taxes", "{rate: …, to: …}")) {
            tax(item).ifPresent(taxes::add);
        }
        if (goodNode.isEmpty() || good.isEmpty()) {
            return Optional.empty();
        }
        register.good(new GoodUse(goodNode.get().at(), good.get(), side, quantity));
        Location at = quantityNode.map(FileNode::at).orElse(section.at());
        return Optional.of(
                new NestAt.BranchAt(at, new Leaf(leafName(section, good.get()), good.get(), quantity, price, taxes)));
    }

    private String leafName(Section section, String good) {
        Optional<FileNode> node = section.get("name");
        if (node.isPresent()) {
            String name =
                    values.text(node.get(), "a name for this place of the good").orElse(good);
            if (!leafNames.add(name)) {
                findings.add(
                        node.get().at(),
                        "\"" + name + "\" a second time in a tree of " + owner,
                        "a name that no other good of the tree has");
            }
            return name;
        }
        String name = good;
        for (int n = 2; !leafNames.add(name); n++) {
            name = good + "#" + n;
        }
        return name;
    }

    private Optional<Tax> tax(FileNode node) {
        Optional<Section> section = Section.of(node, taxOf, TAX_KEYS, findings);
        if (section.isEmpty()) {
            return Optional.empty();
        }
        Optional<FileNode> rateNode = section.get().require("rate");
        Optional<FileNode> toNode = section.get().require("to");
        Expression rate = rateNode.map(n -> values.expression(n, rateOf, Values.PARAMETERS_AND_AUXILIARIES))
                .orElse(Expression.constant(0));
        Optional<String> to = toNode.flatMap(n -> values.name(n, "the consumer that receives the tax"));
        to.ifPresent(name -> register.uses(new NameUse(toNode.orElseThrow().at(), name, receiverOf, CONSUMERS)));
        return to.map(name -> new Tax(rate, name));
    }
}
