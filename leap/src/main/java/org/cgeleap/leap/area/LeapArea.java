package org.cgeleap.leap.area;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.cgeleap.leap.expression.TimeFrame;

/**
 * A LEAP area as read: tree, fuels, scenarios and expressions; nothing evaluated yet.
 *
 * @param title title of the area
 * @param settings notation and other declarations
 * @param years time frame
 * @param scenarios Current Accounts first, parents before children
 * @param regions at least one, inherited before inheriting
 * @param fuels rows of fuels.csv
 * @param effects effects of effects.csv
 * @param fuelProperties rows of fuel-properties.csv
 * @param branches depth first, parents before children, siblings in the order of the file
 * @param entries rows of expressions.csv that hold an expression
 * @param blanks rows of expressions.csv that hold none
 */
public record LeapArea(
        String title,
        AreaSettings settings,
        TimeFrame years,
        List<Scenario> scenarios,
        List<Region> regions,
        List<Fuel> fuels,
        List<Effect> effects,
        List<FuelProperty> fuelProperties,
        List<Branch> branches,
        List<Entry> entries,
        List<BlankCell> blanks) {

    private static final Pattern SEPARATOR = Pattern.compile("\\s*\\\\\\s*");

    /** Root of the key assumptions. */
    public static final String KEY_ROOT = "Key";

    /** Root of the demand tree. */
    public static final String DEMAND_ROOT = "Demand";

    /** Key with the CO2 factor of electricity by year. */
    public static final String GRID_FACTOR_KEY = "Key\\Grid Emission Factor";

    /** Key with the interest rate of technologies that have none of their own. */
    public static final String INTEREST_KEY = "Key\\Interest Rate";

    /** Folder of the keys with prices of fuels. */
    public static final String FUEL_COST_KEY = "Key\\Fuel Cost";

    /**
     * Copies the lists.
     *
     * @param title title of the area
     * @param settings notation and other declarations
     * @param years time frame
     * @param scenarios Current Accounts first, parents before children
     * @param regions at least one, inherited before inheriting
     * @param fuels rows of fuels.csv
     * @param effects effects of effects.csv
     * @param fuelProperties rows of fuel-properties.csv
     * @param branches depth first, parents before children, siblings in the order of the file
     * @param entries rows of expressions.csv that hold an expression
     * @param blanks rows of expressions.csv that hold none
     */
    public LeapArea {
        scenarios = List.copyOf(scenarios);
        regions = List.copyOf(regions);
        fuels = List.copyOf(fuels);
        effects = List.copyOf(effects);
        fuelProperties = List.copyOf(fuelProperties);
        branches = List.copyOf(branches);
        entries = List.copyOf(entries);
        blanks = List.copyOf(blanks);
    }

    /**
     * {@return an area of one region without effects, in point notation}
     *
     * @param title title of the area
     * @param years time frame
     * @param scenarios Current Accounts first, parents before children
     * @param fuels rows of fuels.csv
     * @param branches depth first, parents before children
     * @param entries rows of expressions.csv that hold an expression
     */
    public static LeapArea ofOneRegion(
            String title,
            TimeFrame years,
            List<Scenario> scenarios,
            List<Fuel> fuels,
            List<Branch> branches,
            List<Entry> entries) {
        return new LeapArea(
                title,
                AreaSettings.DEFAULT,
                years,
                scenarios,
                List.of(Region.ONLY),
                fuels,
                List.of(),
                List.of(),
                branches,
                entries,
                List.of());
    }

    /**
     * {@return the area with one expression put in, in the place of that of the same cell if there is one}
     *
     * @param entry the expression with its cell
     */
    public LeapArea with(Entry entry) {
        List<Entry> changed = new ArrayList<>(entries);
        changed.removeIf(e -> e.cell().equals(entry.cell()));
        changed.add(entry);
        return withEntries(changed);
    }

    /**
     * {@return the area with other expressions in the place of its own}
     *
     * @param changed all rows that hold an expression
     */
    public LeapArea withEntries(List<Entry> changed) {
        return new LeapArea(
                title, settings, years, scenarios, regions, fuels, effects, fuelProperties, branches, changed, blanks);
    }

    /**
     * {@return the area with other numbers of its fuels}
     *
     * @param changed the same fuels in the same order
     */
    public LeapArea withFuels(List<Fuel> changed) {
        return new LeapArea(
                title,
                settings,
                years,
                scenarios,
                regions,
                changed,
                effects,
                fuelProperties,
                branches,
                entries,
                blanks);
    }

    /**
     * {@return whether the CO2 of electricity is that of the area's own modules: one makes electricity and no grid
     * factor is given}
     */
    public boolean ownGridFactor() {
        String grid = nameKey(GRID_FACTOR_KEY);
        return branches.stream().noneMatch(b -> nameKey(b.path()).equals(grid))
                && branches.stream()
                        .anyMatch(b -> b.kind() == BranchKind.OUTPUT
                                && fuels.stream()
                                        .anyMatch(f -> f.kind() == FuelKind.ELECTRICITY
                                                && f.code().equals(b.fuel())));
    }

    /**
     * {@return index of the scenario of that name or abbreviation, in any case}
     *
     * @param name of the scenario or region, blanks around it ignored
     */
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

    /**
     * {@return index of the region of that name or abbreviation, in any case}
     *
     * @param name of the scenario or region, blanks around it ignored
     */
    public OptionalInt regionIndex(String name) {
        String wanted = name.strip();
        for (int r = 0; r < regions.size(); r++) {
            Region region = regions.get(r);
            if (region.name().equalsIgnoreCase(wanted) || wanted.equalsIgnoreCase(region.abbreviation())) {
                return OptionalInt.of(r);
            }
        }
        return OptionalInt.empty();
    }

    /**
     * {@return the form in which names are compared: lower case, steps stripped of blanks around them}
     *
     * @param path of a branch, or any name
     */
    public static String nameKey(String path) {
        String key = path.strip().toLowerCase(Locale.ROOT);
        return blankBesideSeparator(key) ? SEPARATOR.matcher(key).replaceAll("\\\\") : key;
    }

    /** Few paths have one, and looking is far faster than matching: compiling an area makes hundreds of thousands of keys. */
    private static boolean blankBesideSeparator(String key) {
        for (int at = key.indexOf('\\'); at >= 0; at = key.indexOf('\\', at + 1)) {
            boolean before = at > 0 && key.charAt(at - 1) <= ' ';
            boolean after = at + 1 < key.length() && key.charAt(at + 1) <= ' ';
            if (before || after) {
                return true;
            }
        }
        return false;
    }
}
