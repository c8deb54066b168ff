package org.cgeleap.leap.area;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cgeleap.leap.expression.Functions;
import org.cgeleap.leap.expression.NearestName;

/** Reads fuel-properties.csv, which an area that asks for no property need not have. */
final class FuelPropertiesFile {
    static final String FILE = "fuel-properties.csv";
    static final List<String> COLUMNS = List.of("fuel", "property", "value", "unit", "basis", "source");

    private FuelPropertiesFile() {}

    static List<FuelProperty> read(Path folder, List<Fuel> fuels, Findings findings) {
        if (!Files.exists(folder.resolve(FILE))) {
            return List.of();
        }
        List<FuelProperty> properties = new ArrayList<>();
        List<String> codes = fuels.stream().map(Fuel::code).toList();
        for (CsvTable.Row row : CsvTable.read(folder, FILE, COLUMNS, findings).rows()) {
            String fuel = row.get("fuel");
            String property = row.get("property");
            if (codes.stream().noneMatch(fuel::equalsIgnoreCase)) {
                add(findings, row, "fuel", fuel, "one of " + codes, NearestName.hint(fuel, codes));
            }
            if (!Functions.fuelProperties().contains(property.toLowerCase(Locale.ROOT))) {
                add(
                        findings,
                        row,
                        "property",
                        property,
                        "one of " + Functions.fuelProperties(),
                        NearestName.hint(property, Functions.fuelProperties()));
            }
            double value = FuelsFile.number(row.get("value"));
            if (Double.isNaN(value)) {
                add(findings, row, "value", row.get("value"), "a number", "write it with a decimal point");
                value = 0;
            }
            try {
                Unit.parse(row.get("unit"));
            } catch (IllegalArgumentException e) {
                add(findings, row, "unit", row.get("unit"), "a unit such as GJ/t", String.valueOf(e.getMessage()));
            }
            FuelsFile.requireBasis(FILE, row, findings);
            for (FuelProperty known : properties) {
                if (known.fuel().equalsIgnoreCase(fuel) && known.property().equalsIgnoreCase(property)) {
                    add(findings, row, "property", property + " of " + fuel + " twice", "one row", "remove one");
                }
            }
            properties.add(new FuelProperty(
                    fuel,
                    property,
                    value,
                    row.get("value"),
                    row.get("unit"),
                    row.get("basis"),
                    row.get("source"),
                    row.get("note")));
        }
        return properties;
    }

    private static void add(
            Findings findings, CsvTable.Row row, String column, String found, String expected, String remedy) {
        findings.add(FILE, row.number(), column, "\"" + found + "\"", expected, remedy);
    }
}
