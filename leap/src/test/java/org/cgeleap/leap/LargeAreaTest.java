package org.cgeleap.leap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An area of some 340 branches and 44 years: recomputed from its rows, evaluated quickly and from several threads. */
final class LargeAreaTest {
    private static final int BASE = 2017;
    private static final int END = 2060;

    @TempDir
    Path folder;

    private record Row(int industry, double level, double shareEnd, double coal, double power) {}

    /** Seven industries of six processes, two technologies each, two fuels each; half of them keep vintages. */
    private static AreaFiles area(List<Row> rows) {
        AreaFiles files =
                new AreaFiles(BASE, 2021, END).key("Grid Emission Factor", "Interp(2017,0.6,2060,0.05)", "", "");
        SplittableRandom random = new SplittableRandom(20261124);
        for (int m = 0; m < 7; m++) {
            files.key("Output Index\\S" + m, "Interp(2017,1,2060,2.5)", "", "");
            files.branch("Demand\\S" + m, "category", "", "", "");
            for (int i = 0; i < 6; i++) {
                boolean stock = i % 2 == 1;
                String process = "Demand\\S" + m + "\\P" + i;
                double level = 1 + 10 * random.nextDouble();
                double end = 20 + 70 * random.nextDouble();
                files.branch(process, "process", stock ? "stock-turnover" : "activity", "", "Mt");
                files.set(
                        process,
                        "Activity Level",
                        "Current Accounts",
                        level + " * (Key\\Output Index\\S" + m + ")^0.8",
                        "");
                for (int j = 0; j < 2; j++) {
                    String technology = process + "\\T" + j;
                    double coal = 100 + 400 * random.nextDouble();
                    double power = 50 + 500 * random.nextDouble();
                    files.branch(technology, "technology", "", "", "");
                    String share = j == 0 ? "Remainder(100)" : "Interp(2017, 10, 2060, " + end + ")";
                    files.set(technology, stock ? "Sales Share" : "Activity Share", "Current Accounts", share, "%");
                    if (stock) {
                        files.set(technology, "Stock Share", "Current Accounts", j == 0 ? "90" : "10", "%");
                        files.set(technology, "Lifetime", "Current Accounts", "25", "years");
                    }
                    files.branch(technology + "\\Coal", "fuel", "", "coal", "");
                    files.set(technology + "\\Coal", "Final Energy Intensity", "Current Accounts", "" + coal, "kgce/t");
                    files.set(technology + "\\Coal", "Final Energy Intensity", "Baseline", "Growth(-1%)", "kgce/t");
                    files.branch(technology + "\\Power", "fuel", "", "ele", "");
                    files.set(
                            technology + "\\Power", "Final Energy Intensity", "Current Accounts", "" + power, "kWh/t");
                    if (!stock) {
                        rows.add(new Row(m, level, j == 0 ? -end : end, coal, power));
                    }
                }
            }
        }
        return files;
    }

    @Test
    void activityProcessesAgreeWithASpreadsheet() {
        List<Row> rows = new ArrayList<>();
        AreaResult result = area(rows).run(folder, "Baseline");
        for (int year : new int[] {2020, 2050}) {
            for (int m = 0; m < 2; m++) {
                double coal = 0;
                double power = 0;
                for (Row row : rows) {
                    double index = 1 + 1.5 * (year - BASE) / (END - BASE);
                    double activity = row.level() * Math.pow(index, 0.8);
                    double end = Math.abs(row.shareEnd());
                    double second = (10 + (end - 10) * (year - BASE) / (END - BASE)) / 100;
                    double share = row.shareEnd() < 0 ? 1 - second : second;
                    if (row.industry() == m) {
                        coal += activity * share * row.coal() / 1000 * Math.pow(0.99, Math.max(0, year - 2020));
                        power += activity * share * row.power() * 0.1229 / 1000;
                    }
                }
                double[] ours = new double[3];
                for (int i = 0; i < 6; i += 2) {
                    ours[0] += result.energy("Demand\\S" + m + "\\P" + i, "coal", year);
                    ours[1] += result.energy("Demand\\S" + m + "\\P" + i, "ele", year);
                    ours[2] += result.co2Direct("Demand\\S" + m + "\\P" + i, year);
                }
                assertThat(ours[0]).isCloseTo(coal, within(1e-9 * coal));
                assertThat(ours[1]).isCloseTo(power, within(1e-9 * power));
                assertThat(ours[2]).isCloseTo(coal * 2.66, within(1e-9 * coal));
            }
        }
    }

    @Test
    void stockOfEveryProcessMeetsItsActivity() {
        AreaResult result = area(new ArrayList<>()).run(folder, "Baseline");
        AreaModel model = result.model();
        for (int m = 0; m < 7; m++) {
            for (int i = 1; i < 6; i += 2) {
                int process = model.branchIndex("Demand\\S" + m + "\\P" + i);
                for (int year : model.years()) {
                    double activity = result.activity(process, year);
                    assertThat(result.technologies().stock(process, year))
                            .isGreaterThanOrEqualTo(activity * (1 - 1e-12));
                    double ofTechnologies = result.activity(process + 1, year) + result.activity(process + 4, year);
                    assertThat(ofTechnologies).isCloseTo(activity, within(1e-12 * activity));
                }
            }
        }
    }

    @Test
    void evaluationIsQuickAndTheSameFromEveryThread() {
        AreaModel model = AreaModel.compile(area(new ArrayList<>()).read(folder), "Baseline");
        double[] index = new double[model.yearCount()];
        Arrays.setAll(index, t -> 1 + 0.03 * t);
        AreaInputs inputs = AreaInputs.none(model);
        for (int m = 0; m < 7; m++) {
            inputs = inputs.withSeries("Key\\Output Index\\S" + m, index)
                    .withIntensityFactor("Demand\\S" + m, "coal", index);
        }
        AreaInputs all = inputs;
        double expected = model.evaluate(all).energy("Demand", 2050);
        for (int k = 0; k < 300; k++) {
            model.evaluate(all);
        }
        long best = Long.MAX_VALUE;
        for (int k = 0; k < 100; k++) {
            long start = System.nanoTime();
            model.evaluate(all);
            best = Math.min(best, System.nanoTime() - start);
        }
        // about a millisecond on an idle core; ten leaves room for a busy machine
        assertThat(best)
                .as("%d branches, best of 100: %d us", model.branchCount(), best / 1000)
                .isLessThan(10_000_000L);
        assertThat(IntStream.range(0, 64)
                        .parallel()
                        .mapToDouble(k -> model.evaluate(all).energy("Demand", 2050)))
                .containsOnly(expected);
    }
}
