package org.cgeleap.leap.area;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Factors from the units in which cells are written to those of the accounting: activity in the unit of its process,
 * shares and rates as fractions, intensities in Mtce per unit of activity, costs in 10^8 yuan per unit of activity,
 * emission factors in Mt CO2 per Mtce. Checked by dimension.
 */
public final class CellUnits {
    private final LeapArea area;
    private final Findings findings;
    private final Map<String, Branch> byKey = new HashMap<>();
    private final Map<Integer, Map<Variable, Double>> factors = new HashMap<>();

    private CellUnits(LeapArea area, Findings findings) {
        this.area = area;
        this.findings = findings;
        for (Branch branch : area.branches()) {
            byKey.put(LeapArea.nameKey(branch.path()), branch);
        }
        Map<Integer, Map<Variable, Entry>> written = new HashMap<>();
        for (Entry entry : area.entries()) {
            Map<Variable, Entry> ofBranch = written.computeIfAbsent(entry.branch(), b -> new HashMap<>());
            Entry first = ofBranch.get(entry.variable());
            if (first == null || first.unit().isEmpty()) {
                ofBranch.put(entry.variable(), entry);
            } else if (!entry.unit().isEmpty() && !entry.unit().equals(first.unit())) {
                add(
                        entry,
                        "\"" + entry.unit() + "\", but \"" + first.unit() + "\" in row " + first.row(),
                        "one unit for a variable in all scenarios",
                        "convert the expression");
            }
        }
        written.forEach((branch, ofBranch) -> ofBranch.values()
                .forEach(entry ->
                        factors.computeIfAbsent(branch, b -> new HashMap<>()).put(entry.variable(), factor(entry))));
    }

    static CellUnits of(LeapArea area, Findings findings) {
        return new CellUnits(area, findings);
    }

    /**
     * Units of an area.
     *
     * @throws AreaException if units are not written as such or do not fit the variable
     */
    public static CellUnits of(LeapArea area) {
        Findings findings = new Findings();
        CellUnits units = new CellUnits(area, findings);
        findings.throwIfAny();
        return units;
    }

    /** Factor of a cell's numbers to the unit of the accounting; 1 for cells without an expression. */
    public double factor(int branch, Variable variable) {
        return factors.getOrDefault(branch, Map.of()).getOrDefault(variable, 1.0);
    }

    private double factor(Entry entry) {
        String text = entry.unit().isEmpty() ? entry.variable().defaultUnit() : entry.unit();
        Branch branch = area.branches().get(entry.branch());
        if (text.isEmpty()
                && (entry.variable() == Variable.ACTIVITY_LEVEL || entry.variable() == Variable.KEY_ASSUMPTION)) {
            text = branch.unit();
        }
        if (entry.variable() == Variable.KEY_ASSUMPTION) {
            return keyFactor(entry, branch, text);
        }
        if (text.isEmpty()) {
            add(entry, "no unit", "the unit of " + entry.variable().label(), "fill the column");
            return 1;
        }
        Unit unit = parse(entry, text);
        return unit == null
                ? 1
                : switch (entry.variable()) {
                    case ACTIVITY_LEVEL -> converted(entry, unit, activityUnit(branch));
                    case FINAL_ENERGY_INTENSITY ->
                        converted(entry, unit, Unit.parse("Mtce").over(activityUnit(branch)));
                    case CAPITAL_COST, FIXED_OM ->
                        converted(entry, unit, Unit.parse("10^8 yuan").over(activityUnit(branch)));
                    case CO2_FACTOR -> converted(entry, unit, Unit.parse("Mt CO2/Mtce"));
                    case LIFETIME -> converted(entry, unit, Unit.parse("years"));
                    default -> converted(entry, unit, Unit.ONE);
                };
    }

    /** Only two keys enter the accounting with a unit; the others are free. */
    private double keyFactor(Entry entry, Branch branch, String text) {
        String key = LeapArea.nameKey(branch.path());
        boolean grid = key.equals(LeapArea.nameKey(LeapArea.GRID_FACTOR_KEY));
        boolean interest = key.equals(LeapArea.nameKey(LeapArea.INTEREST_KEY));
        if (!grid && !interest) {
            return 1;
        }
        String written = text.isEmpty() ? (grid ? "t CO2/MWh" : "fraction") : text;
        Unit unit = parse(entry, written);
        return unit == null ? 1 : converted(entry, unit, grid ? Unit.parse("Mt CO2/Mtce") : Unit.ONE);
    }

    private @Nullable Unit parse(Entry entry, String text) {
        try {
            return Unit.parse(text);
        } catch (IllegalArgumentException e) {
            add(entry, String.valueOf(e.getMessage()), "a unit such as kgce/t, GJ/t or yuan/t", "");
            return null;
        }
    }

    private double converted(Entry entry, Unit written, Unit wanted) {
        if (!written.sameDimension(wanted)) {
            add(
                    entry,
                    "\"" + entry.unit() + "\" (" + written.dimensionText() + ") for "
                            + entry.variable().label() + " of "
                            + area.branches().get(entry.branch()).path(),
                    "a unit of " + wanted.dimensionText(),
                    "the activity is measured in \""
                            + activityUnitText(area.branches().get(entry.branch())) + "\"");
            return 1;
        }
        return written.scale() / wanted.scale();
    }

    private Unit activityUnit(Branch branch) {
        return Unit.parse(activityUnitText(branch));
    }

    private String activityUnitText(Branch branch) {
        Branch at = branch;
        while (at.kind() != BranchKind.PROCESS) {
            Branch parent = byKey.get(LeapArea.nameKey(at.parentPath()));
            if (parent == null) {
                return "";
            }
            at = parent;
        }
        return at.unit();
    }

    private void add(Entry entry, String found, String expected, String remedy) {
        findings.add(ExpressionsFile.FILE, entry.row(), "unit", found, expected, remedy);
    }
}
