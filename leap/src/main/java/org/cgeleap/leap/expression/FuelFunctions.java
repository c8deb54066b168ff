package org.cgeleap.leap.expression;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Properties of fuels, and conversion of units (rules FUEL_PROPERTIES and CONVERT_UNITS). */
final class FuelFunctions {
    /** Functions that give a property of a fuel, as LEAP names them. */
    private static final List<String> PROPERTIES = List.of(
            "EnergyContent",
            "CarbonContent",
            "SulfurContent",
            "NitrogenContent",
            "AshContent",
            "MoistureContent",
            "MethaneContent",
            "Density",
            "NetGrossRatio",
            "FractionOxidized",
            "NonEnergyCarbonStored",
            "SulfurRetention");

    private FuelFunctions() {}

    static Map<String, FunctionForm> all() {
        Map<String, FunctionForm> all = new TreeMap<>();
        for (String property : PROPERTIES) {
            all.put(property.toLowerCase(Locale.ROOT), property(property));
        }
        all.put("convertunits", FuelFunctions::convertUnits);
        all.put("convertfuelunits", FuelFunctions::convertFuelUnits);
        return all;
    }

    /** {@code EnergyContent}, of the branch's own fuel, or {@code EnergyContent(fuel)}: the number, as written. */
    private static FunctionForm property(String property) {
        return (call, compiler, whole) -> {
            FunctionForm.requireArguments(call, 0, 1);
            Node.Label fuel = call.arguments().isEmpty()
                    ? new Node.Label(call.position(), "")
                    : (Node.Label) call.arguments().get(0);
            return new Term.Fixed(compiler.scope().fuelProperty(fuel, property));
        };
    }

    /** {@code ConvertUnits(x, from, to)}. */
    private static Term convertUnits(Node.Call call, Compiler compiler, boolean whole) {
        FunctionForm.requireArguments(call, 3, 3);
        Term x = compiler.term(call.arguments().get(0));
        double factor = compiler.scope()
                .conversion((Node.Label) call.arguments().get(1), (Node.Label)
                        call.arguments().get(2));
        return Compiler.fold((t, s) -> x.at(t, s) * factor, x);
    }

    /** {@code ConvertFuelUnits(x, from, to, fuel)}: between mass, volume and energy of a fuel. */
    private static Term convertFuelUnits(Node.Call call, Compiler compiler, boolean whole) {
        FunctionForm.requireArguments(call, 4, 4);
        Term x = compiler.term(call.arguments().get(0));
        double factor = compiler.scope()
                .fuelConversion(
                        (Node.Label) call.arguments().get(1),
                        (Node.Label) call.arguments().get(2),
                        (Node.Label) call.arguments().get(3));
        return Compiler.fold((t, s) -> x.at(t, s) * factor, x);
    }
}
