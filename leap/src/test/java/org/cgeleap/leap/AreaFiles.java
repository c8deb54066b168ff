package org.cgeleap.leap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cgeleap.leap.area.AreaReader;
import org.cgeleap.leap.area.LeapArea;

/** Writes the four files of an area for a test; columns can be overwritten to make them wrong. */
final class AreaFiles {
    String yaml;
    final List<String> fuels = new ArrayList<>(List.of("fuel,name,kind,co2_factor,unit,basis,source"));
    final List<String> branches = new ArrayList<>(List.of("branch,kind,method,fuel,unit,note"));
    final List<String> expressions = new ArrayList<>(List.of("branch,variable,scenario,expression,unit,basis,source"));

    AreaFiles(int base, int firstScenario, int end) {
        yaml = """
                title: Test area
                years: {base: %d, first_scenario: %d, end: %d}
                decimal: "."
                scenarios:
                  - {name: Current Accounts}
                  - {name: Baseline, parent: Current Accounts, abbreviation: BL}
                  - {name: Mitigation, parent: Baseline}
                """.formatted(base, firstScenario, end);
        fuels.add("coal,Coal,combustible,2.66,t CO2/tce,sourced,study equation 1");
        fuels.add("gas,Gas,combustible,1.56,t CO2/tce,sourced,study equation 1");
        fuels.add("ele,Electricity,electricity,,,assumed,");
    }

    AreaFiles branch(String path, String kind, String method, String fuel, String unit) {
        branches.add(String.join(",", path, kind, method, fuel, unit, ""));
        return this;
    }

    AreaFiles set(String branch, String variable, String scenario, String expression, String unit) {
        expressions.add(String.join(
                ",", branch, variable, scenario, "\"" + expression + "\"", "\"" + unit + "\"", "assumed", "test"));
        return this;
    }

    /** A key with its Current Accounts expression and, unless empty, that of a scenario. */
    AreaFiles key(String name, String currentAccounts, String baseline, String mitigation) {
        branch("Key\\" + name, "key", "", "", "");
        for (String[] row : new String[][] {
            {"Current Accounts", currentAccounts}, {"Baseline", baseline}, {"Mitigation", mitigation}
        }) {
            if (!row[1].isEmpty()) {
                set("Key\\" + name, "Key Assumption", row[0], row[1], "");
            }
        }
        return this;
    }

    void write(Path folder) {
        try {
            Files.writeString(folder.resolve("area.yaml"), yaml);
            Files.writeString(folder.resolve("fuels.csv"), String.join("\n", fuels) + "\n");
            Files.writeString(folder.resolve("branches.csv"), String.join("\n", branches) + "\n");
            Files.writeString(folder.resolve("expressions.csv"), String.join("\n", expressions) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    LeapArea read(Path folder) {
        write(folder);
        return AreaReader.read(folder);
    }

    AreaResult run(Path folder, String scenario) {
        AreaModel model = AreaModel.compile(read(folder), scenario);
        return model.evaluate(AreaInputs.none(model));
    }
}
