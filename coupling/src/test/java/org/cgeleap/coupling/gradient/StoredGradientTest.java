package org.cgeleap.coupling.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.cgeleap.calibration.casefile.Case;
import org.cgeleap.calibration.casefile.CaseReader;
import org.cgeleap.coupling.batch.Watched;
import org.cgeleap.coupling.gradient.CoupledGradient.Method;
import org.cgeleap.coupling.gradient.CoupledGradient.Way;
import org.cgeleap.coupling.page.GradientPage;
import org.cgeleap.coupling.results.OutputFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gradient in a folder is read back to the bit, and its page made again is the page. */
class StoredGradientTest {
    private final Case given = CaseReader.read(Path.of("..", "calibration", "cases", "china-12"), Map.of());

    private static CoupledGradient gradient() {
        List<Watched> outputs = Watched.parse(List.of(
                "gdp@REF:CAP@2050",
                "industrial_co2@CAP@peak",
                "output_index[MAN]@CAP@2030",
                "industrial_energy[electricity]/industrial_energy@CAP@2040"));
        return new CoupledGradient(
                List.of("sigma_kl", "trend:heat_rate_index"),
                List.of(Way.EXACT, new Way(Method.DIFFERENCES, "changes an equation")),
                new double[] {0.1, 1},
                outputs,
                List.of("10^8 yuan", "Mt CO2", "index", "1"),
                new double[] {1.0 / 3, -2.5e-300, 0, 7},
                new double[][] {{1e-17, 2}, {3, -4.000000000000001}, {0, Math.PI}, {5, 6}},
                new double[][] {{Double.NaN, 1e-9}, {Double.NaN, 0}, {Double.NaN, 2e-5}, {Double.NaN, 3}},
                new String[][] {{"", "CAP 2040 limit: for an increase"}, {"", ""}, {"", ""}, {"a; b", ""}},
                new Reach[][] {
                    {new Reach(0.09, 0.1000000000000001, "below, a; above, b"), Reach.FAR},
                    {Reach.FAR, Reach.FAR},
                    {Reach.FAR, new Reach(Double.NEGATIVE_INFINITY, 1.05, "above, c")},
                    {Reach.FAR, Reach.FAR}
                },
                3.5e-10,
                2,
                1.25);
    }

    private Path written(Path folder) throws Exception {
        OutputFolder output = new OutputFolder(folder);
        output.csv("gradient.csv", GradientFile.HEADER, GradientFile.rows(given, gradient()).stream());
        new StoredGradient("A study", 3, gradient()).write(output, "1");
        return folder;
    }

    @Test
    void isReadBackToTheBitAndGivesTheSamePage(@TempDir Path folder) throws Exception {
        StoredGradient stored = StoredGradient.read(written(folder)).orElseThrow();
        CoupledGradient back = stored.gradient();
        CoupledGradient was = gradient();
        assertThat(stored.title()).isEqualTo("A study");
        assertThat(stored.watched()).isEqualTo(3);
        assertThat(back.outputs()).isEqualTo(was.outputs());
        assertThat(back.values()).containsExactly(was.values());
        assertThat(back.derivatives()).isDeepEqualTo(was.derivatives());
        assertThat(back.kinks()).isDeepEqualTo(was.kinks());
        assertThat(back.reaches()).isDeepEqualTo(was.reaches());
        assertThat(Arrays.deepToString(back.errors())).isEqualTo(Arrays.deepToString(was.errors()));
        assertThat(back.ways()).isEqualTo(was.ways());
        assertThat(GradientPage.of("A study", back, 3)).isEqualTo(GradientPage.of("A study", was, 3));
        assertThat(StoredGradient.read(folder.resolve("nowhere"))).isEmpty();
    }

    @Test
    void aTableOfAnotherGradientIsRefusedWithItsRow(@TempDir Path folder) throws Exception {
        Path table = written(folder).resolve("gradient.csv");
        Files.writeString(table, Files.readString(table).replace(",sigma_kl,", ",sigma_kk,"));
        assertThatThrownBy(() -> StoredGradient.read(folder))
                .hasMessageContaining("gradient.csv, row 2")
                .hasMessageContaining("sigma_kk");
    }

    /** Folders of versions that had exact derivatives only are read; those of a version to come are not guessed at. */
    @Test
    void formatsOfOtherVersions(@TempDir Path folder) throws Exception {
        Path manifest = written(folder).resolve("gradient.json");
        Path table = folder.resolve("gradient.csv");
        Files.writeString(manifest, Files.readString(manifest).replace("gradient 3", "gradient 2"));
        without(table, ",[^,]*,[^,]*,(\"[^\"]*\"|[^,\"]*)$");
        assertThat(Files.readAllLines(table).get(0)).endsWith("note");
        CoupledGradient second = StoredGradient.read(folder).orElseThrow().gradient();
        assertThat(second.ways()).isEqualTo(gradient().ways());
        assertThat(second.reaches()[0][0]).isEqualTo(Reach.FAR);
        Files.writeString(manifest, Files.readString(manifest).replace("gradient 2", "gradient 1"));
        without(table, ",(method|exact|differences),[^,]*,[^,]*$");
        assertThat(Files.readAllLines(table).get(0)).endsWith("kink");
        assertThat(StoredGradient.read(folder).orElseThrow().gradient().ways()).containsExactly(Way.EXACT, Way.EXACT);
        Files.writeString(manifest, Files.readString(manifest).replace("gradient 1", "gradient 9"));
        assertThatThrownBy(() -> StoredGradient.read(folder))
                .hasMessageContaining("found cgeleap gradient 9")
                .hasMessageContaining("--design gradient");
    }

    private static void without(Path table, String ending) throws Exception {
        Files.write(
                table,
                Files.readAllLines(table).stream()
                        .map(line -> line.replaceAll(ending, ""))
                        .toList());
    }
}
