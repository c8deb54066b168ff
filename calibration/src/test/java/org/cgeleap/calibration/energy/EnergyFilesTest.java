package org.cgeleap.calibration.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.cgeleap.calibration.casefile.CaseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Damaged copies of the case: every damage is named with its file, row and column, and all of them at once. */
class EnergyFilesTest {
    @TempDir
    Path folder;

    private void copy() throws IOException {
        Files.createDirectories(folder.resolve("energy"));
        for (String name : List.of("sectors.csv", "fuels.csv")) {
            Files.copy(ChongqingEnergy.FOLDER.resolve(name), folder.resolve(name));
        }
        try (Stream<Path> files = Files.list(ChongqingEnergy.FOLDER.resolve("energy"))) {
            for (Path file : files.toList()) {
                Files.copy(
                        file,
                        folder.resolve("energy").resolve(file.getFileName().toString()));
            }
        }
    }

    private void damage(String name, String found, String replacement) throws IOException {
        Path file = folder.resolve("energy").resolve(name);
        String text = Files.readString(file);
        assertThat(text).contains(found);
        int at = text.indexOf(found);
        Files.writeString(file, text.substring(0, at) + replacement + text.substring(at + found.length()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    inventory.csv             | 535.03664           | 535,03664  | energy/inventory.csv, row      | cells
                    inventory.csv             | 535.03664           | many       | energy/inventory.csv, row 26   | a number
                    inventory.csv             | 535.03664           | -1         | energy/inventory.csv, row 26   | at least 0
                    inventory.csv             | FINAL,Raw_Coal,1966 | FINAL,Raw_Cola,1966 | fuel: found Raw_Cola  | one of
                    inventory.csv             | 535.03664,10^4 t    | 535.03664,t | unit: found t                 | 10^4 t
                    inventory.csv             | TOTAL_FINAL         | SUM        | role: found SUM                | TOTAL_FINAL
                    inventory.csv             | sourced,ceads-2017  | sourced,nowhere | source: found nowhere     | sources.csv
                    inventory.csv             | sourced,ceads-2017  | guessed,ceads-2017 | basis: found guessed   | assumed
                    inventory-fuels.csv       | 0.7143              | x          | tce_factor: found x            | a number
                    inventory-fuels.csv       | Cleaned_Coal,10^4 t,0.9,COL | Cleaned_Coal,10^4 t,0.9,COAL | good: found COAL | ELE
                    inventory-sectors.csv     | 0.8407              | 0.9        | weights of Other               | add to 1
                    inventory-sectors.csv     | Urban,HHC           | Urban,HHX  | sector: found HHX              | HHC
                    industry-targets.csv      | 87.3                | 870.3      | value: found 870.3             | 100 percent
                    industry-targets.csv      | ,other,,27.565      | ,others,,27.565 | industries: found others      | industries.csv
                    choices.csv               | own_use,own_use     | away,own_use | value: found away            | OWN_USE
                    choices.csv               | non_energy_ceiling,0.903 | non_energy_ceiling,2 | value: found 2          | at most 1
                    user-classes.csv          | CRP,industry,0.5,2  | CRP,industry,1.5,2 | low: found 1.5 to 2    | contains 1
                    price-bands.csv           | 450,900             | 950,900    | high: found 900                | at least 950
                    generation-technologies.csv | residual          | published  | 0 technologies                 | exactly one
                    generation-technologies.csv | 0.45              | 45         | efficiency: found 45           | between 0 and 1
                    co2-published.csv         | Mt CO2              | t CO2      | unit: found t CO2              | Mt CO2
                    special-uses.csv          | Kerosene,1          | Kerosene,2 | share: found 2                 | between 0 and 1
                    conversion-sectors.csv    | COKING,COL          | COKING,COQ | sector: found COQ              | COL
                    electricity.csv           | year,item           | year,thing | energy/electricity.csv, row 1, item | a column item
                    """)
    void damageIsNamed(String file, String found, String replacement, String place, String expectation)
            throws IOException {
        copy();
        damage(file, found, replacement);
        assertThatThrownBy(() -> EnergyFiles.read(folder, List.of("HHC")))
                .isInstanceOf(CaseException.class)
                .hasMessageContaining(place.strip())
                .hasMessageContaining(expectation.strip());
    }

    @Test
    void allFindingsComeAtOnce() throws IOException {
        copy();
        Files.delete(folder.resolve("energy/user-classes.csv"));
        damage("inventory.csv", "535.03664", "many");
        damage("inventory-sectors.csv", "Urban,HHC", "Urban,HHX");
        assertThatThrownBy(() -> EnergyFiles.read(folder, List.of("HHC")))
                .isInstanceOfSatisfying(
                        CaseException.class,
                        e -> assertThat(e.findings())
                                .extracting(f -> f.file())
                                .contains(
                                        "energy/user-classes.csv",
                                        "energy/inventory.csv",
                                        "energy/inventory-sectors.csv"));
    }

    @Test
    void anInventoryThatDoesNotAddUpFailsItsCheck() throws IOException {
        copy();
        damage("inventory.csv", "535.03664", "635.03664");
        EnergyAccounts accounts = EnergyAccounting.of(EnergyFiles.read(folder, List.of("HHC")), 2017);
        assertThat(accounts.checks())
                .filteredOn(c -> !c.pass())
                .extracting(BalanceCheck::check)
                .containsExactly("final use of Raw_Coal", "final use and conversion of Raw_Coal");
    }

    @Test
    void figuresThatContradictEachOtherAreNamed() throws IOException {
        copy();
        damage(
                "industry-targets.csv",
                "%,0.05,sourced,paper,\n",
                "%,,sourced,paper,\n2020,again,energy_share,steel;building-materials;chemicals;other,,50,%,,sourced,paper,\n");
        EnergyData data = EnergyFiles.read(folder, List.of("HHC"));
        assertThatThrownBy(() -> IndustryTargets.of(data, 2020))
                .isInstanceOf(CaseException.class)
                .hasMessageContaining("again")
                .hasMessageContaining("energy/industry-targets.csv");
    }
}
