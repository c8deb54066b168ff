package org.cgeleap.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cgeleap.iotables.read.TableReader;
import org.cgeleap.iotables.table.IoTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands on input-output tables, as a user calls them: exit status, messages, files. */
class IoCommandsTest {
    /** A small official table as an office prints it; it adds up. */
    private static final List<String> OFFICIAL = List.of(
            "甲市2020年投入产出表,,,,,,,",
            ",,,,,,,单位：万元",
            ",产出,农业,工业,中间使用合计,最终消费支出合计,净流出,总产出",
            "投入,代码,01,02,TIU,TC,NOF,GO",
            "农业,01,20000,30000,50000,60000,-10000,100000",
            "工业,02,30000,100000,130000,90000,80000,300000",
            "中间投入合计,TII,50000,130000,180000,150000,70000,",
            "劳动者报酬,VA001,40000,100000,140000,,,",
            "营业盈余,VA004,10000,70000,80000,,,",
            "总投入,TI,100000,300000,400000,,,");

    @TempDir
    private Path folder = Path.of("");

    private Path official(List<String> lines) throws IOException {
        return Files.write(
                folder.resolve("city.csv"), String.join("\r\n", lines).getBytes(Charset.forName("GB18030")));
    }

    private static List<String> with(int line, String text) {
        List<String> lines = new ArrayList<>(OFFICIAL);
        lines.set(line, text);
        return lines;
    }

    private Path file(String name, String... lines) throws IOException {
        return Files.write(folder.resolve(name), List.of(lines));
    }

    private Commands.Outcome io(int status, Object... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "io";
        for (int k = 0; k < arguments.length; k++) {
            all[k + 1] = arguments[k].toString();
        }
        Commands.Outcome outcome = Commands.run(all);
        assertThat(outcome.status()).as(outcome.said()).isEqualTo(status);
        assertThat(outcome.said()).doesNotContain("\tat ");
        return outcome;
    }

    private Path imported() throws IOException {
        Path canonical = folder.resolve("canonical.csv");
        io(0, "import", official(OFFICIAL), "--out", canonical);
        return canonical;
    }

    @ParameterizedTest
    @ValueSource(strings = {"import", "check", "aggregate", "balance", "update", "holdout"})
    void everyCommandHasHelpWithAnExample(String command) {
        assertThat(io(0, command, "--help").said()).contains("Example: cgeleap io " + command);
    }

    @Test
    void importSaysWhatItRecognisedAndWritesTheCanonicalTable() throws IOException {
        Path canonical = folder.resolve("canonical.csv");
        Commands.Outcome outcome = io(0, "import", official(OFFICIAL), "--out", canonical);
        assertThat(outcome.said())
                .contains("甲市 2020, 2 sectors", "10^4 yuan", "layout: competitive", "[NOF]", "VA001", "TIU 2/2");
        IoTable table = TableReader.read(canonical).table();
        assertThat(table.output(1)).isEqualTo(300000);
        assertThat(table.metadata().yuanPerUnit()).isEqualTo(1e4);
        assertThat(table.netOutflow(0)).isEqualTo(-10000);
    }

    @Test
    void importWritesToStandardOutputAndNeverOverItsInput() throws IOException {
        Path given = official(OFFICIAL);
        assertThat(io(0, "import", given, "--out", "-").said()).contains("code,name,name_local,01,02,TIU,TC,NOF,GO");
        assertThat(io(2, "import", given, "--out", given).said()).contains("the imported file itself");
        assertThat(Files.readAllBytes(given)).startsWith("甲市".getBytes(Charset.forName("GB18030")));
    }

    @Test
    void whatTheSheetDoesNotSayCanBeStated() throws IOException {
        Path given = official(with(1, ",,,,,,,"));
        assertThat(io(2, "import", given, "--out", folder.resolve("x.csv")).said())
                .contains("city.csv", "no unit", "expected");
        assertThat(folder.resolve("x.csv")).doesNotExist();
        io(
                0,
                "import",
                given,
                "--unit",
                "10^8 yuan",
                "--year",
                "2019",
                "--region",
                "乙市",
                "--out",
                folder.resolve("x.csv"));
        assertThat(TableReader.read(folder.resolve("x.csv")).table().metadata().year())
                .isEqualTo(2019);
    }

    @Test
    void aTableThatDoesNotAddUpIsWrittenAndMarked() throws IOException {
        Path canonical = folder.resolve("canonical.csv");
        Path given = official(with(4, "农业,01,20000,3000,50000,60000,-10000,100000"));
        assertThat(io(1, "import", given, "--out", canonical).said()).contains("do not add up", "io check");
        assertThat(canonical).exists();
    }

