package org.cgeleap.exported;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hipparchus.analysis.differentiation.Gradient;

/**
 * Reads a GAMS/MPSGE program (Rutherford 1999, appendix on syntax) and evaluates it by its meaning: unit cost from the
 * function's fields, demand and supply by Shephard's and Hotelling's lemma with automatic differentiation.
 */
final class MpsgeReader {
    private final GamsProgram program;
    private final Map<String, String> kinds = new LinkedHashMap<>();
    private final List<Block> blocks = new ArrayList<>();

    /** A $prod, $demand or $constraint block. */
    private static final class Block {
        final String kind;
        final String name;
        final Map<String, Double> elasticities = new LinkedHashMap<>();
        final Map<String, String> parents = new HashMap<>();
        final List<Line> lines = new ArrayList<>();
        final StringBuilder constraint = new StringBuilder();

        Block(String kind, String name) {
            this.kind = kind;
            this.name = name;
        }
    }

    /** An o:, i:, d: or e: line. */
    private static final class Line {
        char field;
        String good = "";
        double quantity = 1;
        double price = 1;
        String nest = "";
        String rationed = "";
        final List<Tax> taxes = new ArrayList<>();
    }

    /** a: with t:, or n: and m:. */
    private static final class Tax {
        final String to;
        double rate;
        String auxiliary = "";
        double multiplier = 1;

        Tax(String to) {
            this.to = to;
        }
    }

    private MpsgeReader(String text) {
        this.program = GamsProgram.of(text);
    }

    static Complementarity read(String text) {
        MpsgeReader reader = new MpsgeReader(text);
        reader.parse();
        return reader.evaluate();
    }

    private void parse() {
        String section = "";
        Block block = null;
        List<String> joined = new ArrayList<>();
        for (String raw : program.block) {
            assertThat(raw.length()).as("MPSGE's longest line: " + raw).isLessThan(256);
            String line = raw.contains("!") ? raw.substring(0, raw.indexOf('!')) : raw;
            if (line.startsWith("+")) {
                joined.set(joined.size() - 1, joined.get(joined.size() - 1) + " " + line.substring(1));
            } else {
                joined.add(line);
            }
        }
        for (String line : joined) {
            String plain = line.trim();
            if (plain.isEmpty()) {
                continue;
            }
            if (plain.startsWith("$")) {
                String[] words = plain.split("\\s+", 0);
                String[] head = words[0].substring(1).split(":", 2);
                section = head[0].toLowerCase(Locale.ROOT);
                if (List.of("prod", "demand", "constraint").contains(section)) {
                    block = new Block(section, GamsProgram.key(head[1]));
                    blocks.add(block);
                    for (int k = 1; k < words.length; k++) {
                        elasticity(block, words[k]);
                    }
                }
            } else if (List.of("sectors", "commodities", "consumers", "auxiliary")
                    .contains(section)) {
                assertThat(plain.length()).as("MPSGE's longest name: " + plain).isLessThan(11);
                assertThat(kinds.put(GamsProgram.key(plain), section)).as(plain).isNull();
            } else if (section.equals("constraint") && block != null) {
                block.constraint.append(' ').append(plain);
            } else if (block != null) {
                block.lines.add(fields(plain));
            }
        }
    }

    private static void elasticity(Block block, String word) {
        String[] two = word.split(":", 0);
        String id = two[0];
        int open = id.indexOf('(');
        String name = open < 0 ? id : id.substring(0, open);
        assertThat(name.length()).as("name of a nest: " + name).isLessThanOrEqualTo(4);
        String parent = open < 0 ? "" : id.substring(open + 1, id.length() - 1);
        assertThat(parent.isEmpty() || block.elasticities.containsKey(parent))
                .as("nest " + parent + " declared before " + name)
                .isTrue();
        block.elasticities.put(name, Double.parseDouble(two[1]));
        block.parents.put(name, parent);
    }

    private static Line fields(String text) {
        Line line = new Line();
        for (String word : text.split("\\s+", 0)) {
            String[] two = word.split(":", 2);
            String value = two.length > 1 ? two[1] : "";
            switch (two[0].toLowerCase(Locale.ROOT)) {
                case "o", "i", "d", "e" -> {
                    line.field = Character.toLowerCase(two[0].charAt(0));
                    line.good = GamsProgram.key(value);
                }
                case "q" -> line.quantity = Double.parseDouble(value);
                case "p" -> line.price = Double.parseDouble(value);
                case "r" -> line.rationed = GamsProgram.key(value);
                case "a" -> line.taxes.add(new Tax(GamsProgram.key(value)));
                case "t" -> last(line).rate = Double.parseDouble(value);
                case "n" -> last(line).auxiliary = GamsProgram.key(value);
                case "m" -> last(line).multiplier = Double.parseDouble(value);
                default -> {
                    assertThat(value).as("mark of a nest: " + word).isEmpty();
                    line.nest = two[0];
                }
            }
        }
        assertThat(line.price).as("reference price of " + text).isPositive();
        return line;
    }

    private static Tax last(Line line) {
        return line.taxes.get(line.taxes.size() - 1);
    }

    /** Terms of the conditions by variable. */
    private final Map<String, Double> value = new HashMap<>();

    private final Map<String, Double> size = new HashMap<>();

    private void add(String name, double term) {
        value.merge(name, term, Double::sum);
        size.merge(name, Math.abs(term), Double::sum);
    }

