package org.cgeleap.cge.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.cgeleap.cge.model.EquilibriumModel;
import org.cgeleap.cge.system.CompiledModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a file holds: it is a model that compiles, or it is refused with places; nothing is thrown besides, nothing hangs. */
class DamagedModelsTest {
    private static final Path MODELS = Path.of("src", "test", "resources", "models");
    private static final int MUTATIONS = 400;

    private static List<String> models() throws IOException {
        List<String> texts = new ArrayList<>();
        try (Stream<Path> files = Files.list(MODELS)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
                texts.add(Files.readString(file));
            }
        }
        return texts;
    }

    @Test
    @Timeout(120)
    void mutatedModelsAreModelsOrAreRefusedWithPlaces() throws IOException {
        List<String> texts = models();
        Random random = new Random(20240229);
        List<Mutation> mutations = List.of(Mutation.values());
        int refused = 0;
        for (int k = 0; k < MUTATIONS; k++) {
            String text = texts.get(random.nextInt(texts.size()));
            StringBuilder done = new StringBuilder();
            for (int times = 1 + random.nextInt(2); times > 0 && !text.isEmpty(); times--) {
                Mutation mutation = mutations.get(random.nextInt(mutations.size()));
                text = mutation.of(text, random);
                done.append(mutation).append(' ');
            }
            refused += outcome(text, "mutated.yaml", done.toString()) ? 0 : 1;
        }
        assertThat(refused).isBetween(MUTATIONS / 3, MUTATIONS - 1);
    }

    /** Whether the text is a model; if not, every finding must have a place and words. */
    private static boolean outcome(String text, String name, String what) {
        EquilibriumModel model;
        try {
            model = ModelReader.read(text, name);
        } catch (ModelFileException e) {
            assertThat(e.findings()).as(what).isNotEmpty().allSatisfy(f -> {
                assertThat(f.at().line()).isPositive();
                assertThat(f.at().column()).isPositive();
                assertThat(f.found()).isNotBlank();
                assertThat(f.expected()).isNotBlank();
            });
            return false;
        }
        CompiledModel.compile(model); // what the reader lets through has no fault the compiler knows of
        return true;
    }

    @Test
    @Timeout(60)
    void hostileTexts() throws IOException {
        String model = models().get(0);
        String laughs = "a: &a [x, x, x, x, x, x, x, x, x]\n"
                + Stream.of("b", "c", "d", "e", "f", "g", "h", "i")
                        .map(n -> n + ": &" + n + " [" + ("*" + (char) (n.charAt(0) - 1) + ",").repeat(9) + "]\n")
                        .reduce("", String::concat);
        String nest = "{ elasticity: 1, of: [ ".repeat(2_000) + "{good: x, quantity: 1}" + " ] }".repeat(2_000);
        List<String> texts = List.of(
                "",
                " \n\t\n",
                "\u0000",
                "# nothing but a remark\n",
                "title: \"unfinished",
                "- *a",
                "&a [ *a ]",
                "a: &a { b: *a }",
                laughs,
                "consumers: { A: { demand: " + nest + " } }",
                "title: " + "[".repeat(2_000),
                "{".repeat(2_000),
                "x: ".repeat(1_000),
                "parameters: { a: \"=" + "(".repeat(2_000) + "1\" }",
                "parameters: { a: \"=" + "-".repeat(5_000) + "1\" }",
                "parameters: { a: \"=" + "2^".repeat(5_000) + "1\" }",
                "--- 1\n--- 2\n",
                "!!java.net.URL [ \"x\" ]",
                "%YAML 9.9\n---\n" + model.replace("title:", "titel:"),
                model.replace("\n", "\n\t"),
                "\"\\ud800\"",
                "<<: { title: x }\nconsumers: { }");
        for (String text : texts) {
            String what = text.substring(0, Math.min(60, text.length()));
            assertThat(outcome(text, "hostile.yaml", what)).as(what).isFalse();
        }
        for (String text :
                List.of("", "[", "{\"a\":}", "{\"a\": NaN}", "nul", "[".repeat(3_000), "{} {}", "\u0000", "{'a': 1}")) {
            assertThat(outcome(text, "hostile.json", text)).as(text).isFalse();
        }
        List<Finding> findings = catchThrowableOfType(
                        ModelFileException.class,
                        () -> ModelReader.read("{\n \"title\": \"x\",\n \"consumers\": {]\n}", "x.json"))
                .findings();
        assertThat(findings.get(0).at()).isEqualTo(new Location(3, 16));
    }

    /** A sum of many terms is long, but not deep. */
    @Test
    void aLongSumIsAnExpressionLikeAnyOther() {
        EquilibriumModel model =
                ModelReader.read("parameters: { long: \"=0" + " + 1".repeat(1_000) + "\" }\n" + """
            consumers:
              A: { endowments: [ {good: x, quantity: "=long"} ], demand: { of: [ {good: x, quantity: 1} ] } }
            """, "sum.yaml");
        assertThat(CompiledModel.compile(model).baseParameters()).containsExactly(1_000);
    }

    @Test
    void encodingsAndLineEnds(@TempDir Path folder) throws IOException {
        String text =
                "title: 赵 é\r\nconsumers:\r\n  甲: { endowments: [ {good: 米, quantity: 1} ], demand: { of: [ {good: 米, quantity: 1} ] } }\r\n";
        EquilibriumModel model = ModelReader.read(text.replace("\r\n", "\n"), "x.yaml");
        assertThat(model.consumers().get(0).name()).isEqualTo("甲");
        Path file = folder.resolve("x.yaml");
        Files.writeString(file, text);
        assertThat(ModelReader.read(file)).isEqualTo(model);
        Files.writeString(file, "\ufeff" + text);
        assertThat(ModelReader.read(file)).isEqualTo(model);
        Files.write(file, ("\ufeff" + text).getBytes(StandardCharsets.UTF_16LE));
        assertThat(ModelReader.read(file)).isEqualTo(model);
        Files.write(file, ("\ufeff" + text).getBytes(StandardCharsets.UTF_16BE));
        assertThat(ModelReader.read(file)).isEqualTo(model);
        Files.write(file, "title: x\nbad: \u00e9".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> ModelReader.read(file))
                .hasMessageStartingWith("x.yaml:2:6: found bytes that are no UTF-8");
        Files.write(file, new byte[0]);
        assertThatThrownBy(() -> ModelReader.read(file)).hasMessageContaining("an empty file");
    }
}
