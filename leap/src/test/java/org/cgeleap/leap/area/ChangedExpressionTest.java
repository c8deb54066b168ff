package org.cgeleap.leap.area;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.cgeleap.leap.expression.Expression;
import org.cgeleap.leap.expression.TimeFrame;
import org.junit.jupiter.api.Test;

/** One expression changed: the same values as a full compilation, and only what depends on it calculated anew. */
final class ChangedExpressionTest {
    private static final int KEYS = 300;

    /** Keys of which each may refer to earlier ones, three scenarios, 41 years. */
    private static LeapArea area(SplittableRandom random) {
        List<Branch> branches = new ArrayList<>();
        List<Entry> entries = new ArrayList<>();
        branches.add(new Branch("Key", BranchKind.KEY, null, null, "", "", 0));
        branches.add(new Branch("Demand", BranchKind.CATEGORY, null, null, "", "", 0));
        for (int i = 0; i < KEYS; i++) {
            branches.add(new Branch("Key\\N" + i, BranchKind.KEY, null, null, "", "", i + 2));
            entries.add(entry(i + 2, 0, text(random, i)));
            if (random.nextInt(3) == 0) {
                entries.add(entry(i + 2, 1 + random.nextInt(2), "BaseYearValue * (1 + 0.01 * (Year - BaseYear))"));
            }
        }
        return LeapArea.ofOneRegion(
                "Keys",
                new TimeFrame(2020, 2023, 2060),
                List.of(
                        new Scenario(Scenario.CURRENT_ACCOUNTS, -1, null, null),
                        new Scenario("Baseline", 0, null, null),
                        new Scenario("Mitigation", 1, null, null)),
                List.of(),
                branches,
                entries);
    }

    private static Entry entry(int branch, int scenario, String text) {
        return new Entry(
                branch,
                Variable.KEY_ASSUMPTION,
                scenario,
                0,
                Expression.parse(text),
                "",
                "assumed",
                "test",
                "",
                branch);
    }

    private static String text(SplittableRandom random, int i) {
        String base = "Interp(2020, " + (1 + random.nextInt(9)) + ", 2060, " + (1 + random.nextInt(9)) + ")";
        if (i < 3 || random.nextInt(4) == 0) {
            return base;
        }
        return "(Key\\N" + random.nextInt(i) + " + Key\\N" + random.nextInt(i) + ") / 2 + " + base;
    }

    @Test
    void sameValuesAsAFullCompilation() {
        SplittableRandom random = new SplittableRandom(3);
        LeapArea area = area(random);
        CellGraph graph = CellGraph.compile(area, 2, 0);
        for (int trial = 0; trial < 40; trial++) {
            int key = random.nextInt(KEYS);
            String text = text(random, key);
            CellGraph changed = graph.withExpression(key + 2, Variable.KEY_ASSUMPTION, text);
            CellGraph full = CellGraph.compile(area.with(entry(key + 2, 2, text)), 2, 0);
            double[][] ours = changed.evaluate(Map.of());
            double[][] before = graph.evaluate(Map.of());
            double[][] theirs = full.evaluate(Map.of());
            int same = 0;
            for (int b = 2; b < KEYS + 2; b++) {
                int c = changed.series(b, Variable.KEY_ASSUMPTION).orElseThrow();
                assertThat(ours[c])
                        .containsExactly(
                                theirs[full.series(b, Variable.KEY_ASSUMPTION).orElseThrow()]);
                same += ours[c] == before[c] ? 1 : 0;
            }
            assertThat(same).as("rows shared").isGreaterThan(0).isLessThan(KEYS);
        }
    }

    @Test
    void changesCanBeMadeOneAfterAnother() {
        SplittableRandom random = new SplittableRandom(4);
        LeapArea area = area(random);
        CellGraph graph = CellGraph.compile(area, 2, 0);
        for (int trial = 0; trial < 20; trial++) {
            int key = random.nextInt(KEYS);
            String text = text(random, key);
            graph = graph.withExpression(key + 2, Variable.KEY_ASSUMPTION, text);
            area = area.with(entry(key + 2, 2, text));
        }
        CellGraph full = CellGraph.compile(area, 2, 0);
        for (int b = 2; b < KEYS + 2; b++) {
            assertThat(graph.evaluate(Map.of())[
                            graph.series(b, Variable.KEY_ASSUMPTION).orElseThrow()])
                    .containsExactly(full.evaluate(Map.of())[
                            full.series(b, Variable.KEY_ASSUMPTION).orElseThrow()]);
        }
    }

    @Test
    void aChangeThatClosesACircleOrMeansNothingIsRefused() {
        LeapArea area = area(new SplittableRandom(5));
        CellGraph graph = CellGraph.compile(area, 2, 0);
        assertThatThrownBy(() -> graph.withExpression(2, Variable.KEY_ASSUMPTION, "Key\\N0 + 1"))
                .isInstanceOf(AreaException.class)
                .hasMessageContaining("circular");
        assertThatThrownBy(() -> graph.withExpression(2, Variable.KEY_ASSUMPTION, "Key\\None"))
                .isInstanceOf(AreaException.class)
                .hasMessageContaining("Key\\None");
        assertThatThrownBy(() -> graph.withExpression(2, Variable.KEY_ASSUMPTION, "1 +"))
                .isInstanceOf(org.cgeleap.leap.expression.ExpressionException.class);
    }
}
