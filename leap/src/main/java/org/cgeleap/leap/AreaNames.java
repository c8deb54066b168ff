package org.cgeleap.leap;

import java.util.HashMap;
import java.util.Map;
import org.cgeleap.leap.area.Branch;
import org.cgeleap.leap.area.Fuel;
import org.cgeleap.leap.area.LeapArea;
import org.cgeleap.leap.expression.NearestName;

/** Branches and fuels of an area by their names, compared without regard to case. Immutable. */
final class AreaNames {
    private final LeapArea area;
    private final Map<String, Integer> branches = new HashMap<>();
    private final Map<String, Integer> fuels = new HashMap<>();

    AreaNames(LeapArea area) {
        this.area = area;
        for (int b = 0; b < area.branches().size(); b++) {
            branches.put(LeapArea.nameKey(area.branches().get(b).path()), b);
        }
        for (int f = 0; f < area.fuels().size(); f++) {
            fuels.put(LeapArea.nameKey(area.fuels().get(f).code()), f);
        }
    }

    /** Index of the branch of a path. */
    int branch(String path) {
        Integer index = branches.get(LeapArea.nameKey(path));
        if (index == null) {
            throw new IllegalArgumentException("no branch \"" + path + "\" in " + area.title() + "; "
                    + NearestName.hint(
                            path, area.branches().stream().map(Branch::path).toList()));
        }
        return index;
    }

    /** Index of the fuel of a code. */
    int fuel(String code) {
        Integer index = fuels.get(LeapArea.nameKey(code));
        if (index == null) {
            throw new IllegalArgumentException("no fuel \"" + code + "\"; the area has "
                    + area.fuels().stream().map(Fuel::code).toList());
        }
        return index;
    }
}
