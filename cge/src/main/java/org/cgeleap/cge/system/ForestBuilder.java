package org.cgeleap.cge.system;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.cgeleap.cge.model.Branch;
import org.cgeleap.cge.model.Leaf;
import org.cgeleap.cge.model.Nest;
import org.cgeleap.cge.model.Tax;

/** Flattens nest trees to a {@link NestForest}, noting what is wrong with them. */
final class ForestBuilder {
    private final Names names;
    private final ProgramCompiler programs;
    private final List<String> findings;

    private final IntList treeItem = new IntList();
    private final IntList treeLeaf = new IntList();
    private final IntList treeTax = new IntList();
    private final List<LeafSide> side = new ArrayList<>();
    private final IntList owner = new IntList();
    private final IntList parent = new IntList();
    private final IntList leafFirst = new IntList();
    private final IntList leafEnd = new IntList();
    private final List<Boolean> isLeaf = new ArrayList<>();
    private final IntList leafItem = new IntList();
    private final IntList leafTree = new IntList();
    private final IntList good = new IntList();
    private final List<String> leafName = new ArrayList<>();
    private final List<Program> quantity = new ArrayList<>();
    private final List<Program> price = new ArrayList<>();
    private final List<Program> elasticity = new ArrayList<>();
    private final List<String> label = new ArrayList<>();
    private final IntList leafTax = new IntList();
    private final IntList taxLeaf = new IntList();
    private final IntList taxTo = new IntList();
    private final List<Program> rate = new ArrayList<>();

    ForestBuilder(Names names, ProgramCompiler programs, List<String> findings) {
        this.names = names;
        this.programs = programs;
        this.findings = findings;
    }

    /** Adds one tree; {@code place} begins the messages about it ("inputs of Y.ISM"). */
    void add(int ownerVariable, LeafSide treeSide, Nest root, String place) {
        treeItem.add(parent.size());
        treeLeaf.add(good.size());
        treeTax.add(taxLeaf.size());
        side.add(treeSide);
        owner.add(ownerVariable);
        nest(root, -1, place, new HashSet<>());
    }

    private void nest(Nest nest, int above, String place, Set<String> leafNames) {
        int item = parent.size();
        Supplier<String> here = () -> above < 0 ? place : place + ", nest " + nest.name();
        Program sigma = programs.compile(nest.elasticity(), ProgramCompiler.Scope.PARAMETERS, here, ", elasticity", "");
        open(above, false, sigma, above < 0 ? place : nest.name());
        if (nest.of().isEmpty()) {
            findings.add(here.get() + ": a nest without branches; name at least one good");
        }
        for (Branch branch : nest.of()) {
            if (branch instanceof Leaf leaf) {
                leaf(leaf, item, sigma, here, leafNames);
            } else {
                nest((Nest) branch, item, place, leafNames);
            }
        }
        leafEnd.set(item, good.size());
    }

    private void leaf(Leaf leaf, int above, Program sigma, Supplier<String> place, Set<String> leafNames) {
        int index = good.size();
        Supplier<String> here = () -> place.get() + ", " + leaf.name();
        if (!leafNames.add(leaf.name())) {
            findings.add(here.get() + ": a second leaf of this name in one tree; give one of them another name");
        }
        leafItem.add(parent.size());
        open(above, true, sigma, leaf.name());
        leafTree.add(side.size() - 1);
        good.add(names.findVariable(leaf.good()));
        leafName.add(leaf.name());
        quantity.add(programs.compile(leaf.quantity(), ProgramCompiler.Scope.PARAMETERS, here, ", quantity", ""));
        price.add(programs.compile(leaf.price(), ProgramCompiler.Scope.PARAMETERS, here, ", price", ""));
        leafTax.add(taxLeaf.size());
        for (Tax tax : leaf.taxes()) {
            int to = names.findVariable(tax.to());
            if (to < 0 || names.kind(to) != VariableKind.INCOME) {
                findings.add(
                        here.get() + ": tax paid to unknown consumer '" + tax.to() + "'" + names.nearest(tax.to()));
                continue;
            }
            taxLeaf.add(index);
            taxTo.add(to);
            rate.add(programs.compile(tax.rate(), ProgramCompiler.Scope.AUXILIARIES, here, ", tax to ", tax.to()));
        }
        leafEnd.set(leafEnd.size() - 1, good.size());
    }

    private void open(int above, boolean leaf, Program sigma, String called) {
        parent.add(above);
        isLeaf.add(leaf);
        leafFirst.add(good.size());
        leafEnd.add(good.size());
        elasticity.add(sigma);
        label.add(called);
    }

    NestForest build() {
        treeItem.add(parent.size());
        treeLeaf.add(good.size());
        treeTax.add(taxLeaf.size());
        leafTax.add(taxLeaf.size());
        int items = parent.size();
        int[] above = parent.toArray();
        int[] childStart = new int[items + 1];
        for (int p : above) {
            if (p >= 0) {
                childStart[p + 1]++;
            }
        }
        for (int i = 0; i < items; i++) {
            childStart[i + 1] += childStart[i];
        }
        int[] children = new int[childStart[items]];
        int[] next = childStart.clone();
        for (int i = 0; i < items; i++) {
            if (above[i] >= 0) {
                children[next[above[i]]++] = i;
            }
        }
        boolean[] leaves = new boolean[items];
        for (int i = 0; i < items; i++) {
            leaves[i] = isLeaf.get(i);
        }
        return new NestForest(
                treeItem.toArray(),
                treeLeaf.toArray(),
                treeTax.toArray(),
                side.toArray(LeafSide[]::new),
                owner.toArray(),
                above,
                childStart,
                children,
                leafFirst.toArray(),
                leafEnd.toArray(),
                leaves,
                leafItem.toArray(),
                leafTree.toArray(),
                good.toArray(),
                leafName.toArray(String[]::new),
                quantity.toArray(Program[]::new),
                price.toArray(Program[]::new),
                elasticity.toArray(Program[]::new),
                label.toArray(String[]::new),
                leafTax.toArray(),
                taxLeaf.toArray(),
                taxTo.toArray(),
                rate.toArray(Program[]::new));
    }
}
