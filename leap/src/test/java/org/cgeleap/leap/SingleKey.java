package org.cgeleap.leap;

import java.util.List;
import org.cgeleap.leap.area.Branch;
import org.cgeleap.leap.area.BranchKind;
import org.cgeleap.leap.area.Entry;
import org.cgeleap.leap.area.LeapArea;
import org.cgeleap.leap.area.Scenario;
import org.cgeleap.leap.area.Variable;
import org.cgeleap.leap.expression.Expression;
import org.cgeleap.leap.expression.TimeFrame;

/** An area in memory that consists of one key assumption. */
final class SingleKey {
    private SingleKey() {}

    static LeapArea area(Expression expression) {
        return LeapArea.ofOneRegion(
                "One key",
                new TimeFrame(2000, 2010, 2020),
                List.of(
                        new Scenario(Scenario.CURRENT_ACCOUNTS, -1, null, null),
                        new Scenario("Baseline", 0, null, null)),
                List.of(),
                List.of(
                        new Branch("Key", BranchKind.KEY, null, null, "", "", 0),
                        new Branch("Key\\X", BranchKind.KEY, null, null, "", "", 2)),
                List.of(new Entry(1, Variable.KEY_ASSUMPTION, 0, 0, expression, "", "assumed", "test", "", 2)));
    }
}
