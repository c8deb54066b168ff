package org.cgeleap.coupling.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cgeleap.calibration.casefile.InputException;
import org.cgeleap.coupling.cli.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Two runs written by hand. */
class RunComparisonTest {
    @TempDir
    private Path folder = Path.of("");

    private Path run(String name, String hash, String status, String... rows) throws IOException {
        Path run = Files.createDirectories(folder.resolve(name));
        Files.writeString(run.resolve("manifest.json"), """
                {"closure": {"savings": "%s"}, "closure_hash": "%s", "options": {"set": {}}, "inputs": {"a.csv": "%s"},
                 "scenarios": {"RS": {"status": "%s", "message": ""}}}
                """.formatted(hash, hash, name, status));
        Files.writeString(
                run.resolve("results.csv"),
                "scenario,model,year,variable,sector,fuel,technology,unit,value\n" + String.join("\n", rows) + "\n");
        return run;
    }

    @Test
    void largestFirstByTheSizeOfTheVariable() throws IOException {
        Path a = run(
                "a",
                "x",
                "converged",
                "RS,cge,2030,gdp,,,,yuan,100",
                "RS,cge,2030,co2,ELE,coal,,Mt,50",
                "RS,cge,2040,co2,ELE,coal,,Mt,1e-12",
                "RS,cge,2030,price,A,,,index,1");
        Path b = run(
                "b",
                "x",
                "converged",
                "RS,cge,2030,gdp,,,,yuan,101",
                "RS,cge,2030,co2,ELE,coal,,Mt,40",
                "RS,cge,2040,co2,ELE,coal,,Mt,5e-12",
                "RS,cge,2050,price,A,,,index,1");
        RunComparison c = RunComparison.of(a, b, false);
        assertThat(c.rows()).hasSize(3);
        assertThat(c.rows().get(0).key().words()).isEqualTo("co2[ELE,coal] RS 2030");
        assertThat(c.rows().get(0).absolute()).isEqualTo(-10);
        assertThat(c.rows().get(0).relative()).isCloseTo(-0.2, within(1e-15));
        assertThat(c.rows().get(0).ofScale()).isCloseTo(0.2, within(1e-15));
        assertThat(c.rows().get(1).key().variable()).isEqualTo("gdp");
        assertThat(c.compared()).isEqualTo(3);
        assertThat(c.onlyFirst()).isEqualTo(1);
        assertThat(c.onlySecond()).isEqualTo(1);
        assertThat(c.settings()).containsExactly("a.csv: another content");
        assertThat(c.variables()).extracting(RunComparison.Variable::name).containsExactly("co2", "gdp");
    }

    @Test
    void differentClosuresAreRefusedUnlessAskedFor() throws IOException {
        Path a = run("a", "x", "converged", "RS,cge,2030,gdp,,,,yuan,100");
        Path b = run("b", "y", "converged", "RS,cge,2030,gdp,,,,yuan,100");
        assertThatThrownBy(() -> RunComparison.of(a, b, false))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("--across-closures")
                .hasMessageContaining("closure.savings: x | y");
        assertThat(RunComparison.of(a, b, true).rows()).isEmpty();
    }

    @Test
    void exitStatusAndMessages() throws IOException {
        Path a = run("a", "x", "converged", "RS,cge,2030,gdp,,,,yuan,100");
        Path b = run("b", "x", "converged", "RS,cge,2030,gdp,,,,yuan,101");
        Path c = run("c", "x", "stalled", "RS,cge,2030,gdp,,,,yuan,101");
        assertThat(compare(a.toString(), b.toString())).startsWith("0\n").contains("gdp RS 2030");
        assertThat(compare(a.toString(), b.toString(), "--tolerance", "0.1")).startsWith("0\n");
        assertThat(compare(a.toString(), b.toString(), "--tolerance", "1e-6")).startsWith("1\n");
        assertThat(compare(a.toString(), c.toString())).startsWith("1\n").contains("RS is stalled");
        assertThat(compare(a.toString(), folder.resolve("none").toString()))
                .startsWith("2\n")
                .contains("found no manifest.json; expected the output folder");
        assertThat(compare(a.toString(), b.toString(), "--variable", "gpd"))
                .startsWith("2\n")
                .contains("found gpd, which neither run has");
        assertThat(compare(a.toString(), b.toString(), "--csv", "-"))
                .contains("RS,cge,2030,gdp,,,,yuan,100.0,101.0,1.0,0.01,");
        assertThat(compare(a.toString(), b.toString(), "--json")).contains("\"compared\" : 1");
    }

    private static String compare(String... args) {
        String[] all = new String[args.length + 1];
        all[0] = "compare";
        System.arraycopy(args, 0, all, 1, args.length);
        StringWriter text = new StringWriter();
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(text));
        line.setErr(new PrintWriter(text));
        int status = line.execute(all);
        return status + "\n" + text;
    }
}
