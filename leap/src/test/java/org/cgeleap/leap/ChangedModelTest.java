package org.cgeleap.leap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.cgeleap.leap.area.AreaException;
import org.cgeleap.leap.area.AreaReader;
import org.cgeleap.leap.area.Branch;
import org.cgeleap.leap.area.Entry;
import org.cgeleap.leap.area.LeapArea;
import org.cgeleap.leap.area.Variable;
import org.cgeleap.leap.expression.Expression;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One expression changed, through the accounting: bit for bit what compiling and evaluating the whole area gives. */
final class ChangedModelTest {
    private static final Path BUNDLED = Path.of("..", "calibration", "cases", "chongqing", "leap");

    @TempDir
    Path folder;

    /** The whole area with the row, unit as it stands in the rows of the cell. */
    private static LeapArea whole(LeapArea area, int branch, Variable variable, String scenario, String text) {
        int s = area.scenarioIndex(scenario).orElseThrow();
        String unit = unit(area, branch, variable);
        Expression expression = Expression.parse(text, area.settings().notation());
        return area.with(new Entry(branch, variable, s, 0, expression, unit, "assumed", "changed by hand", "", 0));
    }

    private static String unit(LeapArea area, int branch, Variable variable) {
        return area.entries().stream()
                .filter(e -> e.branch() == branch
                        && e.variable() == variable
                        && !e.unit().isEmpty())
                .map(Entry::unit)
                .findFirst()
                .orElse("");
    }

    /** Every figure of a result. */
    private static List<Object> figures(AreaResult result) {
        List<Object> figures = new ArrayList<>();
        AreaModel model = result.model();
        for (int year : model.years()) {
            for (int b = 0; b < model.branchCount(); b++) {
                if (model.subtrees().leaves(b).length == 0) {
                    continue;
                }
                figures.add(result.energy(b, year));
                figures.add(result.co2Direct(b, year));
                figures.add(result.co2Indirect(b, year));
                figures.add(result.co2Captured(b, year));
                figures.add(result.technologies().investment(b, year));
                figures.add(result.technologies().annualisedCost(b, year));
            }
        }
        return figures;
    }

    @Test
    void randomEditsOfTheBundledArea() {
        LeapArea area = AreaReader.read(BUNDLED);
        SplittableRandom random = new SplittableRandom(17);
        String scenario = area.scenarios().get(area.scenarios().size() - 1).name();
        AreaModel model = AreaModel.compile(area, scenario);
        AreaInputs given = inputs(model, random);
        AreaResult before = model.evaluate(given);
        List<Entry> edited = area.entries().stream()
                .filter(e -> !e.variable().isProfile() && !e.variable().isShare())
                .toList();
        int incremental = 0;
        int differs = 0;
        List<Object> standing = figures(before);
        for (int trial = 0; trial < 60; trial++) {
            Entry entry = edited.get(random.nextInt(edited.size()));
            Branch branch = area.branches().get(entry.branch());
            String text = "(" + entry.expression().text() + ") * " + (0.5 + random.nextInt(8) / 8.0);
            AreaModel whole;
            try {
                whole = AreaModel.compile(whole(area, entry.branch(), entry.variable(), scenario, text), scenario);
            } catch (AreaException e) {
                assertThatThrownBy(() -> {
                            AreaModel changed = model.withExpression(
                                    branch.path(), entry.variable().label(), text);
                            changed.evaluate(AreaInputs.none(changed));
                        })
                        .as(branch.path() + " " + text)
                        .isInstanceOf(AreaException.class);
                continue;
            }
            AreaModel changed =
                    model.withExpression(branch.path(), entry.variable().label(), text);
            AreaInputs here = changed.sharesSeriesWith(model) ? given.on(changed) : again(given, changed);
            AreaResult from = changed.sharesSeriesWith(model) ? changed.evaluate(here, before) : changed.evaluate(here);
            incremental += changed.sharesSeriesWith(model) ? 1 : 0;
            List<Object> ours = figures(from);
            assertThat(ours)
                    .as(branch.path() + ":" + entry.variable().label() + " = " + text)
                    .isEqualTo(figures(whole.evaluate(again(given, whole))));
            differs += ours.equals(standing) ? 0 : 1;
        }
        assertThat(incremental).isGreaterThan(40);
        assertThat(differs).isGreaterThan(10);
    }

