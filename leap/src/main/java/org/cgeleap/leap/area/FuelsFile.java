package org.cgeleap.leap.area;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads fuels.csv. */
final class FuelsFile {
    static final String FILE = "fuels.csv";
    static final Set<String> BASES = Set.of("sourced", "derived", "fitted", "assumed");
    private static final List<String> COLUMNS =
            List.of("fuel", "name", "kind", "co2_factor", "unit", "basis", "source");

    private FuelsFile() {}

    static List<Fuel> read(java.nio.file.Path folder, Findings findings) {
        List<Fuel> fuels = new ArrayList<>();
        for (CsvTable.Row row : CsvTable.read(folder, FILE, COLUMNS, findings).rows()) {
            String code = row.get("fuel");
            if (code.isEmpty()) {
                findings.add(FILE, row.number(), "fuel", "nothing", "a code", "give the fuel a code");
            }
            for (Fuel known : fuels) {
                if (known.code().equalsIgnoreCase(code)) {
                    findings.add(
                            FILE,
                            row.number(),
                            "fuel",
                            "\"" + code + "\" a second time",
                            "one row a fuel",
                            "remove one");
                }
            }
            requireBasis(FILE, row, findings);
            FuelKind kind = kind(row, findings);
            fuels.add(new Fuel(
                    code,
                    row.get("name"),
                    kind,
                    kind != FuelKind.COMBUSTIBLE ? noFactor(row, findings) : factor(row, findings),
                    row.get("co2_factor"),
                    row.get("unit"),
                    row.get("basis"),
                    row.get("source"),
                    row.get("note")));
        }
        return fuels;
    }

    private static FuelKind kind(CsvTable.Row row, Findings findings) {
        switch (row.get("kind").toLowerCase(Locale.ROOT)) {
            case "combustible" -> {
                return FuelKind.COMBUSTIBLE;
            }
            case "electricity" -> {
                return FuelKind.ELECTRICITY;
            }
            case "carrier" -> {
                return FuelKind.CARRIER;
            }
            default -> {
                findings.add(
                        FILE,
                        row.number(),
                        "kind",
                        "\"" + row.get("kind") + "\"",
                        "combustible, electricity or carrier",
                        "");
                return FuelKind.ELECTRICITY;
            }
        }
    }

    private static double noFactor(CsvTable.Row row, Findings findings) {
        String written = row.get("co2_factor");
        if (!written.isEmpty() && !row.get("kind").equalsIgnoreCase("combustible")) {
            findings.add(
                    FILE,
                    row.number(),
                    "co2_factor",
                    written,
                    "nothing for electricity and carriers",
                    "electricity's factor by year is Key\\Grid Emission Factor");
        }
        return 0;
    }

    private static double factor(CsvTable.Row row, Findings findings) {
        String written = row.get("co2_factor");
        double value = number(written);
        if (!(value >= 0)) {
            findings.add(
                    FILE,
                    row.number(),
                    "co2_factor",
                    written.isEmpty() ? "nothing" : "\"" + written + "\"",
                    "a number >= 0",
                    "give t CO2/tce, 0 for biomass");
            return 0;
        }
        try {
            Unit unit = Unit.parse(row.get("unit"));
            if (unit.sameDimension(Unit.parse("t CO2/tce"))) {
                return value * unit.in(Unit.parse("t CO2/tce"));
            }
            findings.add(FILE, row.number(), "unit", "\"" + row.get("unit") + "\"", "CO2 mass per energy", "t CO2/tce");
        } catch (IllegalArgumentException e) {
            findings.add(FILE, row.number(), "unit", String.valueOf(e.getMessage()), "a unit", "t CO2/tce");
        }
        return 0;
    }

    /** The finite number written, or NaN. */
    static double number(String text) {
        try {
            double value = Double.parseDouble(text);
            return Double.isFinite(value) ? value : Double.NaN;
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    static void requireBasis(String file, CsvTable.Row row, Findings findings) {
        if (!BASES.contains(row.get("basis").toLowerCase(Locale.ROOT))) {
            findings.add(
                    file,
                    row.number(),
                    "basis",
                    "\"" + row.get("basis") + "\"",
                    "sourced, derived, fitted or assumed",
                    "say where the number comes from");
        }
    }
}
