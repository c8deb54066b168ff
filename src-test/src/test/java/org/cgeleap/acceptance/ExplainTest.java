package org.cgeleap.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Numbers of a run explained. */
class ExplainTest {
    private static final String BURNER = "Demand\\Steel\\Ironmaking\\Blast furnace\\Coal";

    @TempDir
    private static Path folder = Path.of("");

    private static Path out = Path.of("");

    @BeforeAll
    static void run() {
        out = folder.resolve("out");
        assertThat(Commands.run("run", "chongqing", "--scenario", "RS", "--out", out.toString())
                        .status())
                .isZero();
    }

    private static Commands.Outcome explain(String... arguments) {
        String[] all = new String[arguments.length + 2];
        all[0] = "explain";
        all[1] = out.toString();
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        return Commands.run(all);
    }

    private static double number(String text, String before) {
        Matcher found = Pattern.compile(Pattern.quote(before) + "\\s*(-?[0-9.]+(?:[eE]-?[0-9]+)?)")
                .matcher(text);
        assertThat(found.find()).as(before + " in " + text).isTrue();
        return Double.parseDouble(found.group(1));
    }

    /** The energy of the use is computed here from the lines printed, and compared with what the area gave. */
    @Test
    void aFuelUseIsExplainedDownToItsRowAndItsEnergyAddsUp() {
        Commands.Outcome outcome = explain(BURNER + ":Energy Intensity", "--year", "2030");
        assertThat(outcome.status()).as(outcome.said()).isZero();
        assertThat(outcome.said())
                .contains("Final Energy Intensity, RS, 2030")
                .contains("expressions.csv row ")
                .contains("Current Accounts (inherited)")
                .contains("iiasa/message-ix-models");
        double sum = 0;
        Matcher vintage = Pattern.compile("vintage \\d+: (\\S+) in place x (\\S+) used x intensity (\\S+)")
                .matcher(outcome.said());
        while (vintage.find()) {
            sum += Double.parseDouble(vintage.group(1))
                    * Double.parseDouble(vintage.group(2))
                    * Double.parseDouble(vintage.group(3));
        }
        double factor = number(outcome.said(), "given by the coupling =");
        // 1 tce = 29.3076 GJ (GB/T 2589)
        double energy = sum * factor / 29.3076;
        // the lines are printed with ten figures
        assertThat(number(outcome.said(), "energy as the area gives it =")).isCloseTo(energy, within(1e-8 * energy));
        // 2.66 t CO2/tce of coal (equation 1 of the study)
        assertThat(number(outcome.said(), "CO2, direct =")).isCloseTo(2.66 * energy, within(1e-7 * energy));
    }

    @Test
    void resultsAndParametersAreExplained() {
        Commands.Outcome total = explain("carbon_price", "--year", "2030");
        assertThat(total.status()).isZero();
        assertThat(total.said()).contains("price of a permit").contains("cge, RS, 2030 = ");
        Commands.Outcome parts = explain("energy_use[NMM]", "--year", "2030", "--scenario", "RS");
        assertThat(parts.status()).isZero();
        assertThat(parts.said()).contains("NMM, coal").contains("NMM, electricity");
        Commands.Outcome parameter = explain("sigma_eva");
        assertThat(parameter.status()).isZero();
        assertThat(parameter.said()).contains("sigma_eva = 0.5").contains("sourced: Table A2");
    }

    /** The terms of an equation with their values: a cap is the intensity target times GDP, here by hand. */
    @Test
    void theTermsOfAnEquationHaveTheirValuesAndSources() {
        String said = explain("carbon_cap", "--year", "2030").said();
        // t per 10^4 yuan times 10^8 yuan, in Mt
        double cap = number(said, "intensity_target: cge, RS, 2030 =") * number(said, "gdp: cge, RS, 2030 =") / 100;
        assertThat(number(said, "  cge, RS, 2030 =")).isCloseTo(cap, within(1e-9 * cap));
        assertThat(explain("capacity[wind]", "--year", "2030").said())
                .contains(
                        "generation: cge, RS, 2030, wind = ",
                        "full_load_hours.wind[2020] = 1443.0 h a year (derived: ");
        assertThat(explain("capital", "--year", "2030").said()).contains("capital: cge, RS, 2029 = ");
        assertThat(explain("labor_productivity@RS", "--year", "2030").said())
                .contains("did you mean \"labour_productivity\"?");
    }

    @Test
    void whatIsNotThereIsSaid() {
        assertThat(explain("Demand\\Stel:Activity Level", "--year", "2030").said())
                .contains("did you mean \"Demand\\Steel\"");
        assertThat(explain(BURNER + ":Colour", "--year", "2030").said()).contains("Final Energy Intensity");
        assertThat(explain(BURNER, "--year", "1990").said()).contains("2017");
        assertThat(explain("gdp").said()).contains("--year: found none");
        assertThat(explain("gdp", "--year", "2030", "--scenario", "XX").said()).contains("expected one of [RS]");
        assertThat(explain("nothing").said()).contains("a variable of results.csv");
        for (String[] wrong :
                new String[][] {{"nothing"}, {"gdp"}, {BURNER, "--year", "1990"}, {"gdp", "--year", "1990"}}) {
            assertThat(explain(wrong).status()).as(wrong[0]).isEqualTo(2);
        }
        Commands.Outcome noRun = Commands.run("explain", folder.toString(), "gdp", "--year", "2030");
        assertThat(noRun.status()).isEqualTo(2);
        assertThat(noRun.said()).contains("manifest.json").contains("cgeleap run");
    }

    /** A case edited after the run would explain other numbers than the run's. */
    @Test
    void aCaseThatChangedSinceTheRunIsRefused() throws IOException {
        Path copy = Commands.copyOfTheCase(folder);
        Path file = copy.resolve("leap/expressions.csv");
        Files.writeString(file, Files.readString(file) + "\n");
        Commands.Outcome outcome = explain(BURNER, "--year", "2030", "--case", copy.toString());
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.said()).contains("expressions.csv").contains("run the case again");
    }
}
