package org.cgeleap.leap.demand;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.cgeleap.leap.area.Branch;
import org.cgeleap.leap.area.CellGraph;
import org.cgeleap.leap.area.CellUnits;
import org.cgeleap.leap.area.Entry;
import org.cgeleap.leap.area.LeapArea;
import org.cgeleap.leap.area.Profile;
import org.cgeleap.leap.area.Unit;
import org.cgeleap.leap.area.Variable;

/** The variables of an area's branches as quantities in the units of the accounting, and the tree by index. */
public final class Quantities {
    /** Oldest age of a device that is followed, years: no equipment of an energy model is kept longer. */
    private static final int MOST_AGE = 100;

    private final LeapArea area;
    private final CellGraph cells;
    private final CellUnits units;
    private final Map<String, Integer> branchByKey = new HashMap<>();
    private final Map<String, List<Integer>> children = new HashMap<>();
    private final Map<String, Integer> fuelByCode = new HashMap<>();

    /**
     * Quantities of an area whose cells are compiled.
     *
     * @param area the area as read
     * @param cells its cells, compiled for a scenario and region
     * @param units factors to the units of the accounting
     */
    public Quantities(LeapArea area, CellGraph cells, CellUnits units) {
        this.area = area;
        this.cells = cells;
        this.units = units;
        for (int f = 0; f < area.fuels().size(); f++) {
            fuelByCode.put(area.fuels().get(f).code(), f);
        }
        for (int b = 0; b < area.branches().size(); b++) {
            Branch branch = area.branches().get(b);
            branchByKey.put(LeapArea.nameKey(branch.path()), b);
            children.computeIfAbsent(LeapArea.nameKey(branch.parentPath()), k -> new ArrayList<>())
                    .add(b);
        }
    }

    /** {@return unit of money of the accounting: 10^8 of the area's currency} */
    public Unit money() {
        return Unit.parse("10^8 " + area.settings().money().unit());
    }

    /** {@return the area} */
    public LeapArea area() {
        return area;
    }

    /**
     * {@return a branch by index}
     *
     * @param b index of the branch
     */
    public Branch branch(int b) {
        return area.branches().get(b);
    }

    /**
     * {@return indices of the branches right below a branch, in the order of the file}
     *
     * @param b index of the branch
     */
    public List<Integer> children(int b) {
        return children.getOrDefault(LeapArea.nameKey(branch(b).path()), List.of());
    }

    /**
     * {@return index of the branch of a path, -1 if there is none}
     *
     * @param path steps joined by backslashes, compared without regard to case
     */
    public int index(String path) {
        return branchByKey.getOrDefault(LeapArea.nameKey(path), -1);
    }

    /**
     * {@return index of the branch above, -1 for a root}
     *
     * @param b index of the branch
     */
    public int parent(int b) {
        return index(branch(b).parentPath());
    }

    /**
     * {@return index of the fuel a branch names, -1 if it names none}
     *
     * @param b index of the branch
     */
    public int fuel(int b) {
        return fuelByCode.getOrDefault(String.valueOf(branch(b).fuel()), -1);
    }

    /**
     * {@return a variable, {@link Quantity#NONE} if no expression gives it}
     *
     * @param b index of the branch
     * @param variable of the branch
     */
    public Quantity of(int b, Variable variable) {
        OptionalInt series = cells.series(b, variable);
        return series.isPresent() ? new Quantity(series.getAsInt(), units.factor(b, variable)) : Quantity.NONE;
    }

    /**
     * {@return a variable, its default in every year if no expression gives it}
     *
     * @param b index of the branch
     * @param variable of the branch
     */
    public Quantity orDefault(int b, Variable variable) {
        Quantity given = of(b, variable);
        return given.given() ? given : Quantity.constant(variable.defaultValue().orElse(0) * units.factor(b, variable));
    }

    /**
     * {@return a key assumption of the area, {@link Quantity#NONE} if there is none of that path}
     *
     * @param path steps joined by backslashes, compared without regard to case
     */
    public Quantity key(String path) {
        int b = index(path);
        return b < 0 ? Quantity.NONE : of(b, Variable.KEY_ASSUMPTION);
    }

    /**
     * {@return a key assumption in a unit; the unit of the key is that of its row or, failing that, of its branch}
     *
     * @param path steps joined by backslashes, compared without regard to case
     * @param wanted unit of the accounting
     * @throws IllegalArgumentException if the key has another dimension
     */
    public Quantity key(String path, Unit wanted) {
        int b = index(path);
        Quantity plain = key(path);
        if (!plain.given()) {
            return Quantity.NONE;
        }
        String text = area.entries().stream()
                .filter(e -> e.branch() == b && !e.unit().isEmpty())
                .map(Entry::unit)
                .findFirst()
                .orElse(branch(b).unit());
        Unit written = area.settings().units().parse(text);
        if (!written.sameDimension(wanted)) {
            throw new IllegalArgumentException(path + " in \"" + text + "\" (" + written.dimensionText()
                    + "): expected a unit of " + wanted.dimensionText());
        }
        return new Quantity(plain.series(), written.in(wanted));
    }

    /**
     * {@return a curve over hours or ages, in the unit in which it is written}
     *
     * @param b index of the branch
     * @param variable a profile
     */
    public Optional<Profile> profile(int b, Variable variable) {
        return cells.profile(b, variable);
    }

    /**
     * {@return a profile over age relative to new; constant if none is given}
     *
     * @param b index of the branch
     * @param variable a profile over age
     */
    public AgeCurve curve(int b, Variable variable) {
        return sampled(b, variable, MOST_AGE, true).orElse(AgeCurve.constant());
    }

    /** Survival profile; a step at the lifetime if none is given. */
    AgeCurve survival(int b) {
        return sampled(b, Variable.SURVIVAL_PROFILE, MOST_AGE, false).orElseGet(() -> AgeCurve.step(lifetime(b)));
    }

    /** Shares of the ages in the initial stock, not scaled; uniform over the lifetime if none is given. */
    AgeCurve vintageShare(int b) {
        AgeCurve survival = survival(b);
        int oldest = survival.lastAge();
        while (oldest > 0 && survival.at(oldest) == 0) {
            oldest--;
        }
        int most = (int) Math.min(oldest, lifetime(b) - 1);
        return sampled(b, Variable.STOCK_VINTAGE_PROFILE, most, false).orElseGet(() -> AgeCurve.step(most + 1.0));
    }

    /** Lifetime in Current Accounts, years; the oldest age considered where none is given. */
    private double lifetime(int b) {
        Quantity lifetime = of(b, Variable.LIFETIME);
        return lifetime.given() ? lifetime.at(0, cells.evaluate(Map.of())) : MOST_AGE + 1;
    }

    private Optional<AgeCurve> sampled(int b, Variable variable, int most, boolean holds) {
        return cells.profile(b, variable).map(profile -> {
            double[] ages = new double[most + 1];
            double[] values = new double[most + 1];
            for (int age = 0; age <= most; age++) {
                ages[age] = age;
                values[age] = profile.at(age) * units.factor(b, variable);
            }
            return AgeCurve.of(ages, values, holds);
        });
    }
}