    private Complementarity evaluate() {
        for (Block block : blocks) {
            switch (block.kind) {
                case "prod" -> production(block);
                case "demand" -> demand(block);
                default -> constraint(block);
            }
        }
        List<Complementarity.Row> rows = new ArrayList<>();
        assertThat(kinds.keySet()).as("declared").isEqualTo(program.level.keySet());
        kinds.forEach((name, kind) -> {
            double f = value.getOrDefault(name, 0.0) + (kind.equals("consumers") ? program.level(name) : 0);
            rows.add(program.row(name, f, size.getOrDefault(name, 0.0)));
        });
        return new Complementarity(rows);
    }

    private double rate(Line line) {
        double sum = 0;
        for (Tax tax : line.taxes) {
            sum += tax.auxiliary.isEmpty() ? tax.rate : tax.multiplier * program.level(tax.auxiliary);
        }
        return sum;
    }

    private void taxes(Line line, double flow) {
        for (Tax tax : line.taxes) {
            double rate = tax.auxiliary.isEmpty() ? tax.rate : tax.multiplier * program.level(tax.auxiliary);
            add(tax.to, -rate * program.level(line.good) * flow);
        }
    }

    private void production(Block block) {
        double level = program.level(block.name);
        List<Line> outputs = block.lines.stream().filter(l -> l.field == 'o').toList();
        List<Line> inputs = block.lines.stream().filter(l -> l.field == 'i').toList();
        Gradient revenue = unitValue(block, outputs, "t", -1);
        Gradient cost = unitValue(block, inputs, "s", 1);
        add(block.name, cost.getValue());
        add(block.name, -revenue.getValue());
        for (int k = 0; k < outputs.size(); k++) {
            double flow = revenue.getPartialDerivative(k) * level;
            add(outputs.get(k).good, flow);
            taxes(outputs.get(k), flow);
        }
        for (int k = 0; k < inputs.size(); k++) {
            double flow = cost.getPartialDerivative(k) * level;
            add(inputs.get(k).good, -flow);
            taxes(inputs.get(k), flow);
        }
    }

    private void demand(Block block) {
        List<Line> goods = block.lines.stream().filter(l -> l.field == 'd').toList();
        Gradient expenditure = unitValue(block, goods, "s", 1);
        double activity = program.level(block.name) / expenditure.getValue();
        for (int k = 0; k < goods.size(); k++) {
            assertThat(goods.get(k).taxes)
                    .as("taxes on final demand, which MPSGE has not")
                    .isEmpty();
            add(goods.get(k).good, -expenditure.getPartialDerivative(k) * activity);
        }
        for (Line line : block.lines) {
            if (line.field == 'e') {
                double owned = line.quantity * (line.rationed.isEmpty() ? 1 : program.level(line.rationed));
                add(line.good, owned);
                add(block.name, -program.level(line.good) * owned);
            }
        }
    }

    private void constraint(Block block) {
        String[] sides = block.constraint.toString().replace(";", "").split("=[ge]=", 0);
        GamsExpression.Sized f = GamsExpression.of(sides[0] + " - (" + sides[1] + ")", program::level);
        add(block.name, f.value());
        size.merge(block.name, f.size(), Double::sum);
    }

    /** Cost or revenue of one unit as a function of the user prices of its lines. */
    private Gradient unitValue(Block block, List<Line> lines, String root, int side) {
        List<Gradient> prices = new ArrayList<>();
        for (int k = 0; k < lines.size(); k++) {
            Line line = lines.get(k);
            double user = program.level(line.good) * (1 + side * rate(line));
            prices.add(Gradient.variable(lines.size(), k, user));
        }
        return nest(block, lines, prices, root, root, side);
    }

    private static double benchmark(Block block, List<Line> lines, String nest, String root) {
        double sum = 0;
        for (Line line : lines) {
            if ((line.nest.isEmpty() ? root : line.nest).equals(nest)) {
                sum += line.quantity * line.price;
            }
        }
        for (Map.Entry<String, String> child : block.parents.entrySet()) {
            if (child.getValue().equals(nest)) {
                sum += benchmark(block, lines, child.getKey(), root);
            }
        }
        return sum;
    }

    private static Gradient nest(
            Block block, List<Line> lines, List<Gradient> prices, String nest, String root, int side) {
        double value = benchmark(block, lines, nest, root);
        Double stated = block.elasticities.get(nest);
        double r = 1 - side * (stated == null ? 0 : stated);
        List<Double> shares = new ArrayList<>();
        List<Gradient> relative = new ArrayList<>();
        for (int k = 0; k < lines.size(); k++) {
            Line line = lines.get(k);
            if ((line.nest.isEmpty() ? root : line.nest).equals(nest)) {
                shares.add(line.quantity * line.price / value);
                relative.add(prices.get(k).divide(line.price));
            }
        }
        for (Map.Entry<String, String> child : block.parents.entrySet()) {
            if (child.getValue().equals(nest)) {
                double part = benchmark(block, lines, child.getKey(), root);
                shares.add(part / value);
                relative.add(
                        nest(block, lines, prices, child.getKey(), root, side).divide(part));
            }
        }
        Gradient sum = prices.get(0).getField().getZero();
        for (int k = 0; k < shares.size(); k++) {
            Gradient term = r == 1
                    ? relative.get(k)
                    : Math.abs(r) < 1e-8
                            ? relative.get(k).log()
                            : relative.get(k).pow(r);
            sum = sum.add(term.multiply(shares.get(k)));
        }
        Gradient index = r == 1 ? sum : Math.abs(r) < 1e-8 ? sum.exp() : sum.pow(1 / r);
        return index.multiply(value);
    }
}
