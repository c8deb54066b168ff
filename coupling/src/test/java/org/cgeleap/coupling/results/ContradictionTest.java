package org.cgeleap.coupling.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.cgeleap.calibration.casefile.Case;
import org.cgeleap.calibration.casefile.CaseReader;
import org.junit.jupiter.api.Test;

/** The arithmetic of the paper's contradictions (MODEL.md §8 has their results). */
class ContradictionTest {
    private static final Case CASE = CaseReader.read(Path.of("..", "calibration", "cases", "chongqing"));

    private static Contradiction find(String id) {
        return Contradiction.of(CASE, Target.of(CASE)).stream()
                .filter(c -> c.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void thePapersOwnFiguresImplyOthersThanItPrints() {
        assertThat(find("shares_2030_sum").implied()).isCloseTo(89.69, within(1e-10));
        assertThat(find("coal_2030").implied()).isCloseTo(43.15, within(0.006)); // 19.63 of 45.49, rounded in print
        assertThat(find("electricity_2020_unit").implied()).isCloseTo(8.11, within(0.005));
        assertThat(find("coal_2030").shown(Contradiction.figures(Target.of(CASE))))
                .isEqualTo("37.54 * 50.16 * (1 + 4.23 / 100) / 45.49");
    }

    @Test
    void arithmetic() {
        Map<String, Double> figures = Map.of("a", 2.0, "peak_AP-NZES", 3.0);
        assertThat(PaperArithmetic.value("1 + a * (peak_AP-NZES - 1) / 4", figures))
                .isEqualTo(2);
        assertThat(PaperArithmetic.value("8 / 2 / 2 - 1 - 1", figures)).isEqualTo(0);
        for (String wrong : List.of("b", "1 +", "(1", "1 1")) {
            assertThatThrownBy(() -> PaperArithmetic.value(wrong, figures))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("expected");
        }
    }

    @Test
    void aReasonHasTheFiguresOfTheRun() {
        Reason reason = Reason.of(CASE).stream()
                .filter(r -> r.fits("co2_2060_AP"))
                .findFirst()
                .orElseThrow();
        assertThat(reason.text(gap -> gap.startsWith("grid_factor") ? "0.01234" : ""))
                .contains("0.012 t/MWh");
        assertThat(reason.fits("co2_2060_RS")).isFalse();
    }
}
