package org.cgeleap.calibration.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Constants, paths and scenarios of parameter files. */
class ParameterTableTest {
    @TempDir
    private Path folder = Path.of("");

    private final List<Finding> findings = new ArrayList<>();

    private ParameterTable table(String rows) throws IOException {
        Files.writeString(folder.resolve("p.csv"), "key,year,scenario,value,unit,basis,source\n" + rows);
        ParameterTable table = new ParameterTable();
        table.read(folder, "p.csv", Set.of("A", "B"), findings);
        return table;
    }

    @Test
    void pathsAreLinearBetweenTheirYearsAndLevelOutside() throws IOException {
        ParameterTable table = table("x,2020,,1,u,assumed,why\nx,2030,,3,u,assumed,why\nk,,,0.5,u,sourced,where\n");
        assertThat(findings).isEmpty();
        assertThat(table.value("x", "A", 2010)).isEqualTo(1);
        assertThat(table.value("x", "A", 2024)).isCloseTo(1.8, within(1e-15));
        assertThat(table.value("x", "A", 2040)).isEqualTo(3);
        assertThat(table.value("k")).isEqualTo(0.5);
        assertThat(table.value("k", "B", 2050)).isEqualTo(0.5);
        assertThat(table.value("absent", "A", 2020, 7)).isEqualTo(7);
        assertThatThrownBy(() -> table.value("absent")).hasMessageContaining("absent");
    }

    @Test
    void aScenariosOwnRowsGoFirst() throws IOException {
        ParameterTable table = table("x,2020,,1,u,assumed,why\nx,2020,B,2,u,assumed,why\n");
        assertThat(table.value("x", "A", 2025)).isEqualTo(1);
        assertThat(table.value("x", "B", 2025)).isEqualTo(2);
    }

    @Test
    void valuesCanBeSetAndSaySo() throws IOException {
        ParameterTable table = table("k,,,0.5,u,sourced,where\n");
        ParameterTable set = table.with(Map.of("k", 0.7));
        assertThat(set.value("k")).isEqualTo(0.7);
        assertThat(table.value("k")).isEqualTo(0.5);
        assertThat(set.entries().get(0).basis()).isEqualTo(Basis.ASSUMED);
        assertThatThrownBy(() -> table.with(Map.of("kk", 1.0)))
                .isInstanceOf(CaseException.class)
                .hasMessageContaining("kk");
    }

    @Test
    void everyFaultIsFoundWithItsRow() throws IOException {
        table("""
                x,2020,,one,u,assumed,why
                x,2021,C,1,u,assumed,why
                x,2022,,1,u,guess,why
                x,2023,,1,u,assumed,
                x,2023,,2,u,assumed,why
                x,next,,1,u,assumed,why
                x,2024,,1,u
                """);
        assertThat(findings).extracting(Finding::row).containsExactlyInAnyOrder(2, 3, 4, 5, 6, 7, 8);
        assertThat(findings)
                .extracting(Finding::message)
                .contains("p.csv, row 2, value: found one;"
                        + " expected a number with a decimal point and no thousands separators");
    }
}
