package org.cgeleap.leap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cgeleap.leap.area.AreaReader;
import org.cgeleap.leap.area.BranchKind;
import org.cgeleap.leap.area.LeapArea;
import org.cgeleap.leap.area.Variable;
import org.cgeleap.leap.expression.ChosenRule;
import org.cgeleap.leap.expression.Functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the document on LEAP areas shows is read and evaluated, and what it lists is complete. */
final class LeapDocumentTest {
    private static final Path DOCUMENT = Path.of("../coupling/docs/leap.md");

    @TempDir
    Path folder;

    private static String text() {
        try {
            return Files.readString(DOCUMENT);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private LeapArea example() throws IOException {
        Matcher block = Pattern.compile("```(yaml|csv (\\S+))\n(.*?)```", Pattern.DOTALL)
                .matcher(text());
        int files = 0;
        while (block.find()) {
            String file = block.group(2) == null ? "area.yaml" : block.group(2);
            Files.writeString(folder.resolve(file), block.group(3));
            files++;
        }
        assertThat(files).isEqualTo(6);
        return AreaReader.read(folder);
    }

    @Test
    void theExampleIsAnAreaThatCanBeEvaluated() throws IOException {
        LeapArea area = example();
        AreaModel south = AreaModel.compile(area, "Mitigation", "South");
        AreaResult result = south.evaluate(AreaInputs.none(south));
        double north = 106 * Math.pow(1.05, 8); // Growth(5%) from 2022 to 2030
        assertThat(result.value("Key\\GDP", "Key Assumption", 2030)).isCloseTo(0.4 * north, within(1e-9 * north));
        AreaModel model = AreaModel.compile(area, "Mitigation", "North");
        assertThat(model.evaluate(AreaInputs.none(model))
                        .value(
                                "Demand\\Steel\\Ironmaking\\Blast furnace\\Coal",
                                Variable.FINAL_ENERGY_INTENSITY.label(),
                                2030))
                .isCloseTo(360, within(1e-9)); // 400 x 0.9 by the scenario named beside the parent
    }

    static Stream<String[]> expressions() {
        return text().lines()
                .map(line -> Pattern.compile("\\| `(.*)` \\| (\\d{4}) \\| (-?[\\d.]+) \\|")
                        .matcher(line))
                .filter(Matcher::matches)
                .map(m -> new String[] {m.group(1), m.group(2), m.group(3)});
    }

    @ParameterizedTest
    @MethodSource("expressions")
    void expressionsHaveTheValueTheDocumentSays(String expression, String year, String value) {
        double actual = new AreaFiles(2020, 2041, 2042)
                .key("X", expression, "", "")
                .run(folder, "Baseline")
                .value("Key\\X", "Key Assumption", Integer.parseInt(year));
        // the annuity is printed to thirteen significant digits, the others are exact
        assertThat(actual).isCloseTo(Double.parseDouble(value), within(1e-12 * Math.abs(actual)));
    }

    @Test
    void thereAreExpressions() {
        assertThat(expressions().count()).isGreaterThan(10);
    }

    @Test
    void everyFunctionRuleVariableAndKindIsListed() {
        String text = text();
        assertThat(Functions.names()).allSatisfy(name -> assertThat(text).contains("`" + name + "`"));
        for (ChosenRule rule : ChosenRule.values()) {
            assertThat(text)
                    .contains(
                            "| `" + rule.name() + "` | " + rule.text().replace("|Mantissa|", "\\|Mantissa\\|") + " |");
        }
        for (Variable variable : Variable.values()) {
            String kinds = String.join(
                    ", ", variable.kinds().stream().map(BranchKind::written).toList());
            assertThat(text).contains("| " + variable.label() + " | " + (variable.isResult() ? "" : kinds + " | "));
        }
        List<String> kinds = BranchKind.names();
        assertThat(kinds).allSatisfy(kind -> assertThat(text).contains(kind));
    }
}