    @Test
    void checkListsWhatDoesNotAddUpWithPlaceAndCause() throws IOException {
        Path given = official(with(4, "农业,01,20000,3000,50000,60000,-10000,100000"));
        Path list = folder.resolve("out/findings.csv");
        Commands.Outcome outcome = io(1, "check", given, "--csv", list);
        assertThat(outcome.said())
                .contains("likely cause: row 01, column 02: 3000", "30000", "decimal point", "cell D5")
                .contains("1. row 01", "off by");
        List<String> lines = Commands.lines(list);
        assertThat(lines.get(0)).isEqualTo("rank,row,column,cell,stated,computed,difference,rule");
        assertThat(lines).hasSizeGreaterThan(3);
        double before = Double.POSITIVE_INFINITY;
        for (String line : lines.subList(1, lines.size())) {
            double size = Math.abs(Double.parseDouble(line.split(",", -1)[6]));
            assertThat(size).isLessThanOrEqualTo(before);
            before = size;
        }
        assertThat(io(1, "check", given, "--csv", "-").said()).contains("rank,row,column,cell");
        io(0, "check", given, "--tolerance", "30000");
    }

    @Test
    void checkPassesWhatAddsUpAndRefusesWhatIsNoTable() throws IOException {
        assertThat(io(0, "check", official(OFFICIAL)).said()).contains("0 beyond");
        assertThat(io(0, "check", imported()).said()).contains("0 beyond");
        assertThat(io(0, "check", "bundled:china-2017-149.csv").said()).contains("1506 totals compared, 0 beyond");
        assertThat(io(2, "check", folder.resolve("none.xlsx")).said()).contains("none.xlsx: found no such file");
        assertThat(io(2, "check", official(with(4, "农业,01,2o000,30000,50000,60000,-10000,100000")))
                        .said())
                .contains("row 5, column C", "\"2o000\"");
    }

