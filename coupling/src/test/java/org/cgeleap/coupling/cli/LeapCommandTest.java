package org.cgeleap.coupling.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command on a bare area folder: files, exit statuses, values given. Figures by hand. */
final class LeapCommandTest {
    @TempDir
    Path folder;

    private final StringWriter err = new StringWriter();

    private Path area() throws IOException {
        Path area = Files.createDirectories(folder.resolve("area"));
        Files.writeString(area.resolve("area.yaml"), """
                title: Kilns
                years: {base: 2020, first_scenario: 2021, end: 2022}
                decimal: "."
                scenarios:
                  - {name: Current Accounts}
                  - {name: RS, parent: Current Accounts}
                  - {name: Policy, parent: RS}
                """);
        Files.writeString(area.resolve("fuels.csv"), """
                fuel,name,kind,co2_factor,unit,basis,source
                coal,Coal,combustible,2.5,t CO2/tce,assumed,test
                """);
        Files.writeString(area.resolve("branches.csv"), """
                branch,kind,method,fuel,unit,note
                Key\\Output,key,,,index,
                Demand\\Cement,category,,,,
                Demand\\Cement\\Burning,process,activity,,Mt,
                Demand\\Cement\\Burning\\Kiln,technology,,,,
                Demand\\Cement\\Burning\\Kiln\\Coal,fuel,,coal,,
                """);
        Files.writeString(area.resolve("expressions.csv"), """
                branch,variable,scenario,expression,unit,basis,source
                Key\\Output,Key Assumption,Current Accounts,1,index,assumed,test
                Key\\Interest,Key Assumption,Current Accounts,1,index,assumed,test
                Demand\\Cement\\Burning,Activity Level,Current Accounts,10 * Key\\Output,Mt,assumed,test
                Demand\\Cement\\Burning\\Kiln,Activity Share,Current Accounts,100,%,assumed,test
                Demand\\Cement\\Burning\\Kiln,Variable O&M,Current Accounts,50,yuan/t,assumed,test
                Demand\\Cement\\Burning\\Kiln,Variable O&M,Policy,60,yuan/t,assumed,test
                Demand\\Cement\\Burning\\Kiln\\Coal,Final Energy Intensity,Current Accounts,100,kgce/t,assumed,test
                Demand\\Cement\\Burning\\Kiln\\Coal,Final Energy Intensity,Policy,80,kgce/t,assumed,test
                """.replace(
                        "Key\\Interest,Key Assumption,Current Accounts,1,index,assumed,test\n", ""));
        return area;
    }

    private int run(String... arguments) {
        CommandLine command = Main.commandLine().setErr(new PrintWriter(err, true));
        return command.execute(arguments);
    }

    private static double value(Path file, String beginning) throws IOException {
        List<String> found = Files.readAllLines(file).stream()
                .map(line -> line.replace("\"", ""))
                .filter(line -> line.startsWith(beginning))
                .toList();
        assertThat(found).hasSize(1);
        return Double.parseDouble(found.get(0).substring(found.get(0).lastIndexOf(',') + 1));
    }

    @Test
    void writesResultsChecksBalanceAndCosts() throws IOException {
        Path out = folder.resolve("out");
        assertThat(run("leap", area().toString(), "--out", out.toString()))
                .as(err.toString())
                .isZero();
        Path results = out.resolve("results.csv");
        assertThat(value(results, "RS,leap,2022,energy_use,Cement,coal,,Mtce,")).isCloseTo(1.0, within(1e-12));
        assertThat(value(results, "Policy,leap,2022,energy_use,Cement,coal,,Mtce,"))
                .isCloseTo(0.8, within(1e-12));
        assertThat(value(results, "Policy,leap,2022,co2_direct,Cement,,,Mt CO2,"))
                .isCloseTo(2.0, within(1e-12));
        assertThat(value(results, "Policy,leap,2022,esp,Cement,,,share,")).isCloseTo(0.2, within(1e-12));
        assertThat(Files.readAllLines(out.resolve("checks.csv")).get(0))
                .isEqualTo("scenario,year,check,value,tolerance,pass,region,item,message");
        assertThat(value(out.resolve("balance.csv"), "RS,2022,Total final demand,,coal,Mtce,"))
                .isCloseTo(1.0, within(1e-12));
        // 10 Mt at 10 yuan more = 10^8 yuan for 0.5 Mt CO2: 200 yuan/t
        assertThat(Files.readString(out.resolve("macc.csv")).replace("\"", ""))
                .contains("Policy,RS,2022,Demand\\Cement\\Burning,true,0.5,1.0,10^8 yuan,200.0,0.5,1.0");
        assertThat(Files.exists(out.resolve("costs.csv"))).isTrue();
        assertThat(Files.readString(out.resolve("manifest.json")))
                .contains("\"gwp_set\"", "\"leap_rules\"", "\"DATA_FILTERS\"", "expressions.csv");
        assertThat(err.toString()).contains("0 failed");
    }

    @Test
    void valuesGivenReplaceKeysAndVariablesAndTheReferenceIsAParameter() throws IOException {
        Path out = folder.resolve("out");
        assertThat(run(
                        "leap",
                        area().toString(),
                        "--out",
                        out.toString(),
                        "--reference",
                        "Policy",
                        "--scenario",
                        "RS",
                        "--set",
                        "Key\\Output=2",
                        "--set",
                        "Demand\\Cement\\Burning\\Kiln\\Coal:Final Energy Intensity=50"))
                .as(err.toString())
                .isZero();
        Path results = out.resolve("results.csv");
        assertThat(value(results, "RS,leap,2021,energy_use,Cement,coal,,Mtce,")).isCloseTo(1.0, within(1e-12));
        assertThat(value(results, "RS,leap,2021,esp,Cement,,,share,")).isZero();
        assertThat(Files.readString(results)).doesNotContain("Policy,leap");
    }

    @Test
    void wrongInputIsSaidInWordsWithStatusTwo() throws IOException {
        String area = area().toString();
        assertThat(run("leap", area, "--scenario", "Nothing")).isEqualTo(2);
        assertThat(run("leap", area, "--set", "Key\\Outputt=2")).isEqualTo(2);
        assertThat(run("leap", area, "--set", "Key\\Output=much")).isEqualTo(2);
        assertThat(run("leap", folder.resolve("nowhere").toString())).isEqualTo(2);
        assertThat(err.toString())
                .contains("--scenario: found Nothing", "did you mean \"Key\\Output\"", "found much", "nowhere")
                .doesNotContain("\tat ");
    }
}
