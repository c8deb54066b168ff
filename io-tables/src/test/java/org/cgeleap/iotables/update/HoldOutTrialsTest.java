package org.cgeleap.iotables.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.cgeleap.iotables.balance.BalanceMethod;
import org.cgeleap.iotables.table.IoTable;
import org.cgeleap.iotables.update.HoldOutTrials.Trial;
import org.junit.jupiter.api.Test;

/** The hold-out of the bundled job: the official 2023 table from the nation of 2017 and the city of 2007. */
class HoldOutTrialsTest {
    private static final Path YAML = Path.of("..", "calibration", "cases", "chongqing", "tables", "derivation.yaml");
    private static final Path BUNDLED = Path.of("tables");

    @Test
    void trialsAreMeasuredAndTheYardstickAndImpossibleBlendsAmongThem() {
        UpdateInputs inputs = UpdateConfiguration.read(YAML, BUNDLED);
        UpdateConfiguration.Held held = UpdateConfiguration.held(YAML, BUNDLED);
        Map<String, CellRules> blends = new LinkedHashMap<>();
        blends.put("job", held.blend());
        blends.put("cq2007=1", Blend.of("cq2007=1").rules());
        List<Trial> trials = HoldOutTrials.run(
                inputs, held.prior(), blends, List.of(BalanceMethod.GRAS, BalanceMethod.CROSS_ENTROPY));

        assertThat(trials).hasSize(2 + 2 * 3);
        double national = wape(trials, "cn2017=1", "none");
        // national coefficients times output, by hand
        assertThat(national).isCloseTo(naive(inputs.prior("cn2017"), inputs.prior("cq2023")), within(1e-12));
        // measured 0.604 with untouched coefficients, 0.578 and 0.572 derived, 0.469 were the intermediate totals known
        assertThat(wape(trials, "job", "gras")).isLessThan(0.585);
        assertThat(wape(trials, "job", "cross-entropy")).isLessThan(0.58);
        assertThat(wape(trials, "job", "gras, intermediate totals known")).isLessThan(0.48);
        // the city of 2007 had no such sector, so its structure alone cannot fill the totals
        assertThat(trials)
                .filteredOn(t -> t.blend().equals("cq2007=1") && t.method().equals("gras"))
                .singleElement()
                .satisfies(t -> assertThat(t.said()).contains("column 23"));
    }

    private static double wape(List<Trial> trials, String blend, String method) {
        for (Trial trial : trials) {
            TableDistance distance = trial.distance();
            if (trial.blend().equals(blend) && trial.method().equals(method) && distance != null) {
                return distance.block("intermediate").wape();
            }
        }
        throw new AssertionError("no trial " + blend + ", " + method);
    }

    private static double naive(IoTable prior, IoTable truth) {
        double error = 0;
        double size = 0;
        for (int i = 0; i < truth.size(); i++) {
            for (int j = 0; j < truth.size(); j++) {
                double estimate = prior.intermediate(i, j) / prior.output(j) * truth.output(j);
                error += Math.abs(estimate - truth.intermediate(i, j));
                size += truth.intermediate(i, j);
            }
        }
        return error / size;
    }

    @Test
    void theFiguresOfADistanceAreThoseOfTheBook() {
        UpdateInputs inputs = UpdateConfiguration.read(YAML, BUNDLED);
        IoTable estimate = inputs.prior("cn2017");
        IoTable truth = inputs.prior("cq2023");
        TableDistance.Block block = TableDistance.between(estimate, truth, 5).block("intermediate");
        int n = truth.size();
        double[] e = new double[n * n];
        double[] t = new double[n * n];
        double squares = 0;
        double weighted = 0;
        double size = 0;
        for (int k = 0; k < n * n; k++) {
            e[k] = estimate.intermediate(k / n, k % n);
            t[k] = truth.intermediate(k / n, k % n);
            squares += Math.pow(e[k] - t[k], 2);
            weighted += t[k] * Math.abs(e[k] - t[k]);
            size += t[k] * t[k];
        }
        assertThat(block.cells()).isEqualTo(n * n);
        assertThat(block.theilU()).isCloseTo(Math.sqrt(squares / size), within(1e-9));
        assertThat(block.swad()).isCloseTo(weighted / size, within(1e-9));
        assertThat(block.correlation()).isCloseTo(new PearsonsCorrelation().correlation(e, t), within(1e-9));
    }
}