    @Test
    void aggregateKeepsTotalsAndRefusesWhatDoesNotCover() throws IOException {
        Path one = file(
                "one.csv",
                "source,target,applies_to,weight,basis,source_note",
                "01,ALL,all,1,sourced,test",
                "02,ALL,all,1,sourced,test");
        Path weights = folder.resolve("weights.csv");
        Path out = folder.resolve("one-sector.csv");
        assertThat(io(0, "aggregate", imported(), "--concordance", one, "--out", out, "--weights", weights)
                        .said())
                .contains("2 sectors to 1", "every sector lands", "400,000 before, 400,000 after");
        IoTable table = TableReader.read(out).table();
        assertThat(table.intermediate(0, 0)).isEqualTo(180000);
        assertThat(Commands.lines(weights)).hasSize(3).element(1).isEqualTo("01,ALL,all,1.0,100000.0,sourced,test");

        Path half = file("half.csv", "source,target,applies_to,weight,basis,source_note", "01,ALL,all,1,sourced,test");
        assertThat(io(2, "aggregate", imported(), "--concordance", half).said())
                .contains("half.csv", "no line for sector 02 工业");
        Path uneven = file(
                "uneven.csv",
                "source,target,applies_to,weight,basis,source_note",
                "01,A,all,0.5,assumed,test",
                "01,B,all,0.4,assumed,test",
                "02,B,all,1,assumed,test");
        assertThat(io(2, "aggregate", imported(), "--concordance", uneven).said())
                .contains("sum to 0.9");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gras", "cross-entropy", "least-squares"})
    void balanceMeetsTotalsAndReportsChanges(String method) throws IOException {
        Path totals = file("totals.csv", "side,code,total", "output,01,120000", "column,TC,160000", "row,VA001,150000");
        Path fixed = file("fixed.csv", "row,column,value", "01,02,31000");
        Path out = folder.resolve("balanced.csv");
        Path report = folder.resolve("report");
        Commands.Outcome outcome = io(
                0,
                "balance",
                imported(),
                "--method",
                method,
                "--totals",
                totals,
                "--fixed",
                fixed,
                "--out",
                out,
                "--report",
                report);
        assertThat(outcome.said()).contains("6 totals met", "1 of 2 sectors keep the output");
        IoTable table = TableReader.read(out).table();
        assertThat(table.output(0)).isEqualTo(120000);
        assertThat(table.intermediate(0, 1)).isEqualTo(31000);
        assertThat(table.intermediateUse(0) + table.finalUse(0, 0) + table.finalUse(0, 1))
                .isCloseTo(120000, org.assertj.core.api.Assertions.within(1e-6));
        assertThat(table.finalUseTotal(0)).isCloseTo(160000, org.assertj.core.api.Assertions.within(1e-6));
        assertThat(Commands.lines(report.resolve("balance-controls.csv"))).hasSize(7);
        assertThat(Commands.lines(report.resolve("balance-changes.csv")))
                .anySatisfy(line -> assertThat(line).startsWith("01,02,30000.0,31000.0"));
        io(0, "check", out);
    }

    @Test
    void contradictingTotalsAreNamedAndNothingIsWritten() throws IOException {
        Path out = folder.resolve("balanced.csv");
        Path totals = file(
                "totals.csv",
                "side,code,total",
                "column,TC,150000",
                "column,NOF,70000",
                "row,VA001,150000",
                "row,VA004,80000");
        assertThat(io(2, "balance", imported(), "--totals", totals, "--out", out)
                        .said())
                .contains("differ by 10000", "row VA001 (150000)", "column TC (150000)");
        Path fixed = file("fixed.csv", "row,column,value", "02,sectors,", "02,TC,190000", "02,NOF,0");
        assertThat(io(2, "balance", imported(), "--fixed", fixed, "--out", out).said())
                .contains("row of 02: wanted 300000", "add up to 320000 whatever is done", "off by 20000");
        assertThat(out).doesNotExist();
    }

    @Test
    void wrongUsageSaysWhatWasExpected() throws IOException {
        assertThat(io(2, "balance", imported(), "--method", "magic").said())
                .contains("method magic", "ras, gras, cross-entropy, least-squares");
        assertThat(io(2, "balance", imported(), "--method", "ras").said()).contains("cell (01, NOF) is -10000", "GRAS");
        Path totals = file("totals.csv", "side,code,total", "output,99,1");
        assertThat(io(2, "balance", imported(), "--totals", totals).said())
                .contains("totals.csv, row 2, column code: found \"99\"; expected one of [01, 02]");
        assertThat(io(2).said()).contains("import, check, aggregate, balance, update or holdout");
        assertThat(io(2, "update", imported()).said()).contains("without --totals");
    }

    @Test
    void updateBringsATableToAnotherYear() throws IOException {
        Path totals = file("totals.csv", "side,code,total", "output,01,110000", "output,02,360000", "row,VA001,165000");
        Path out = folder.resolve("later.csv");
        Path report = folder.resolve("report");
        io(
                0,
                "update",
                imported(),
                "--totals",
                totals,
                "--out",
                out,
                "--compare",
                out.resolveSibling("canonical.csv"),
                "--report",
                report);
        IoTable later = TableReader.read(out).table();
        assertThat(later.output(1)).isEqualTo(360000);
        double labour = later.valueAdded(0, 0) + later.valueAdded(0, 1);
        assertThat(labour).isCloseTo(165000, org.assertj.core.api.Assertions.within(1e-6));
        assertThat(Commands.lines(report.resolve("comparison-blocks.csv")).get(0))
                .isEqualTo("block,cells,wape,theil_u,swad,correlation,estimate,official");
    }

    /** The same command runs the derivation of a case, and gives the table the case is calibrated to. */
    @Test
    void updateRunsTheDerivationOfACase() {
        Path out = folder.resolve("derived.csv");
        io(0, "update", "chongqing", "--out", out);
        IoTable derived = TableReader.read(out).table();
        double output = 0;
        for (int j = 0; j < derived.size(); j++) {
            output += derived.output(j);
        }
        // control total of gross output 2017, 10^8 yuan
        assertThat(output).isCloseTo(56840.6079, org.assertj.core.api.Assertions.within(1e-3));
        Path other = folder.resolve("other.csv");
        io(0, "update", Commands.CASE.resolve("tables/derivation.yaml"), "--blend", "cn2017=1", "--out", other);
        assertThat(TableReader.read(other).table().intermediate(0, 5)).isNotEqualTo(derived.intermediate(0, 5));
        assertThat(io(2, "update", "chongqing", "--blend", "cn2017=0.6", "--out", other)
                        .said())
                .contains("shares that sum to 0.6");
        assertThat(io(2, "update", "chongqing", "--blend", "cn2018=1", "--out", other)
                        .said())
                .contains("found prior cn2018; expected one of cq2023, cq2007, cn2017");
    }

    @Test
    void holdoutComparesMethodsAndBlendsCellByCell() {
        Path out = folder.resolve("holdout");
        Commands.Outcome outcome =
                io(0, "holdout", "chongqing", "--blend", "cn2017=0.9,cq2007=0.1", "--method", "gras", "--out", out);
        assertThat(outcome.said()).contains("WAPE / Theil's U", "cn2017=0.9,cq2007=0.1", "largest errors");
        List<String> trials = Commands.lines(out.resolve("holdout-trials.csv"));
        assertThat(trials.get(0))
                .isEqualTo("blend,method,block,cells,wape,theil_u,swad,correlation,estimate,official,said");
        assertThat(trials).anySatisfy(line -> assertThat(line).contains(",gras,intermediate,1764,0.56"));
        assertThat(Commands.lines(out.resolve("comparison-cells.csv"))).hasSize(51);
        assertThat(io(2, "holdout", "chongqing", "--held", "cq2023", "--blend", "cq2023=1")
                        .said())
                .contains("found prior cq2023", "other than the one held out");
        assertThat(io(2, "holdout", "chongqing", "--held", "x").said()).contains("--held: found x");
    }
}