    /** Some keys given from outside, as the coupled run does. */
    private static AreaInputs inputs(AreaModel model, SplittableRandom random) {
        AreaInputs inputs = AreaInputs.none(model);
        for (int b = 0; b < model.branchCount(); b++) {
            if (model.branchPath(b).startsWith("Key\\Output Index\\") && model.takesSeries(b)) {
                double[] index = new double[model.yearCount()];
                double step = random.nextInt(5) / 100.0;
                Arrays.setAll(index, t -> 1 + step * t);
                inputs = inputs.withSeries(b, index);
            }
        }
        return inputs;
    }

    private static AreaInputs again(AreaInputs inputs, AreaModel model) {
        AreaInputs again = AreaInputs.none(model);
        for (var series : inputs.series().entrySet()) {
            again = again.withSeries(series.getKey(), series.getValue());
        }
        return again;
    }

    @Test
    void changesOneAfterAnotherWithTheSupplySideAndResultsOfDemand() {
        String plant = "Transformation\\Power\\Processes\\Gas plant";
        LeapArea area = SupplyAreaTest.area()
                .set(plant, "Exogenous Capacity", "Baseline", "500 + 100 * Demand\\Homes:Final Energy Demand", "MW")
                .read(folder);
        String[][] edits = {
            {"Demand\\Homes", "Activity Level", "Growth(3%)"},
            {plant, "Exogenous Capacity", "400 + 50 * Demand:Direct CO2"},
            {"Demand\\Homes\\Cooking", "Activity Level", "Interp(2040, 70)"},
            {"Key\\Grid Emission Factor", "Key Assumption", "Interp(2040, 0.1)"},
            {"Demand\\Homes\\Heating\\Heat pump", "Lifetime", "15"},
            {"Demand\\Homes\\Heating\\Heat pump", "Fuel Share", "Interp(2040, 60)"},
            {plant, "Process Efficiency", "Interp(2040, 55)"},
            {plant, "Exogenous Capacity", "450"},
        };
        AreaModel model = AreaModel.compile(area, "Baseline");
        AreaResult result = model.evaluate(AreaInputs.none(model));
        for (String[] edit : edits) {
            int branch = model.branchIndex(edit[0]);
            Variable variable = Variable.named(edit[1]).orElseThrow();
            area = whole(area, branch, variable, "Baseline", edit[2]);
            AreaModel next = model.withExpression(edit[0], edit[1], edit[2]);
            result = next.sharesSeriesWith(model)
                    ? next.evaluate(AreaInputs.none(next), result)
                    : next.evaluate(AreaInputs.none(next));
            AreaModel fresh = AreaModel.compile(area, "Baseline");
            AreaResult full = fresh.evaluate(AreaInputs.none(fresh));
            assertThat(figures(result)).as(String.join(" ", edit)).isEqualTo(figures(full));
            for (int t = 0; t < fresh.yearCount(); t++) {
                assertThat(result.supply().co2(1, t)).isEqualTo(full.supply().co2(1, t));
                assertThat(result.supply().module(1, t).output())
                        .isEqualTo(full.supply().module(1, t).output());
            }
            assertThat(next.area().entries()).hasSameSizeAs(area.entries());
            model = next;
        }
    }

    @Test
    void whatCannotBeChangedIsRefused() {
        AreaModel model = AreaModel.compile(SupplyAreaTest.area().read(folder), "Baseline");
        assertThatThrownBy(() -> model.withExpression("Demand\\Homes", "Fuel Share", "1"))
                .hasMessageContaining("no variable \"Fuel Share\"");
        assertThatThrownBy(() -> model.withExpression("Demand\\Homes", "Activity Level", "Demand:Direct CO2"))
                .isInstanceOf(AreaException.class)
                .hasMessageContaining("circular reference");
        assertThatThrownBy(() -> model.withExpression("Demand\\Homes", "Activity Level", "1 / 0"))
                .isInstanceOf(AreaException.class)
                .hasMessageContaining("Demand\\Homes:Activity Level");
        AreaModel other = AreaModel.compile(SupplyAreaTest.area().read(folder), "Baseline");
        assertThatThrownBy(() -> AreaInputs.none(model).on(other)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> other.evaluate(AreaInputs.none(other), model.evaluate(AreaInputs.none(model))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
