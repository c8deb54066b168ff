package org.cgeleap.leap.area;

import java.util.List;
import org.cgeleap.leap.expression.Dependency;
import org.cgeleap.leap.expression.Term;
import org.jspecify.annotations.Nullable;

/**
 * A cell ready to be calculated.
 *
 * @param cell its place
 * @param historyEntry row that gives its history; null if it stands at the variable's default
 * @param futureEntry row that gives its scenario years; null as before
 * @param history term of the years before the first scenario year
 * @param future term of the scenario years
 * @param historyNeeds what the history depends on
 * @param futureNeeds what the scenario years depend on
 */
record CompiledCell(
        Cell cell,
        @Nullable Entry historyEntry,
        @Nullable Entry futureEntry,
        Term history,
        Term future,
        List<Dependency> historyNeeds,
        List<Dependency> futureNeeds) {}
