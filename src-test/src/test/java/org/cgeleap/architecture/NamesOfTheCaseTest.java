package org.cgeleap.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The engine knows no sector, fuel, year or city: the case's names do not stand in main code. */
class NamesOfTheCaseTest {
    private static final Path HOME = Path.of("..");
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]++|\\\\.)*+)\"");

    @Test
    void noStringOfMainCodeIsANameOfTheCase() throws IOException {
        List<String> names = new ArrayList<>(List.of("RS", "PP-NZES", "AP-NZES", "chongqing", "Chongqing"));
        for (String file : List.of("sectors.csv", "fuels.csv", "power.csv")) {
            for (String line : Files.readAllLines(
                    HOME.resolve("calibration/cases/chongqing").resolve(file))) {
                names.add(line.substring(0, line.indexOf(',')));
            }
        }
        List<String> found = new ArrayList<>();
        for (String module : List.of("cge", "leap", "io-tables", "calibration", "coupling")) {
            try (Stream<Path> files = Files.walk(HOME.resolve(module).resolve("src/main/java"))) {
                for (Path file :
                        files.filter(f -> f.toString().endsWith(".java")).toList()) {
                    Matcher literals = LITERAL.matcher(withoutComments(Files.readString(file)));
                    while (literals.find()) {
                        if (names.contains(literals.group(1)) && !HEADERS.contains(literals.group(1))) {
                            found.add(file.getFileName() + ": " + literals.group());
                        }
                    }
                }
            }
        }
        assertThat(found).isEmpty();
    }

    /** Names of columns, and a term of input-output tables that the case also uses for a technology. */
    private static final List<String> HEADERS = List.of("code", "good", "technology", "inflow");

    private static String withoutComments(String source) {
        return source.replaceAll("(?s)/\\*.*?\\*/", "").replaceAll("(?m)^\\s*//.*$", "");
    }
}
