package org.cgeleap.leap.area;

import java.util.ArrayList;
import java.util.List;

/** Collects findings while reading goes on, so that a user sees all of them at once. */
final class Findings {
    private final List<Finding> all = new ArrayList<>();

    void add(String file, int row, String column, String found, String expected, String remedy) {
        all.add(new Finding(file, row, column, found, expected, remedy));
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    List<Finding> list() {
        return all;
    }

    void throwIfAny() {
        if (!all.isEmpty()) {
            throw new AreaException(all);
        }
    }
}
