package org.cgeleap.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A case copied, edited and run; a cap that cannot be met; the calibration alone. */
class OtherCasesTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void aCopyIsValidAndRunsToAnotherHorizon() throws IOException {
        Path mine = folder.resolve("my city");
        assertThat(Commands.run("new", mine.toString(), "--from", "chongqing").status())
                .isZero();
        assertThat(Commands.run("validate", mine.toString()).status()).isZero();
        assertThat(Commands.run("new", mine.toString(), "--from", "chongqing"))
                .satisfies(o -> assertThat(o.status()).isEqualTo(2))
                .satisfies(o -> assertThat(o.said()).contains("not empty"));
        Commands.replace(mine.resolve("case.yaml"), "horizon: 2060", "horizon: 2035");
        Path out = folder.resolve("out");
        Commands.Outcome outcome =
                Commands.run("run", mine.toString(), "--scenario", "AP-NZES", "--out", out.toString());
        assertThat(outcome.status()).as(outcome.said()).isZero();
        assertThat(Table.of(out.resolve("results.csv")).rows())
                .anySatisfy(r -> assertThat(r.get("year")).isEqualTo("2035"))
                .allSatisfy(r -> assertThat(Table.number(r, "year")).isLessThanOrEqualTo(2035))
                .noneSatisfy(r -> assertThat(r.get("scenario")).isEqualTo("PP-NZES"));
    }

    /** Stocks that are no longer built: the balance closes without them, the reference keeps its GDP path. */
    @Test
    void stocksFollowTheCasesIndex() throws IOException {
        Path mine = Commands.copyOfTheCase(folder);
        Commands.replace(mine.resolve("case.yaml"), "horizon: 2060", "horizon: 2022");
        Commands.replace(mine.resolve("macro.csv"), "stock_index.GAS,2025,", "stock_index.GAS,2022,");
        Path out = folder.resolve("out");
        Commands.Outcome run = Commands.run("run", mine.toString(), "--scenario", "RS", "--out", out.toString());
        assertThat(run.status()).as(run.said()).isZero();
        assertThat(run.said()).contains(", 0 failed");
        Table results = Table.of(out.resolve("results.csv"));
        double[] stock = new double[6];
        double[] formed = new double[6];
        for (int year = 2017; year <= 2022; year++) {
            stock[year - 2017] = Table.number(
                    results.where("variable", "balance_stock", "fuel", "gas", "year", String.valueOf(year))
                            .findFirst()
                            .orElseThrow(),
                    "value");
            formed[year - 2017] = Table.number(
                    results.where("model", "cge", "variable", "investment", "year", String.valueOf(year))
                            .findFirst()
                            .orElseThrow(),
                    "value");
        }
        assertThat(stock[3] / stock[0]).isCloseTo(formed[3] / formed[0], within(1e-9));
        assertThat(stock[4]).isPositive().isLessThan(0.6 * stock[3]);
        assertThat(stock[5]).isZero();
    }

    /** To zero in 2030: no technology that takes CO2 out of the air is there before 2031. */
    @Test
    void aCapThatCannotBeMetIsSaidAndWhatWasSolvedIsKept() throws IOException {
        Path mine = Commands.copyOfTheCase(folder);
        List<String> lines = Commands.lines(mine.resolve("policy.csv"));
        Files.write(
                mine.resolve("policy.csv"),
                lines.stream()
                        .filter(l -> !l.startsWith("AP-NZES,203") && !l.startsWith("AP-NZES,204"))
                        .filter(l -> !l.startsWith("AP-NZES,205"))
                        .map(l -> l.startsWith("AP-NZES,2026")
                                ? "AP-NZES,2026,2030,100,straight_line_to_zero,% a year,assumed,a test"
                                : l)
                        .toList());
        Path out = folder.resolve("out");
        Commands.Outcome outcome = Commands.run("run", mine.toString(), "--out", out.toString());
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.said()).contains("AP-NZES", "submodel_failed", "year 2030", "scaled residual");
        Table results = Table.of(out.resolve("results.csv"));
        assertThat(results.where("scenario", "AP-NZES", "variable", "gdp", "year", "2029"))
                .hasSize(1);
        assertThat(results.where("scenario", "AP-NZES", "variable", "gdp", "year", "2030"))
                .isEmpty();
        assertThat(results.where("scenario", "RS", "variable", "gdp", "year", "2060"))
                .hasSize(1);
        assertThat(Files.readString(out.resolve("manifest.json"))).contains("submodel_failed");
    }

    @Test
    void theCalibrationAloneReportsEveryChange() {
        Path out = folder.resolve("out");
        Commands.Outcome outcome = Commands.run("calibrate", "chongqing", "--out", out.toString());
        assertThat(outcome.status()).as(outcome.said()).isZero();
        // published gross outputs of 2017 by 42 sectors are control totals of the derived table
        assertThat(Table.of(out.resolve("table-2017.csv")).where("code", "27"))
                .singleElement()
                .satisfies(r -> assertThat(Table.number(r, "output"))
                        .isCloseTo(9783.4604, org.assertj.core.api.Assertions.within(1e-4)));
        assertThat(Table.of(out.resolve("derivation-controls.csv")).rows())
                .hasSizeGreaterThan(90)
                .allSatisfy(
                        r -> assertThat(Math.abs(Table.number(r, "residual"))).isLessThan(1e-6));
        assertThat(Table.of(out.resolve("benchmark-changes.csv")).rows()).isNotEmpty();
        assertThat(Table.of(out.resolve("checks.csv")).rows())
                .allSatisfy(r -> assertThat(r.get("pass")).isEqualTo("true"));
    }
}
