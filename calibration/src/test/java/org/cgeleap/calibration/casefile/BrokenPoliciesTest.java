package org.cgeleap.calibration.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Policies, targets and closures as people mistype them: each is refused before anything is solved, with file, row, column,
 * what was found, what was expected and, where a word is like a known one, the nearest.
 */
class BrokenPoliciesTest {
    private static final Path BUNDLED = Path.of("cases", "china-12");
    private static final String HEAD = "policy,scenario,instrument,key,year,value,unit,basis,source\n";

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void theFilesOfTheCaseItself() throws IOException {
        List<Path> files;
        try (Stream<Path> list = Files.list(BUNDLED)) {
            files = list.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            Files.copy(file, folder.resolve(file.getFileName().toString()));
        }
        for (String part : List.of("tables", "energy", "leap")) {
            Files.createDirectory(folder.resolve(part));
        }
    }

    private void append(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), Files.readString(folder.resolve(file)) + text);
    }

    private List<String> policies(String rows) throws IOException {
        Files.writeString(folder.resolve("policies.csv"), HEAD + rows.replace(" / ", "\n") + "\n");
        append("case.yaml", "policies: policies.csv\n");
        return findings();
    }

    private List<String> findings() {
        return CaseReader.reading(folder, Map.of(), true).findings().stream()
                .map(Finding::message)
                .toList();
    }

    private static void named(List<String> findings, String found, Optional<String> nearest) {
        assertThat(findings)
                .anySatisfy(m -> assertThat(m)
                        .contains(found + "; expected ")
                        .endsWith(nearest.map(n -> "; " + n).orElse("")));
        assertThat(findings).allSatisfy(m -> assertThat(m).doesNotContain("null", "Exception", "NaN"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "broken-policies.csv", delimiter = ';', quoteCharacter = '`', numLinesToSkip = 1)
    void aBrokenRowOfPoliciesIsNamed(String what, String rows, String found, String nearest) throws IOException {
        named(policies(rows), "policies.csv, " + found, Optional.ofNullable(nearest));
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(
            resources = "broken-targets-and-closures.csv",
            delimiter = ';',
            quoteCharacter = '`',
            numLinesToSkip = 1)
    void aBrokenTargetOrClosureIsNamed(String what, String file, String old, String fresh, String found, String nearest)
            throws IOException {
        String text = Files.readString(folder.resolve(file));
        String by = fresh.replace("\\n", "\n");
        if (old == null) {
            append(file, by);
        } else {
            String from = old.replace("\\n", "\n");
            int at = text.indexOf(from);
            assertThat(at).as(from + " in " + file).isNotNegative();
            Files.writeString(folder.resolve(file), text.substring(0, at) + by + text.substring(at + from.length()));
        }
        named(findings(), found, Optional.ofNullable(nearest));
    }

    /** What is alike but right passes: the tables above refuse for the reason they give. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ets,CAP,emission_cap,cap,2020,9000,Mt CO2,assumed,x / ets,CAP,emission_cap,users,,CHM|MET,,,",
                "a,CAP,carbon_tax,rate,2020,90,yuan/t CO2,assumed,x / b,CAP,carbon_tax,rate,,10,yuan/t CO2,assumed,x",
                "a,CAP,carbon_tax,rate,,90,yuan/t CO2,assumed,x / a,CAP,carbon_tax,fuels,,ELE,,, "
                        + "/ a,CAP,carbon_tax,purchased_power,,use,,, "
                        + "/ a,CAP,carbon_tax,power_factor,,0.5,t CO2/MWh,assumed,x",
                "b,,border_adjustment,market,,economy,,, "
                        + "/ b,,border_adjustment,content.MET,,1.5,t CO2/10^4 yuan,assumed,x",
                "g,CAP,technology_mandate,share,,0.6,share,assumed,x / g,CAP,technology_mandate,technologies,,hydro|wind,,, "
                        + "/ h,CAP,technology_mandate,share,,0.5,share,assumed,x "
                        + "/ h,CAP,technology_mandate,technologies,,wind|solar,,,",
                "a,CAP,emission_cap,cap,2020,900,Mt CO2,assumed,x / a,CAP,emission_cap,to,,2030,,, "
                        + "/ b,CAP,emission_cap,cap,2031,900,Mt CO2,assumed,x / b,CAP,emission_cap,from,,2031,,,"
            })
    void whatIsRightPasses(String rows) throws IOException {
        assertThat(policies(rows)).isEmpty();
    }

    /** Where LEAP's dispatch decides who generates, a mandate or limit on it would only end without a solution. */
    @Test
    void mandatesAndLimitsOnALinkedDispatchAreRefused() throws IOException {
        Files.writeString(
                folder.resolve("power-link.csv"),
                "leap_process,technology\nPower\\Processes\\Wind,wind\nPower\\Processes\\Coal,thermal\n");
        String text = Files.readString(folder.resolve("case.yaml"));
        Files.writeString(folder.resolve("case.yaml"), text.replace("good: ELE}", "good: ELE, link: power-link.csv}"));
        List<String> found = policies("""
                green,CAP,technology_mandate,share,,0.5,share,assumed,x
                green,CAP,technology_mandate,technologies,,hydro|wind,,,
                lines,CAP,power_limit,limit,,100,TWh,assumed,x
                lines,CAP,power_limit,technologies,,thermal,,,
                others,CAP,power_limit,limit,,100,TWh,assumed,x
                others,CAP,power_limit,technologies,,hydro,,,""");
        assertThat(found).hasSize(2);
        assertThat(found.get(0))
                .startsWith("policies.csv, row 3, value: found wind, whose generation LEAP's dispatch decides")
                .contains("; expected technologies that power-link.csv leaves to the economy", "leap/expressions.csv");
        assertThat(found.get(1)).startsWith("policies.csv, row 5, value: found thermal, whose generation");
    }

    /** Headers out of order are read by name; rows under a header that is missing are not guessed. */
    @Test
    void columnsAreReadByName() throws IOException {
        append("case.yaml", "policies: policies.csv\n");
        Files.writeString(
                folder.resolve("policies.csv"),
                "value,unit,policy,scenario,instrument,key,year,basis,source\n90,yuan/t CO2,a,CAP,carbon_tax,rate,2020,assumed,x\n");
        assertThat(findings()).isEmpty();
        Files.writeString(folder.resolve("policies.csv"), "a,CAP,carbon_tax,rate,2020,90,yuan/t CO2,assumed,x\n");
        assertThat(findings())
                .contains(
                        "policies.csv, row 1, policy: found the columns [a, CAP, carbon_tax, rate, 2020, 90, yuan/t CO2, assumed, x];"
                                + " expected a column policy");
    }
}
