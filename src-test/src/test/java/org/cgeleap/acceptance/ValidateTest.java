package org.cgeleap.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong in several files of a case is said at once, whichever file is read first. */
class ValidateTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void faultsInEveryPartAreListedTogether() {
        Path copy = Commands.copyOfTheCase(folder);
        Commands.replace(copy.resolve("case.yaml"), "horizon: 2060", "horizon: 2070");
        Commands.replace(copy.resolve("macro.csv"), "population,2017,,3144", "population,2017,,-3144");
        Commands.replace(copy.resolve("elasticities.csv"), "sigma_eva,,,0.5", "sigma_eva,,,half");
        Commands.replace(copy.resolve("energy/production.csv"), "1194", "many");
        Commands.replace(copy.resolve("leap/fuels.csv"), "coal,\"Coal", "cole,\"Coal");
        Commands.replace(copy.resolve("leap/link.csv"), "Demand\\Steel,ISM", "Demand\\Steel,IRON");
        Commands.replace(copy.resolve("tables/sam.yaml"), "savings: S-I", "saving: S-I");
        Commands.replace(copy.resolve("targets.csv"), ",fitted,", ",sure,");
        Commands.replace(copy.resolve("iamc/settings.csv"), "region,", "place,");
        Commands.replace(copy.resolve("iamc/variables.csv"), "GDP|MER,billion", "GDP|MEH,billion");
        Commands.replace(
                copy.resolve("iamc/variables.csv"), "Consumption,billion USD_2010", "Consumption,billion US$2010");
        Commands.Outcome outcome = Commands.run("validate", copy.toString());
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.said())
                .contains("elasticities.csv, row ", "found half")
                .contains("macro.csv, row ", "found -3144", "more than zero")
                .contains("energy/production.csv, row ", "found many")
                .contains("leap/")
                .contains("leap/link.csv, row ", "found IRON")
                .contains("tables/sam.yaml", "saving")
                .contains("targets.csv, row ", "found sure")
                .contains("iamc/settings.csv")
                .contains("iamc/variables.csv, row ", "found GDP|MEH", "the nearest is GDP|MER")
                .contains("found billion US$2010/yr; expected billion USD_2010/yr")
                .doesNotContain("\tat ");
        assertThat(outcome.said().lines()).as(outcome.said()).doesNotHaveDuplicates();
    }

    /** A slip in the key of a folder is one fault, not one for each file in it. */
    @Test
    void aMissingFolderIsSaidOnce() {
        Path copy = Commands.copyOfTheCase(folder);
        Commands.replace(copy.resolve("case.yaml"), "energy: energy", "enrgy: energy");
        Commands.Outcome outcome = Commands.run("validate", copy.toString());
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.said().lines())
                .as(outcome.said())
                .hasSize(2)
                .anySatisfy(l -> assertThat(l).contains("case.yaml, enrgy", "the nearest is energy"))
                .anySatisfy(l -> assertThat(l).contains("case.yaml, energy: found nothing"));
    }

    /** A result there is not would leave its variable out of the table, one that is taken twice would double it. */
    @Test
    void resultsOfTheIamcMapExistAndAreTakenOnce() throws IOException {
        Path copy = Commands.copyOfTheCase(folder);
        Path map = copy.resolve("iamc/variables.csv");
        String gdp = Files.readAllLines(map).stream()
                .filter(l -> l.startsWith("GDP|MER,"))
                .findFirst()
                .orElseThrow();
        Commands.replace(map, ",household_consumption,cge,", ",household_consumpton,cge,");
        Commands.replace(map, ",generation,cge,", ",generation,cgee,");
        Files.writeString(map, gdp + "\n", java.nio.file.StandardOpenOption.APPEND);
        Commands.replace(copy.resolve("iamc/settings.csv"), "model,cgeleap 0.1", "model,cgeleap; 0.1");
        Commands.Outcome outcome = Commands.run("validate", copy.toString());
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.said())
                .contains("iamc/variables.csv, row ", "found household_consumpton; expected a variable of results.csv")
                .contains("found cgee; expected one of cge, leap, coupled")
                .contains("found gdp a second time for GDP|MER", "row 2 has it")
                .contains("iamc/settings.csv", "found cgeleap; 0.1");
    }

    /** A file that may be missing must not be lost by a slip in its name. */
    @Test
    void aFileNothingReadsIsNamed() throws IOException {
        Path copy = Commands.copyOfTheCase(folder);
        Files.move(copy.resolve("energy/special-uses.csv"), copy.resolve("energy/special-use.csv"));
        Commands.Outcome outcome = Commands.run("validate", copy.toString());
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.said()).contains("energy/special-use.csv", "nothing reads", "special-uses.csv");
    }

    /** A case's files may have any names that its case.yaml gives, and messages use those. */
    @Test
    void filesMayHaveOtherNames() throws IOException {
        Path copy = Commands.copyOfTheCase(folder);
        Map<String, String> names = Map.of(
                "sectors.csv", "branches.csv",
                "fuels.csv", "carriers.csv",
                "nests.yaml", "trees.yaml",
                "policy.csv", "goals.csv",
                "power.csv", "plants.csv",
                "tables", "accounts",
                "energy", "balance",
                "leap", "area");
        for (Map.Entry<String, String> name : names.entrySet()) {
            Files.move(copy.resolve(name.getKey()), copy.resolve(name.getValue()));
            Commands.replace(copy.resolve("case.yaml"), ": " + name.getKey(), ": " + name.getValue());
        }
        Files.move(copy.resolve("elasticities.csv"), copy.resolve("sigma.csv"));
        Commands.replace(copy.resolve("case.yaml"), "elasticities.csv", "sigma.csv");
        Commands.Outcome outcome = Commands.run("validate", copy.toString());
        assertThat(outcome.status()).as(outcome.said()).isZero();
        Commands.replace(copy.resolve("plants.csv"), ",hydro,hydro,", ",hydro,hydra,");
        Commands.replace(copy.resolve("balance/production.csv"), "1194", "many");
        Commands.replace(copy.resolve("area/link.csv"), "Demand\\Steel,ISM", "Demand\\Steel,IRON");
        Commands.replace(copy.resolve("sigma.csv"), "sigma_eva,,,0.5", "sigma_evil,,,0.5");
        Commands.Outcome broken = Commands.run("validate", copy.toString());
        assertThat(broken.status()).isEqualTo(2);
        assertThat(broken.said())
                .contains("balance/production.csv, row ", "found many")
                .contains("area/link.csv, row ", "a sector of branches.csv")
                .doesNotContain("power.csv", "energy/", "leap/", "sectors.csv");
    }

    /** What only the parts together show, such as a user without a price range, is found before anything is solved. */
    @Test
    void whatOnlyThePartsTogetherShowIsFound() {
        Path copy = Commands.copyOfTheCase(folder);
        Commands.replace(copy.resolve("energy/user-classes.csv"), "\nNMM,", "\n#NMM,");
        Commands.Outcome outcome = Commands.run("validate", copy.toString());
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.said()).contains("no price range for user NMM", "user-classes.csv");
        Path other = Commands.copyOfTheCase(folder.resolve("other"));
        Commands.replace(other.resolve("case.yaml"), "alignment: 2020", "alignment: 2017");
        Commands.Outcome unaligned = Commands.run("validate", other.toString());
        assertThat(unaligned.status()).isEqualTo(2);
        assertThat(unaligned.said()).contains("industry-targets.csv", "no row for the alignment year 2017");
    }

    /** Faults that only show when the accounts are made say where they are and what to do. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "power.csv; ,hydro,hydro,; ,hydro,hydra,; power.csv, hydro, accounts: found hydra; expected"
                        + " technologies of",
                "energy/inventory-fuels.csv; COL,reported,coal,,; COL,reported,,,; no generation_technology; the"
                        + " technology of",
                "case.yaml; alignment: 2020; alignment: 2019; energy/inventory.csv, year: found no row for 2019; add"
                        + " its rows",
                "nests.yaml; of: [resource, foreign]; of: [resource, limit]; nests.yaml, tree inflow: the leaf limit"
                        + " has no meaning there; take it out"
            })
    void faultsOfTheAccountsSayWhatToDo(String file, String old, String fresh, String place, String toDo) {
        Path copy = Commands.copyOfTheCase(folder);
        Commands.replace(copy.resolve(file), old.strip(), fresh.strip());
        Commands.Outcome outcome = Commands.run("validate", copy.toString());
        assertThat(outcome.status()).as(outcome.said()).isEqualTo(2);
        assertThat(outcome.said()).contains(place.strip(), toDo.strip()).doesNotContain("\tat ");
    }
}
