package org.cgeleap.coupling.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.cgeleap.calibration.casefile.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a plan says is what is run; what is wrong in it is said with its place, all at once. */
class PlanFileTest {
    @TempDir
    private Path folder = Path.of("");

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void matrixRowsAndIncludes() throws Exception {
        write("common.yaml", """
            sets: {base: {}, low: {a: 0.5, "factor:b": 0.9}}
            closures: {standard: {}, wages: {labour: wage_curve}}
            watch: ["gdp@RS@2030"]
            """);
        PlanFile plan = PlanFile.read(write("plan.yaml", """
            include: [common.yaml]
            matrix: {cases: [x, y], scenarios: [RS, [RS, PP]], sets: [base, low], closures: [standard, wages]}
            runs: [{label: one more, case: x, scenarios: [RS], set: {c: 2}, closure: {government: fixed}}]
            watch: ["gdp@RS@2040-2050:10"]
            """));
        assertThat(plan.requests()).hasSize(2 * 2 * 2 * 2 + 1);
        assertThat(plan.watch().stream().map(Watched::name))
                .containsExactly("gdp@RS@2030", "gdp@RS@2040", "gdp@RS@2050");
        RunRequest last = plan.requests().get(15);
        assertThat(last)
                .isEqualTo(new RunRequest(
                        "y RS+PP low wages",
                        "y",
                        List.of("RS", "PP"),
                        Map.of("a", 0.5, "factor:b", 0.9),
                        Map.of("labour", "wage_curve")));
        assertThat(plan.requests().get(16).closures()).containsEntry("government", "fixed");
        assertThat(plan.requests().stream().map(RunRequest::label)).doesNotHaveDuplicates();
        assertThat(plan.requests().stream().map(RunRequest::content)).doesNotHaveDuplicates();
    }

    @Test
    void everyMistakeIsNamedAtOnce() throws Exception {
        Path plan = write("plan.yaml", """
            include: [absent.yaml]
            sets: {low: {a: much}}
            closures: {wages: {labour: 3}}
            matrix: {cases: [x], scenarios: [RS], sets: [high], closures: [none]}
            runs: [{label: no case}]
            watched: ["gdp@RS@2030"]
            """);
        assertThatThrownBy(() -> PlanFile.read(plan))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("absent.yaml")
                .hasMessageContaining("sets.low, a: found \"much\"")
                .hasMessageContaining("closures.wages, labour: found 3")
                .hasMessageContaining("matrix.sets: found high")
                .hasMessageContaining("matrix.closures: found none")
                .hasMessageContaining("runs entry 1, case")
                .hasMessageContaining("found watched")
                .hasMessageContaining("watch: found none");
    }

    @Test
    void plansThatIncludeEachOtherEnd() throws Exception {
        write("a.yaml", "include: [b.yaml]\n");
        Path b = write("b.yaml", "include: [a.yaml]\n");
        assertThatThrownBy(() -> PlanFile.read(b)).hasMessageContaining("include each other");
    }

    /** A scenario that is no list would be no scenario at all, and a key twice the last of the two. */
    @Test
    void whatIsNoListOrStandsTwiceIsRefused() throws Exception {
        Path plan = write("twice.yaml", """
            runs:
              - {label: a, case: x, scenarios: RS, set: low}
              - {label: a, case: x, scenarios: [RS], set: {b: 1}}
            watch: ["gdp@RS@2030", "gdp@RS@2030"]
            """);
        assertThatThrownBy(() -> PlanFile.read(plan))
                .hasMessageContaining("runs entry 1, scenarios: found \"RS\"; expected a list, such as [RS]")
                .hasMessageContaining("runs entry 1, set: found \"low\"; expected a mapping")
                .hasMessageContaining("found two runs named a")
                .hasMessageContaining("watch: found gdp@RS@2030 twice");
        Path twice = write("key.yaml", "sets: {low: {a: 1, a: 2}}\n");
        assertThatThrownBy(() -> PlanFile.read(twice)).hasMessageContaining("line 1: found the key 'a' a second time");
    }
}
