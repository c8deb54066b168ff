package org.cgeleap.leap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.cgeleap.leap.area.AreaException;
import org.cgeleap.leap.area.LeapArea;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which expression stands in a cell: the four-level search of LEAP's help, additional inheritance, filters. */
final class InheritanceTest {
    @TempDir
    Path folder;

    private static AreaFiles files() {
        AreaFiles files = new AreaFiles(2000, 2005, 2010);
        files.yaml = """
                title: Two regions
                years: {base: 2000, first_scenario: 2005, end: 2010}
                scenarios:
                  - {name: Current Accounts}
                  - {name: Baseline}
                  - {name: Package}
                  - {name: Mitigation, parent: Baseline}
                  - {name: Both, parent: Baseline, also: [Package]}
                regions:
                  - {name: A}
                  - {name: B, inherits: A}
                """;
        files.expressions.set(0, "branch,variable,scenario,region,expression,unit,basis,source");
        files.branch("Key\\X", "key", "", "", "");
        return files;
    }

    private static AreaFiles put(AreaFiles files, String scenario, String region, String expression) {
        files.expressions.add(
                "Key\\X,Key Assumption," + scenario + "," + region + ",\"" + expression + "\",,assumed,test");
        return files;
    }

    private double x(AreaFiles files, String scenario, String region, int year) {
        LeapArea area = files.read(folder);
        AreaModel model = AreaModel.compile(area, scenario, region);
        return model.evaluate(AreaInputs.none(model)).value("Key\\X", "Key Assumption", year);
    }

    @Test
    void fourLevelSearchOfTheHelp() {
        AreaFiles files = put(files(), "Current Accounts", "A", "1");
        assertThat(x(files, "Mitigation", "B", 2010)).isEqualTo(1);
        String[][] rising = {
            {"Current Accounts", "B", "2"},
            {"Baseline", "A", "3"},
            {"Baseline", "B", "4"},
            {"Mitigation", "A", "5"},
            {"Mitigation", "B", "6"}
        };
        for (String[] row : rising) { // each is found before those above it
            put(files, row[0], row[1], row[2]);
            assertThat(x(files, "Mitigation", "B", 2010)).isEqualTo(Double.parseDouble(row[2]));
        }
        for (int i = rising.length - 1; i > 0; i--) { // and cleared again, the search falls back
            files.expressions.remove(files.expressions.size() - 1);
            assertThat(x(files, "Mitigation", "B", 2010)).isEqualTo(Double.parseDouble(rising[i - 1][2]));
        }
    }

    @Test
    void withOnlyCurrentAccountsOfTheOtherRegionBaselineWinsWhenFilled() {
        AreaFiles files = put(files(), "Current Accounts", "A", "10");
        assertThat(x(files, "Mitigation", "B", 2010)).isEqualTo(10);
        put(files, "Baseline", "B", "20");
        assertThat(x(files, "Mitigation", "B", 2010)).isEqualTo(20);
        assertThat(x(files, "Mitigation", "A", 2010)).isEqualTo(10);
        assertThat(x(files, "Mitigation", "B", 2004)).isEqualTo(10); // history is Current Accounts
        files.expressions.remove(files.expressions.size() - 1);
        assertThat(x(files, "Mitigation", "B", 2010)).isEqualTo(10);
    }

    @Test
    void whatIsInheritedIsTheExpressionEvaluatedInTheRegionThatInherits() {
        AreaFiles files = put(files(), "Current Accounts", "A", "RegionIndicator * 100");
        assertThat(x(files, "Baseline", "A", 2005)).isEqualTo(100);
        assertThat(x(files, "Baseline", "B", 2005)).isEqualTo(200);
    }

    @Test
    void additionalScenariosAreSearchedBeforeTheParent() {
        AreaFiles files = put(files(), "Current Accounts", "A", "1");
        put(files, "Baseline", "A", "2");
        assertThat(x(files, "Both", "A", 2010)).isEqualTo(2);
        put(files, "Package", "A", "3");
        assertThat(x(files, "Both", "A", 2010)).isEqualTo(3);
        assertThat(x(files, "Mitigation", "A", 2010)).isEqualTo(2);
        put(files, "Both", "A", "4");
        assertThat(x(files, "Both", "A", 2010)).isEqualTo(4);
    }

    @Test
    void filtersChooseAnotherRegionOrScenarioAndAUnit() {
        AreaFiles files = put(files(), "Current Accounts", "A", "10");
        put(files, "Current Accounts", "B", "30");
        put(files, "Baseline", "A", "11");
        files.branch("Key\\Y", "key", "", "", "").branch("Key\\E", "key", "", "", "tce");
        files.expressions.add("Key\\E,Key Assumption,Current Accounts,A,2,,assumed,test");
        files.expressions.add(
                "Key\\Y,Key Assumption,Current Accounts,A,"
                        + "\"Key\\X[Region=B] + 100 * Key\\X[Region=A, Scenario=Baseline] + 10000 * Key\\E[GJ]\",,assumed,test");
        AreaModel model = AreaModel.compile(files.read(folder), "Mitigation", "A");
        double y = model.evaluate(AreaInputs.none(model)).value("Key\\Y", "Key Assumption", 2010);
        assertThat(y)
                .isCloseTo(11 + 1100 + 10000 * 2 * 29.3076, within(1e-6)); // Baseline(A) before Current Accounts(B)
    }

    @Test
    void filtersThatNameNothingAreErrors() {
        for (String[] bad : new String[][] {
            {"Key\\X[Region=C]", "region \"C\""},
            {"Key\\X[Scenario=Basline]", "did you mean \"Baseline\"?"},
            {"Key\\X[Fuel=Coal]", "filter \"Fuel\""},
            {"Key\\X[Region<>A]", "results only"},
            {"Key\\X[GJ]", "which has none"},
            {"Key\\X[Region=A", "\"[\" without \"]\""},
            {"Key\\X[Region=A, Region=B, Region=A]", "3 filters"},
            {"Key\\X[Region=A, GJ]", "the unit comes first"}
        }) {
            AreaFiles files = put(files(), "Current Accounts", "A", "1");
            files.branch("Key\\Y", "key", "", "", "");
            files.expressions.add("Key\\Y,Key Assumption,Current Accounts,A,\"" + bad[0] + "\",,assumed,test");
            assertThatThrownBy(() -> AreaModel.compile(files.read(folder), "Baseline", "A"))
                    .as(bad[0])
                    .isInstanceOf(AreaException.class)
                    .hasMessageContaining(bad[1])
                    .hasMessageContaining("expressions.csv row 3");
        }
    }

    @Test
    void regionsAndScenariosThatAreNotThereAreErrors() {
        AreaFiles files = put(files(), "Current Accounts", "A", "1");
        LeapArea area = files.read(folder);
        assertThatThrownBy(() -> AreaModel.compile(area, "Baseline", "C")).hasMessageContaining("regions");
        put(files, "Baseline", "C", "1");
        assertThatThrownBy(() -> files.read(folder)).hasMessageContaining("row 3, region: found \"C\"");
    }
}
