package org.cgeleap.leap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cgeleap.leap.area.Explanation;
import org.cgeleap.leap.area.Variable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a number comes from, down to the rows of the file. */
final class ExplanationTest {
    @TempDir
    Path folder;

    private AreaModel model() {
        return AreaModel.compile(
                new AreaFiles(2000, 2005, 2020)
                        .key("Driver", "Interp(2000, 100, 2010, 120, 2020, 160)", "", "")
                        .key("X", "2 * Key\\Driver + 5%", "If(Year < 2010, Key\\Driver, Growth(10%))", "")
                        .read(folder),
                "Mitigation");
    }

    private static Explanation of(AreaModel model, String path, int year) {
        return model.explain(AreaInputs.none(model), path, Variable.KEY_ASSUMPTION, year);
    }

    private static List<Explanation> all(Explanation item) {
        List<Explanation> all = new ArrayList<>(List.of(item));
        item.parts().forEach(part -> all.addAll(all(part)));
        return all;
    }

    @Test
    void arithmeticGoesDownToTheRowsOfTheFile() {
        Explanation x = of(model(), "Key\\X", 2004);
        assertThat(x.value()).isCloseTo(2 * 108 + 0.05, within(1e-9));
        assertThat(x.origin()).isNotNull();
        assertThat(x.origin().row()).isEqualTo(3);
        assertThat(x.origin().scenario()).isEqualTo("Current Accounts");
        assertThat(x.render()).isEqualTo("""
                        Key\\X:Key Assumption, Mitigation, 2004 = 216.05
                          expression: 2 * Key\\Driver + 5%
                          from: expressions.csv row 3, Current Accounts (inherited); assumed; test
                          2 * Key\\Driver + 5% = 216.05   [216 + 0.05]
                            2 * Key\\Driver = 216   [2 * 108]
                              2 = 2
                              Key\\Driver:Key Assumption, Mitigation, 2004 = 108
                                expression: Interp(2000, 100, 2010, 120, 2020, 160)
                                from: expressions.csv row 2, Current Accounts (inherited); assumed; test
                                Interp(2000, 100, 2010, 120, 2020, 160) = 108
                                  100 = 100
                                  120 = 120
                            5% = 0.05
                        """);
    }

    @Test
    void onlyTheBranchOfIfThatIsTakenIsExplained() {
        AreaModel model = model();
        Explanation early = of(model, "Key\\X", 2008);
        assertThat(early.origin()).isNotNull();
        assertThat(early.origin().scenario()).isEqualTo("Baseline");
        assertThat(early.origin().inherited()).isTrue();
        assertThat(all(early))
                .extracting(Explanation::text)
                .contains("Year < 2010")
                .doesNotContain("Growth(10%)");
        Explanation late = of(model, "Key\\X", 2010);
        assertThat(late.value()).isCloseTo(118 * 1.1, within(1e-9));
        assertThat(all(late))
                .filteredOn(e -> e.kind() == Explanation.Kind.SAME_EXPRESSION)
                .singleElement()
                .satisfies(e -> {
                    assertThat(e.year()).isEqualTo(2009);
                    assertThat(e.value()).isCloseTo(118, within(1e-9));
                });
    }

    @Test
    void seriesFromOutsideAreSaidToBe() {
        AreaModel model = model();
        double[] series = new double[model.yearCount()];
        Arrays.fill(series, 7);
        Explanation x = model.explain(
                AreaInputs.none(model).withSeries("Key\\Driver", series), "Key\\X", Variable.KEY_ASSUMPTION, 2000);
        assertThat(x.value()).isCloseTo(14.05, within(1e-12));
        assertThat(all(x))
                .filteredOn(e -> e.kind() == Explanation.Kind.GIVEN)
                .singleElement()
                .satisfies(e -> assertThat(e.value()).isEqualTo(7));
    }

    @Test
    void functionsThatReadOtherCellsShowWhatTheyRead() {
        AreaModel model = AreaModel.compile(
                new AreaFiles(2000, 2002, 2010)
                        .key("S\\A", "30", "Interp(2010, 10)", "")
                        .key("S\\B", "Remainder(100)", "", "")
                        .key("P", "0", "PrevYearValue(Key\\S\\A)", "")
                        .key("Q", "5", "6", "BaselineValue * 2")
                        .key("V", "0", "Value(Key\\S\\A, 2006)", "")
                        .read(folder),
                "Mitigation");
        Explanation rest = of(model, "Key\\S\\B", 2006);
        assertThat(rest.value()).isCloseTo(82, within(1e-9));
        assertThat(all(rest)).extracting(Explanation::text).anyMatch(t -> t.startsWith("Key\\S\\A:"));
        assertThat(all(of(model, "Key\\P", 2004)))
                .filteredOn(e -> e.text().startsWith("Key\\S\\A:"))
                .extracting(Explanation::year)
                .contains(2003, 2000); // the year before, and the base-year value its line starts from
        assertThat(all(of(model, "Key\\Q", 2004)))
                .extracting(Explanation::text)
                .contains("Key\\Q:Key Assumption, Baseline");
        assertThat(all(of(model, "Key\\V", 2003)))
                .filteredOn(e -> e.text().startsWith("Key\\S\\A:"))
                .extracting(Explanation::year)
                .contains(2006);
    }

    @Test
    void everyPartOfAFormulaMultipliesOutToItsValue() {
        for (Explanation item : all(of(model(), "Key\\X", 2003))) {
            if (item.how().contains(" * ")) {
                assertThat(item.parts().get(0).value() * item.parts().get(1).value())
                        .isCloseTo(item.value(), within(1e-12 * Math.abs(item.value())));
            }
        }
    }

    @Test
    void aLongChainEndsWithAdviceInsteadOfAnOverflow() {
        AreaFiles files = new AreaFiles(2000, 2005, 2006);
        for (int i = 0; i < 500; i++) {
            files.key("N" + i, i == 499 ? "1" : "Key\\N" + (i + 1) + " + 1", "", "");
        }
        AreaModel model = AreaModel.compile(files.read(folder), "Baseline");
        assertThat(of(model, "Key\\N0", 2006).render()).contains("explain it on its own");
    }

    @Test
    void whatCannotBeExplainedIsAnArgumentError() {
        AreaModel model = model();
        assertThatThrownBy(() -> of(model, "Key\\Xx", 2004)).hasMessageContaining("did you mean");
        assertThatThrownBy(() -> of(model, "Key\\X", 1999)).hasMessageContaining("2000..2020");
        assertThatThrownBy(() -> model.explain(AreaInputs.none(model), "Key\\X", Variable.LIFETIME, 2004))
                .hasMessageContaining("no expression gives Lifetime");
    }
}
