package org.cgeleap.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Files of an area of more than 300 branches with a power system: six industries of five processes (shares and vintages),
 * a network, a generation module of ten plants with endogenous capacity, a refinery; 41 years, three scenarios.
 */
final class WorkedArea {
    private final List<String> branches = new ArrayList<>(List.of("branch,kind,method,fuel,unit,note"));
    private final List<String> expressions =
            new ArrayList<>(List.of("branch,variable,scenario,expression,unit,basis,source"));
    private final SplittableRandom random = new SplittableRandom(20261124);

    private WorkedArea() {}

    static void write(Path folder) throws IOException {
        WorkedArea area = new WorkedArea();
        area.demand();
        area.supply();
        Files.writeString(folder.resolve("area.yaml"), """
                title: Worked area
                years: {base: 2020, first_scenario: 2021, end: 2060}
                decimal: "."
                scenarios:
                  - {name: Current Accounts}
                  - {name: Reference, parent: Current Accounts}
                  - {name: Policy, parent: Reference}
                  - {name: Deep, parent: Policy}
                """);
        Files.writeString(folder.resolve("fuels.csv"), """
                fuel,name,kind,co2_factor,unit,basis,source
                coal,Coal,combustible,2.66,t CO2/tce,assumed,benchmark
                oil,Oil,combustible,2.73,t CO2/tce,assumed,benchmark
                crude,Crude oil,combustible,2.7,t CO2/tce,assumed,benchmark
                gas,Gas,combustible,1.56,t CO2/tce,assumed,benchmark
                ele,Electricity,electricity,,,assumed,benchmark
                """);
        Files.write(folder.resolve("branches.csv"), area.branches);
        Files.write(folder.resolve("expressions.csv"), area.expressions);
    }

    private void branch(String path, String kind, String method, String fuel, String unit) {
        branches.add(String.join(",", path, kind, method, fuel, unit, ""));
    }

    private void set(String branch, String variable, String scenario, String expression, String unit) {
        expressions.add(String.join(
                ",", branch, variable, scenario, "\"" + expression + "\"", "\"" + unit + "\"", "assumed", "benchmark"));
    }

    private String number(double from, double to) {
        return String.format(Locale.ROOT, "%.4f", from + (to - from) * random.nextDouble());
    }

    private void key(String path, String expression, String unit) {
        branch(path, "key", "", "", "");
        set(path, "Key Assumption", "Current Accounts", expression, unit);
    }

    private void demand() {
        key("Key\\Grid Emission Factor", "Interp(2020,0.6,2060,0.1)", "t CO2/MWh");
        key("Key\\Interest Rate", "0.06", "fraction");
        for (int m = 0; m < 6; m++) {
            key("Key\\Output Index\\S" + m, "Interp(2020,1,2060," + number(1.5, 3) + ")", "");
            branch("Demand\\S" + m, "category", "", "", "");
            for (int i = 0; i < 5; i++) {
                process("Demand\\S" + m + "\\P" + i, m, i % 2 == 1);
            }
        }
    }

    private void process(String path, int industry, boolean stock) {
        branch(path, "process", stock ? "stock-turnover" : "activity", "", "Mt");
        set(
                path,
                "Activity Level",
                "Current Accounts",
                number(1, 10) + " * (Key\\Output Index\\S" + industry + ")^0.8",
                "");
        for (int j = 0; j < 2; j++) {
            String technology = path + "\\T" + j;
            branch(technology, "technology", "", "", "");
            String share = stock ? "Sales Share" : "Activity Share";
            set(technology, share, "Current Accounts", j == 0 ? "Remainder(100)" : "10", "%");
            if (j == 1) {
                set(technology, share, "Policy", "Interp(2060," + number(30, 60) + ")", "%");
                set(technology, share, "Deep", "Interp(2060," + number(60, 95) + ")", "%");
            }
            if (stock) {
                set(technology, "Stock Share", "Current Accounts", j == 0 ? "90" : "10", "%");
            }
            set(technology, "Lifetime", "Current Accounts", "25", "years");
            set(technology, "Capital Cost", "Current Accounts", number(500, 2000), "yuan/t");
            for (String fuel : List.of("coal", "ele", "oil")) {
                branch(technology + "\\" + fuel, "fuel", "", fuel, "");
                set(technology + "\\" + fuel, "Final Energy Intensity", "Current Accounts", number(20, 300), "kgce/t");
                set(
                        technology + "\\" + fuel,
                        "Final Energy Intensity",
                        "Reference",
                        "Growth(-" + number(0.2, 1.5) + "%)",
                        "kgce/t");
            }
        }
    }

    private void supply() {
        module("Grid", "ele");
        set("Transformation\\Grid", "Losses", "Current Accounts", "Interp(2020,7,2060,4)", "%");
        plant("Grid", "Lines", "ele", "100");
        module("Power", "ele");
        set("Transformation\\Power", "Load Factor", "Current Accounts", "60", "%");
        set("Transformation\\Power", "Own Use", "Current Accounts", "5", "%");
        set("Transformation\\Power", "Planning Reserve Margin", "Current Accounts", "20", "%");
        for (int j = 0; j < 10; j++) {
            String path = plant("Power", "Plant" + j, j % 2 == 0 ? "coal" : "gas", number(35, 55));
            set(path, "Dispatch Rule", "Current Accounts", "MeritOrderDispatch", "");
            set(path, "Merit Order", "Current Accounts", "" + (1 + j / 3), "");
            set(path, "Exogenous Capacity", "Current Accounts", number(1000, 3000), "MW");
            set(path, "Maximum Availability", "Current Accounts", "85", "%");
            set(path, "Endogenous Capacity Addition Size", "Current Accounts", j < 4 ? "300" : "0", "MW");
            set(path, "Endogenous Capacity Addition Order", "Current Accounts", "" + j, "");
            set(path, "Lifetime", "Current Accounts", "30", "years");
            set(path, "Capital Cost", "Current Accounts", number(2, 5), "10^6 yuan/MW");
        }
        module("Refining", "oil");
        String refinery = plant("Refining", "Refinery", "crude", "94");
        branch(refinery + "\\Auxiliary Fuels\\Power", "auxiliary", "", "ele", "");
        set(refinery + "\\Auxiliary Fuels\\Power", "Auxiliary Fuel Use", "Current Accounts", "0.02", "ratio");
        for (String fuel : List.of("coal", "crude", "gas")) {
            branch("Resources\\Primary\\" + fuel, "resource", "", fuel, "");
        }
    }

    private void module(String name, String fuel) {
        branch("Transformation\\" + name, "module", "", "", "");
        branch("Transformation\\" + name + "\\Output Fuels\\" + fuel, "output", "", fuel, "");
    }

    private String plant(String module, String name, String fuel, String efficiency) {
        String path = "Transformation\\" + module + "\\Processes\\" + name;
        branch(path, "transformation-process", "", "", "");
        set(path, "Process Efficiency", "Current Accounts", efficiency, "%");
        branch(path + "\\Feedstock Fuels\\" + fuel, "feedstock", "", fuel, "");
        return path;
    }
}
