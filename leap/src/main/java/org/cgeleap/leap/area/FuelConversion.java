package org.cgeleap.leap.area;

import java.util.List;
import java.util.Optional;
import org.cgeleap.leap.expression.ExpressionException;
import org.cgeleap.leap.expression.NearestName;
import org.cgeleap.leap.expression.Node;

/** Properties of fuels, and conversion of units by them. */
final class FuelConversion {
    private static final Unit ENERGY = Unit.parse("tce");
    private static final Unit MASS = Unit.parse("t");
    private static final Unit VOLUME = Unit.parse("m^3");

    private final LeapArea area;

    FuelConversion(LeapArea area) {
        this.area = area;
    }

    /** The fuel a label names, or that of the branch for an empty label. */
    String fuel(Node.Label label, Branch branch) {
        String wanted = label.text().isEmpty() ? branch.fuel() : label.text();
        List<String> codes = area.fuels().stream().map(Fuel::code).toList();
        for (Fuel fuel : area.fuels()) {
            if (fuel.code().equalsIgnoreCase(wanted) || fuel.name().equalsIgnoreCase(wanted)) {
                return fuel.code();
            }
        }
        throw new ExpressionException(
                label.position(),
                wanted == null ? "no fuel, on a branch that has none" : "fuel \"" + wanted + "\"",
                "a fuel of fuels.csv: " + codes,
                wanted == null ? "name it in parentheses" : NearestName.hint(wanted, codes));
    }

    FuelProperty property(String fuel, String property, int position) {
        return find(fuel, property)
                .orElseThrow(() -> new ExpressionException(
                        position,
                        property + " of " + fuel + ", which is not given",
                        "a row of " + FuelPropertiesFile.FILE,
                        "add a row for the fuel and property"));
    }

    private Optional<FuelProperty> find(String fuel, String property) {
        return area.fuelProperties().stream()
                .filter(p -> p.fuel().equalsIgnoreCase(fuel) && p.property().equalsIgnoreCase(property))
                .findFirst();
    }

    private Unit unit(Node.Label label) {
        try {
            return area.settings().units().parse(label.text());
        } catch (IllegalArgumentException e) {
            throw new ExpressionException(
                    label.position(),
                    "unit \"" + label.text() + "\": " + e.getMessage(),
                    "a unit such as GJ or tce",
                    "");
        }
    }

    double convert(Node.Label from, Node.Label to) {
        Unit a = unit(from);
        Unit b = unit(to);
        if (!a.sameDimension(b)) {
            throw new ExpressionException(
                    to.position(),
                    from.text() + " (" + a.dimensionText() + ") to " + to.text() + " (" + b.dimensionText() + ")",
                    "two units of the same dimension",
                    "ConvertFuelUnits converts between mass, volume and energy of a fuel");
        }
        return a.in(b);
    }

    /** Factor between units of energy, mass and volume of a fuel. */
    double convert(Node.Label from, Node.Label to, String fuel) {
        return energyPer(from, fuel) / energyPer(to, fuel);
    }

    /** tce in one of the unit. */
    private double energyPer(Node.Label label, String fuel) {
        Unit unit = unit(label);
        if (unit.sameDimension(ENERGY)) {
            return unit.scale();
        }
        boolean mass = unit.sameDimension(MASS);
        if (!mass && !unit.sameDimension(VOLUME)) {
            throw new ExpressionException(
                    label.position(),
                    label.text() + " (" + unit.dimensionText() + ")",
                    "a unit of energy, mass or volume",
                    "");
        }
        FuelProperty content = property(fuel, "EnergyContent", label.position());
        Unit contentUnit = area.settings().units().parse(content.unit());
        if (contentUnit.sameDimension(ENERGY.over(mass ? MASS : VOLUME))) {
            return unit.scale() * content.value() * contentUnit.scale();
        }
        FuelProperty density = property(fuel, "Density", label.position());
        Unit densityUnit = Unit.parse(density.unit());
        if (!densityUnit.sameDimension(MASS.over(VOLUME))
                || !contentUnit.sameDimension(ENERGY.over(mass ? VOLUME : MASS))) {
            throw new ExpressionException(
                    label.position(),
                    "EnergyContent in " + content.unit() + " and Density in " + density.unit() + " of " + fuel,
                    "energy per mass or volume, and mass per volume",
                    "correct " + FuelPropertiesFile.FILE);
        }
        double massPerVolume = density.value() * densityUnit.scale();
        double perMassOrVolume = content.value() * contentUnit.scale();
        return unit.scale() * (mass ? perMassOrVolume / massPerVolume : perMassOrVolume * massPerVolume);
    }
}
