package org.cgeleap.leap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.cgeleap.leap.area.AreaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which expression of which scenario a cell takes, and cells that need one another. */
final class ExpressionInheritanceTest {
    @TempDir
    Path folder;

    @Test
    void aCircleIsShownAsTheLoopOfItsBranches() {
        AreaFiles files = new AreaFiles(2000, 2001, 2005)
                .key("A", "Key\\B + 1", "", "")
                .key("B", "Key\\C * 2", "", "")
                .key("C", "Max(Key\\A, 3)", "", "");
        assertThatThrownBy(() -> files.run(folder, "Baseline"))
                .isInstanceOf(AreaException.class)
                .hasMessageMatching("(?s).*a circular reference: (Key\\\\[ABC]:Key Assumption, Baseline -> ){3}Key.*");
    }

    @Test
    void expressionsAreInheritedNotNumbers() {
        AreaFiles files =
                new AreaFiles(2000, 2001, 2010).key("Driver", "1", "2", "3").key("X", "10 * Key\\Driver", "", "");
        ExpressionNumbersTest.same(ExpressionNumbersTest.x(files.run(folder, "Baseline"), 2005), 20);
        ExpressionNumbersTest.same(
                ExpressionNumbersTest.x(files.run(folder, "Mitigation"), 2005),
                30); // the ancestor's expression, evaluated in the child
        ExpressionNumbersTest.same(ExpressionNumbersTest.x(files.run(folder, "Mitigation"), 2000), 10);
    }

    @Test
    void nearestAncestorWins() {
        AreaFiles files = new AreaFiles(2000, 2001, 2010).key("X", "1", "", "");
        ExpressionNumbersTest.same(ExpressionNumbersTest.x(files.run(folder, "Mitigation"), 2005), 1);
        files.set("Key\\X", "Key Assumption", "Baseline", "2", "");
        ExpressionNumbersTest.same(ExpressionNumbersTest.x(files.run(folder, "Mitigation"), 2005), 2);
        files.expressions.remove(files.expressions.size() - 1);
        ExpressionNumbersTest.same(ExpressionNumbersTest.x(files.run(folder, "Mitigation"), 2005), 1);
    }

    @Test
    void namesAreComparedWithoutRegardToCase() {
        AreaResult result = new AreaFiles(2000, 2001, 2010)
                .key("Crude steel", "7", "", "")
                .key("X", "KEY\\crude STEEL:key assumption * 2", "", "")
                .run(folder, "bl");
        ExpressionNumbersTest.same(ExpressionNumbersTest.x(result, 2001), 14);
    }

    @Test
    void cellsMayNeedEarlierYearsOfOneAnother() {
        AreaResult result = new AreaFiles(2000, 2001, 2003)
                .key("X", "1", "2 * PrevYearValue(Key\\Y)", "")
                .key("Y", "1", "Key\\X + 1", "")
                .run(folder, "Baseline");
        ExpressionNumbersTest.same(ExpressionNumbersTest.x(result, 2002), 6); // X 1 2 6, Y 1 3 7
        ExpressionNumbersTest.same(ExpressionNumbersTest.x(result, 2003), 14);
    }

    @Test
    void circularReferencesAreShownAsTheLoop() {
        AreaFiles files = new AreaFiles(2000, 2001, 2003)
                .key("A", "Key\\B", "", "")
                .key("B", "Key\\C + 1", "", "")
                .key("C", "2 * Key\\A", "", "");
        assertThatThrownBy(() -> files.run(folder, "Baseline"))
                .isInstanceOf(AreaException.class)
                .hasMessageContaining("a circular reference")
                .hasMessageContaining("Key\\A:Key Assumption")
                .hasMessageContaining(" -> Key\\");
    }

    @Test
    void doubtfulPlacesAreNamed() {
        AreaModel model = AreaModel.compile(
                new AreaFiles(2000, 2001, 2003)
                        .key("X", "1 + 10%", "Interp(1999, 4, 2003, 5)", "")
                        .read(folder),
                "Baseline");
        assertThat(model.warnings()).anyMatch(w -> w.contains("x + n/100")).anyMatch(w -> w.contains("pair of 1999"));
    }
}
