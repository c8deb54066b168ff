package org.cgeleap.leap.area;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Factors from the units in which cells are written to those of the accounting, which {@link Measure} states. Checked
 * by dimension.
 */
public final class CellUnits {
    private static final Unit ENERGY = Unit.parse("Mtce");
    private static final Unit YEAR = Unit.parse("year");
    private static final Unit DISTANCE = Unit.parse("km");
    private static final Unit MASS = Unit.parse("Mt");

    private final LeapArea area;
    private final UnitTable table;
    private final Unit money;
    private final Findings findings;
    private final Map<String, Branch> byKey = new HashMap<>();
    private final Map<Integer, Map<Variable, Double>> factors = new HashMap<>();

    private CellUnits(LeapArea area, Findings findings) {
        this.area = area;
        this.findings = findings;
        this.table = area.settings().units();
        this.money = Unit.parse("10^8 " + area.settings().money().unit());
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
     * {@return units of an area}
     *
     * @param area whose units are read
     * @throws AreaException if units are not written as such or do not fit the variable
     */
    public static CellUnits of(LeapArea area) {
        Findings findings = new Findings();
        CellUnits units = new CellUnits(area, findings);
        findings.throwIfAny();
        return units;
    }

    /**
     * {@return factor of a cell's numbers to the unit of the accounting} A variable without any expression has that of
     * its default unit, so that its default value is converted alike.
     *
     * @param branch index of the branch
     * @param variable of the branch
     */
    public double factor(int branch, Variable variable) {
        Double known = factors.getOrDefault(branch, Map.of()).get(variable);
        return known != null ? known : variable.defaultUnit().equals("%") ? 0.01 : 1;
    }

    private double factor(Entry entry) {
        Branch branch = area.branches().get(entry.branch());
        Variable variable = entry.variable();
        String text = entry.unit().isEmpty() ? variable.defaultUnit() : entry.unit();
        Measure measure = variable.measure(branch.kind());
        if (text.isEmpty() && (measure == Measure.ACTIVITY || measure == Measure.FREE)) {
            text = branch.unit();
        }
        if (measure == Measure.FREE) {
            return keyFactor(entry, branch, text);
        }
        if (text.isEmpty() && measure == Measure.ACTIVITY && branch.kind() != BranchKind.PROCESS) {
            return 1; // "No data" and plain numbers
        }
        if (text.isEmpty()) {
            add(entry, "no unit", "the unit of " + variable.label(), "fill the column");
            return 1;
        }
        Unit unit = parse(entry, text);
        return unit == null ? 1 : factor(entry, branch, measure, unit);
    }

    private double factor(Entry entry, Branch branch, Measure measure, Unit unit) {
        return switch (measure) {
            case ACTIVITY -> converted(entry, unit, branchUnit(branch));
            case ENERGY_PER_ACTIVITY -> converted(entry, unit, ENERGY.over(activityUnit(branch)));
            case MONEY_PER_ACTIVITY -> yearly(entry, unit, money.over(activityUnit(branch)));
            case ENERGY -> yearly(entry, unit, ENERGY);
            case ENERGY_PER_DISTANCE -> converted(entry, unit, ENERGY.over(DISTANCE));
            case DISTANCE -> yearly(entry, unit, DISTANCE);
            case POWER -> converted(entry, unit, Unit.parse("MW"));
            case MONEY_PER_POWER -> yearly(entry, unit, money.over(Unit.parse("MW")));
            case MONEY_PER_ENERGY -> converted(entry, unit, money.over(ENERGY));
            case CO2_PER_ENERGY -> converted(entry, unit, Unit.parse("Mt CO2/Mtce"));
            case EFFECT_LOADING -> loading(entry, branch, unit);
            case MASS -> yearly(entry, unit.withoutLabel(label(branch)), MASS);
            case YEARS -> converted(entry, unit, YEAR);
            case MONEY -> yearly(entry, unit, money);
            case FRACTION, NUMBER, CHOICE, PROFILE, ENERGY_RATIO, FREE -> converted(entry, unit, Unit.ONE);
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

    /** Mass per energy, per distance or per activity, with or without the name of the effect. */
    private double loading(Entry entry, Branch branch, Unit unit) {
        Unit mass = unit.withoutLabel(label(branch));
        for (Unit per : new Unit[] {ENERGY, DISTANCE}) {
            if (mass.sameDimension(MASS.over(per))) {
                return mass.in(MASS.over(per));
            }
        }
        return converted(entry, mass, MASS.over(activityUnit(branch)));
    }

    private static String label(Branch effect) {
        return String.valueOf(effect.fuel());
    }

    private @Nullable Unit parse(Entry entry, String text) {
        try {
            Unit written = table.parse(text);
            Money declared = area.settings().money();
            Unit converted = declared.converted(written).orElse(null);
            if (converted == null) {
                add(
                        entry,
                        "\"" + text + "\" (" + written.dimensionText() + ")",
                        "money in " + declared.unit() + " or one of " + declared.known(),
                        "declare money.unit and money.rates in " + AreaHeadFile.FILE
                                + ": money of another currency or year needs a rate");
            }
            return converted;
        } catch (IllegalArgumentException e) {
            add(entry, String.valueOf(e.getMessage()), "a unit such as kgce/t, GJ/t or yuan/t", "");
            return null;
        }
    }

    /** As {@link #converted}; "per year" may be written, since all such quantities are yearly. */
    private double yearly(Entry entry, Unit written, Unit wanted) {
        Unit perYear = wanted.over(YEAR);
        return written.sameDimension(perYear) ? written.in(perYear) : converted(entry, written, wanted);
    }

    private double converted(Entry entry, Unit written, Unit wanted) {
        if (!written.sameDimension(wanted)) {
            Branch branch = area.branches().get(entry.branch());
            boolean perActivity = switch (entry.variable().measure(branch.kind())) {
                case ACTIVITY, ENERGY_PER_ACTIVITY, MONEY_PER_ACTIVITY, EFFECT_LOADING -> true;
                default -> false;
            };
            add(
                    entry,
                    "\"" + entry.unit() + "\" (" + written.dimensionText() + ") for "
                            + entry.variable().label() + " of " + branch.path(),
                    "a unit of " + wanted.dimensionText(),
                    perActivity ? "the activity is measured in \"" + activityUnitText(branch) + "\"" : "");
            return 1;
        }
        return written.in(wanted);
    }

    /** Unit of a branch's own activity level; no dimension for shares, saturations and branches without unit. */
    private static Unit branchUnit(Branch branch) {
        return branch.unit().isEmpty() || branch.isShare() ? Unit.ONE : Unit.parse(branch.unit());
    }

    private Unit activityUnit(Branch branch) {
        Optional<Branch> process = process(branch);
        if (process.isPresent()) {
            return Unit.parse(process.get().unit());
        }
        Unit product = Unit.ONE;
        for (Branch at = branch; at != null; at = byKey.get(LeapArea.nameKey(at.parentPath()))) {
            boolean counts = at.kind() == BranchKind.CATEGORY
                    || at.kind() == BranchKind.TECHNOLOGY
                    || at.kind() == BranchKind.NON_ENERGY;
            product = counts ? product.times(branchUnit(at)) : product;
        }
        return product;
    }

    private Optional<Branch> process(Branch branch) {
        for (Branch at = branch; at != null; at = byKey.get(LeapArea.nameKey(at.parentPath()))) {
            if (at.kind() == BranchKind.PROCESS) {
                return Optional.of(at);
            }
        }
        return Optional.empty();
    }

    private String activityUnitText(Branch branch) {
        return process(branch)
                .map(Branch::unit)
                .orElseGet(() -> activityUnit(branch).dimensionText());
    }

    private void add(Entry entry, String found, String expected, String remedy) {
        findings.add(ExpressionsFile.FILE, entry.row(), "unit", found, expected, remedy);
    }
}
