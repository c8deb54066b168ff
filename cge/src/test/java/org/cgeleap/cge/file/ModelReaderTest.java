package org.cgeleap.cge.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.cgeleap.cge.model.Activity;
import org.cgeleap.cge.model.Auxiliary;
import org.cgeleap.cge.model.Bounds;
import org.cgeleap.cge.model.Consumer;
import org.cgeleap.cge.model.Endowment;
import org.cgeleap.cge.model.EquilibriumModel;
import org.cgeleap.cge.model.Expression;
import org.cgeleap.cge.model.Leaf;
import org.cgeleap.cge.model.Nest;
import org.cgeleap.cge.model.Numeraire;
import org.cgeleap.cge.model.Parameter;
import org.cgeleap.cge.model.Scenario;
import org.cgeleap.cge.model.Subtotals;
import org.cgeleap.cge.model.Tax;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelReaderTest {

    private static final double INF = Double.POSITIVE_INFINITY;

    /** Every construct of the format once. */
    static final String EVERYTHING = """
            title: everything once
            parameters: { endow_l: 4, tl: 0, esub: "1", twice: "=2*endow_l" }
            activities:
              X.s1:
                outputs: { elasticity: 1, of: [ {good: P.g1, quantity: 6}, {good: P.g2, quantity: 2} ] }
                inputs:
                  elasticity: 0.5
                  of:
                    - { good: P.g1, quantity: 4 }
                    - nest: va
                      elasticity: "=esub"
                      of:
                        - { good: PF.l, quantity: 1, price: 1.0, taxes: [ { rate: "=tl + TAU", to: RA } ] }
                        - { good: PF.k, quantity: 1 }
                    - { good: P.g1, quantity: 0.5 }
                    - { good: P.g1, quantity: 0.25, name: own use }
                level: { start: 1, lower: 0, upper: 10 }
            consumers:
              RA:
                endowments:
                  - { good: PF.l, quantity: "=endow_l" }
                  - { good: PF.k, quantity: "=2*TAU" }
                  - { good: P.g2, quantity: -1 }
                demand: { of: [ {good: P.g1, quantity: 2}, {nest: rest, elasticity: 2, of: [ {good: P.g2, quantity: 4} ]} ] }
                income: { start: 6 }
            prices:
              P.g1: { start: 1, lower: 1e-6 }
              PF.k: { fixed: 1.5 }
            auxiliaries:
              TAU: { start: 1, lower: 0, constraint: "PF.k - 0.9 * P.g1" }
              FREE: { lower: -.inf, constraint: "FREE - X.s1^2" }
            numeraire: { P.g1: 1 }
            scenarios:
              - { name: benchmark, replicate: true }
              - { name: labour up, set: { endow_l: 4.4 } }
              - { name: numeraire RA, set: { endow_l: 4.4 }, numeraire: { RA: 6.4 } }
              - { name: rationed, fix: { TAU: 0.5 }, start: { P.g1: 0.8 }, bounds: { X.s1: { lower: 0.2 }, FREE: { upper: 3 } } }
            """;

    private static final String JSON = """
            {
            	"title": "exchange",
            	"parameters": {"apples": 3, "pears": "=apples/1.5"},
            	"consumers": {
            		"Eve": {"endowments": [{"good": "apple", "quantity": "=apples"}],
            			"demand": {"of": [{"good": "pear", "quantity": 2, "price": "1.5"}]}},
            		"Adam": {"endowments": [{"good": "pear", "quantity": "=pears"}],
            			"demand": {"elasticity": 0, "of": [{"good": "apple", "quantity": 3}]}}},
            	"auxiliaries": {"T": {"constraint": "T - pear", "lower": "-inf"}},
            	"scenarios": [{"name": "benchmark", "replicate": true}]
            }
            """;

    @Test
    void everyConstructIsRead() {
        EquilibriumModel model = ModelReader.read(EVERYTHING, "everything.yaml");

        assertThat(model.title()).isEqualTo("everything once");
        assertThat(model.parameters())
                .containsExactly(
                        new Parameter("endow_l", Expression.constant(4)),
                        new Parameter("tl", Expression.constant(0)),
                        new Parameter("esub", Expression.constant(1)),
                        new Parameter("twice", Expression.constant(2).times(Expression.ref("endow_l"))));
        Leaf labour = new Leaf(
                "PF.l",
                "PF.l",
                Expression.constant(1),
                Expression.constant(1),
                List.of(new Tax(Expression.ref("tl").plus(Expression.ref("TAU")), "RA")));
        Leaf again = new Leaf("P.g1#2", "P.g1", Expression.constant(0.5), Expression.constant(1), List.of());
        Leaf own = new Leaf("own use", "P.g1", Expression.constant(0.25), Expression.constant(1), List.of());
        assertThat(model.activities())
                .containsExactly(new Activity(
                        "X.s1",
                        Nest.of("outputs", 1, Leaf.of("P.g1", 6), Leaf.of("P.g2", 2)),
                        Nest.of(
                                "inputs",
                                0.5,
                                Leaf.of("P.g1", 4),
                                Nest.of("va", Expression.ref("esub"), labour, Leaf.of("PF.k", 1)),
                                again,
                                own),
                        new Bounds(1, 0, 10)));
        assertThat(model.consumers())
                .containsExactly(new Consumer(
                        "RA",
                        List.of(
                                new Endowment("PF.l", Expression.ref("endow_l")),
                                new Endowment("PF.k", Expression.constant(2).times(Expression.ref("TAU"))),
                                new Endowment("P.g2", Expression.constant(-1))),
                        Nest.of("demand", 1, Leaf.of("P.g1", 2), Nest.of("rest", 2, Leaf.of("P.g2", 4))),
                        new Bounds(6, 0, INF)));
        assertThat(model.prices())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("P.g1", new Bounds(1, 1e-6, INF), "PF.k", new Bounds(1.5, 1.5, 1.5)));
        assertThat(model.auxiliaries()).extracting(Auxiliary::name).containsExactly("TAU", "FREE");
        assertThat(model.auxiliaries().get(0).bounds()).isEqualTo(new Bounds(1, 0, INF));
        assertThat(model.auxiliaries().get(1).bounds()).isEqualTo(new Bounds(0, -INF, INF));
        assertThat(model.numeraire()).contains(new Numeraire("P.g1", 1));
        assertThat(model.scenarios())
                .containsExactly(
                        new Scenario("benchmark", Map.of(), Map.of(), Map.of(), Map.of(), Optional.empty(), true),
                        Scenario.of("labour up", Map.of("endow_l", 4.4)),
                        new Scenario(
                                "numeraire RA",
                                Map.of("endow_l", 4.4),
                                Map.of(),
                                Map.of(),
                                Map.of(),
                                Optional.of(new Numeraire("RA", 6.4)),
                                false),
                        new Scenario(
                                "rationed",
                                Map.of(),
                                Map.of("TAU", 0.5),
                                Map.of("P.g1", 0.8),
                                Map.of("X.s1", new Bounds(1, 0.2, 10), "FREE", new Bounds(0, -INF, 3)),
                                Optional.empty(),
                                false));
    }

    @Test
    void jsonIsTheSameStructure() {
        EquilibriumModel model = ModelReader.read(JSON, "exchange.json");
        assertThat(model.consumers()).extracting(Consumer::name).containsExactly("Eve", "Adam");
        assertThat(model.consumers().get(1).demand().elasticity()).isEqualTo(Expression.constant(0));
        assertThat(model.auxiliaries().get(0).bounds().lower()).isEqualTo(-INF);
        assertThat(model.scenarios().get(0).replicate()).isTrue();
    }

    /** Halves between neighbours, the smallest and the largest, and as many digits as anyone writes: by exact arithmetic. */
    @Test
    void numbersAreTheNearestDoubles() {
        Random random = new Random(17);
        List<String> texts = new ArrayList<>(List.of(
                "1e-400",
                "4.9e-324",
                "2.4703282292062328e-324",
                "1.7976931348623157e308",
                "9007199254740993",
                "1.",
                ".5"));
        for (int k = 0; k < 300; k++) {
            double value = Math.scalb(1 + random.nextDouble(), random.nextInt(120) - 60);
            BigDecimal half = new BigDecimal(value)
                    .add(new BigDecimal(Math.nextUp(value)))
                    .divide(BigDecimal.valueOf(2), MathContext.UNLIMITED);
            texts.add(half.toPlainString());
            texts.add(half.add(half.ulp()).toPlainString());
            texts.add(random.nextInt(1000) + "." + (random.nextLong() >>> 1) + "e" + (random.nextInt(400) - 200));
        }
        StringBuilder file = new StringBuilder("parameters:\n");
        for (int k = 0; k < texts.size(); k++) {
            file.append("  p").append(k).append(": ").append(texts.get(k)).append('\n');
        }
        EquilibriumModel model = ModelReader.read(
                file
                        + "consumers: { A: { endowments: [ {good: x, quantity: 1} ], demand: { of: [ {good: x, quantity: 1} ] } } }",
                "numbers.yaml");
        for (int k = 0; k < texts.size(); k++) {
            assertThat(model.parameters().get(k).value())
                    .as(texts.get(k))
                    .isEqualTo(Expression.constant(new BigDecimal(texts.get(k)).doubleValue()));
        }
    }

    @Test
    void anchorsSpareRepetition() {
        String text = """
                consumers:
                  A: { endowments: [ {good: x, quantity: 1} ], demand: &d { of: [ {good: y, quantity: 1} ] } }
                  B: { endowments: [ {good: y, quantity: 1} ], demand: { of: [ {good: x, quantity: 1} ] } }
                  C: { endowments: [ {good: y, quantity: 1} ], demand: *d }
                """;
        EquilibriumModel model = ModelReader.read(text, "anchors.yaml");
        assertThat(model.consumers().get(2).demand())
                .isEqualTo(model.consumers().get(0).demand());
    }

    @Test
    void writtenModelsComeBackTheSame(@TempDir Path folder) throws IOException {
        for (EquilibriumModel model : List.of(
                ModelReader.read(EVERYTHING, "everything.yaml"), ModelReader.read(JSON, "exchange.json"), awkward())) {
            Path file = folder.resolve("model.yaml");
            ModelWriter.write(model, file);
            assertThat(ModelReader.read(file)).isEqualTo(model);
        }
        Path json = folder.resolve("exchange.JSON");
        Files.writeString(json, JSON);
        assertThat(ModelReader.read(json)).isEqualTo(ModelReader.read(JSON, "x.json"));
    }

    /** Names that YAML would take for something else, numbers of all sizes, a nest with a name of its own. */
    private static EquilibriumModel awkward() {
        Expression p = Expression.ref("a: \"b\" #c\n");
        EquilibriumModel.Builder builder = EquilibriumModel.builder("yes: \\ no\t\u2028");
        builder.parameter("a: \"b\" #c\n", 0.1);
        return builder.activity(new Activity(
                        "no",
                        Nest.of("1", 0, Leaf.of("null", 1e-300)),
                        Nest.of("2", 1.0 / 3.0, Leaf.of("- x", Math.PI), Nest.of("deep", p, Leaf.of("{}", 1e22))),
                        new Bounds(2, 2, 2)))
                .consumer(new Consumer(
                        "'",
                        List.of(
                                new Endowment("- x", p.times(2)),
                                new Endowment("{}", new Expression.Negate(new Expression.Negate(p)))),
                        Nest.of("demand", 1, Leaf.of("null", 1)),
                        new Bounds(1, -1, INF)))
                .price("- x", new Bounds(3, 2, 2))
                .numeraire("null", 0.1)
                .scenario(Scenario.of("~", Map.of("a: \"b\" #c\n", 1e-17)))
                .scenario(Scenario.of("each", Map.of()).withSubtotals(Optional.of(Subtotals.EACH)))
                .scenario(new Scenario(
                        "groups",
                        Map.of("a: \"b\" #c\n", 0.2),
                        Map.of("no", 2.0),
                        Map.of(),
                        Map.of(),
                        Optional.of(new Numeraire("null", 0.2)),
                        List.of(),
                        false,
                        Optional.of(new Subtotals(List.of(List.of("a: \"b\" #c\n", "no"), List.of("null"))))))
                .build();
    }
}
