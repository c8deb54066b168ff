package org.cgeleap.leap.area;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.cgeleap.leap.expression.TimeFrame;

/**
 * A LEAP area as read: tree, fuels, scenarios and expressions; nothing evaluated yet.
 *
 * @param title title of the area
 * @param years time frame
 * @param scenarios Current Accounts first, parents before children
 * @param fuels rows of fuels.csv
 * @param branches depth first, parents before children, siblings in the order of the file
 * @param entries rows of expressions.csv that hold an expression
 */
public record LeapArea(
        String title,
        TimeFrame years,
        List<Scenario> scenarios,
        List<Fuel> fuels,
        List<Branch> branches,
        List<Entry> entries) {

    /** Root of the key assumptions. */
    public static final String KEY_ROOT = "Key";

    /** Root of the demand tree. */
    public static final String DEMAND_ROOT = "Demand";

    /** Key with the CO2 factor of electricity by year. */
    public static final String GRID_FACTOR_KEY = "Key\\Grid Emission Factor";

    /** Key with the interest rate of technologies that have none of their own. */
    public static final String INTEREST_KEY = "Key\\Interest Rate";

    /** Copies the lists. */
    public LeapArea {
        scenarios = List.copyOf(scenarios);
        fuels = List.copyOf(fuels);
        branches = List.copyOf(branches);
        entries = List.copyOf(entries);
    }

    /** Index of the scenario of that name or abbreviation, in any case. */
    public OptionalInt scenarioIndex(String name) {
        String wanted = name.strip();
        for (int s = 0; s < scenarios.size(); s++) {
            Scenario scenario = scenarios.get(s);
            if (scenario.name().equalsIgnoreCase(wanted) || wanted.equalsIgnoreCase(scenario.abbreviation())) {
                return OptionalInt.of(s);
            }
        }
        return OptionalInt.empty();
    }

    /** The form in which names are compared: lower case, steps stripped of blanks around them. */
    public static String nameKey(String path) {
        return path.strip().toLowerCase(Locale.ROOT).replaceAll("\\s*\\\\\\s*", "\\\\");
    }
}
