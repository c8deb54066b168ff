package org.cgeleap.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tutorial's files and commands typed in from its text, in its order: a second region without a line of code. */
class TutorialTest {
    private static final Path SHIPPED = Commands.HOME.resolve("calibration/cases/china-12");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)(?: (\\S+))?\\n(.*?)^```$");

    @TempDir
    private static Path folder = Path.of("");

    private static final List<String> SAID = new ArrayList<>();

    @BeforeAll
    static void typeItIn() throws Exception {
        Matcher block = BLOCK.matcher(Files.readString(Commands.HOME.resolve("coupling/docs/tutorial.md")));
        while (block.find()) {
            if (block.group(1).equals("sh")) {
                for (String line : block.group(3).lines().toList()) {
                    SAID.add(line + "\n" + type(line));
                }
            } else if (block.group(2) != null) {
                Path file = folder.resolve(block.group(2));
                Files.createDirectories(file.getParent());
                Files.writeString(file, block.group(3));
            }
        }
    }

    /** A command of the program, or one of the shell's. */
    private static String type(String line) throws Exception {
        if (line.startsWith("cgeleap ")) {
            String[] words = line.substring("cgeleap ".length()).split(" ", -1);
            for (int w = 0; w < words.length; w++) {
                words[w] =
                        words[w].startsWith("china-") ? folder.resolve(words[w]).toString() : words[w].replace("'", "");
            }
            Commands.Outcome outcome = Commands.run(words);
            assertThat(outcome.status()).as(line + "\n" + outcome.said()).isZero();
            return outcome.said();
        }
        ProcessBuilder shell =
                new ProcessBuilder("sh", "-c", line).directory(folder.toFile()).inheritIO();
        shell.environment().put("CGELEAP_HOME", Commands.HOME.toString());
        assertThat(shell.start().waitFor()).as(line).isZero();
        return "";
    }

    private static List<String> files(Path of) throws IOException {
        try (Stream<Path> walk = Files.walk(of)) {
            return List.copyOf(new TreeSet<>(walk.filter(Files::isRegularFile)
                    .map(f -> of.relativize(f).toString())
                    .toList()));
        }
    }

    @Test
    void theBundledCaseIsWhatTheTutorialMakes() throws IOException {
        Path made = folder.resolve("china-12");
        // the shipped case has a map to IAMC names besides, which the tutorial only points to
        assertThat(files(made))
                .isEqualTo(files(SHIPPED).stream()
                        .filter(f -> !f.startsWith("iamc"))
                        .toList());
        for (String file : files(made)) {
            assertThat(Files.readString(made.resolve(file)))
                    .as(file)
                    .isEqualTo(Files.readString(SHIPPED.resolve(file)));
        }
    }

    @Test
    void bothScenariosConvergeAndEveryCheckHolds() {
        assertThat(SAID)
                .anySatisfy(s -> assertThat(s).contains("REF        converged", "CAP        converged", ", 0 failed"))
                .anySatisfy(s -> assertThat(s).startsWith("cgeleap explain").contains("MET"))
                .anySatisfy(s -> assertThat(s).startsWith("cgeleap compare").contains("carbon_price"));
    }

    /** CO2 added up from the inventory by hand; GDP as the office's tables print it (values added of 42 or 149 sectors). */
    @Test
    void theBaseYearIsTheTablesAndTheInventorys() {
        double co2 = 0;
        for (Map<String, String> row :
                Table.of(SHIPPED.resolve("energy/inventory.csv")).rows()) {
            double factor = switch (Table.text(row, "fuel")) {
                case "Coal" -> 2.66;
                case "Oil" -> 2.73;
                case "Gas" -> 1.56;
                default -> 0;
            };
            // 10^4 tce in Mtce
            double mtce = Table.number(row, "value") / 100;
            co2 += factor * mtce * (Table.text(row, "role").equals("NON_ENERGY") ? -1 : 1);
        }
        Table results = Table.of(folder.resolve("china-out/results.csv"));
        assertThat(total(results, "co2_energy", "REF", "2017")).isCloseTo(co2, within(1e-9 * co2));
        assertThat(total(results, "gdp", "REF", "2017")).isCloseTo(823216, within(1.0));
    }

    /** What an economist expects of a cap, and the figures the tutorial prints. */
    @Test
    void theCapCutsEmissionsAtAPrice() {
        Table results = Table.of(folder.resolve("china-out/results.csv"));
        assertThat(total(results, "co2", "REF", "2050")).isCloseTo(11_300, within(50.0));
        assertThat(total(results, "co2", "CAP", "2050")).isCloseTo(4_600, within(50.0));
        assertThat(total(results, "carbon_price", "CAP", "2050")).isCloseTo(252, within(1.0));
        assertThat(total(results, "carbon_price", "REF", "2050")).isZero();
    }

    private static double total(Table results, String variable, String scenario, String year) {
        return Table.number(
                results.where(
                                "variable",
                                variable,
                                "scenario",
                                scenario,
                                "year",
                                year,
                                "sector",
                                "",
                                "fuel",
                                "",
                                "technology",
                                "")
                        .findFirst()
                        .orElseThrow(),
                "value");
    }
}
