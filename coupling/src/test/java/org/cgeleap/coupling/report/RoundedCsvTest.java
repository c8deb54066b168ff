package org.cgeleap.coupling.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoundedCsvTest {

    @ParameterizedTest
    @CsvSource({
        "123.456789,   123.46",
        "-0.0012345678, -0.0012346",
        "9.999999,     10",
        "-99.999999,   -100",
        "0.99999999,   1",
        "1.2000000001, 1.2",
        "123456789.12, 123456789",
        "1.23456789E-7, 1.2346E-7",
        "2017,         2017",
        "20171234,     20171234",
        "0/10/12/3,    0/10/12/3",
        "1.2.3.4.5.6,  1.2.3.4.5.6",
        "sam.1.23456,  sam.1.23456",
        "2026-07-31.5, 2026-07-31.5",
    })
    void roundsWhatIsADecimalNumberAndNothingElse(String cell, String expected) {
        assertThat(RoundedCsv.of(cell + "," + cell + "\n" + cell, 5))
                .isEqualTo(expected + "," + expected + "\n" + expected);
    }

    @Test
    void leavesQuotedTextAlone() {
        String text = "\"a, 1.23456789, b\",\"2.34567891\"\n";
        assertThat(RoundedCsv.of(text, 3)).isEqualTo(text);
    }

    /** The rounding of BigDecimal, on numbers of all sizes. */
    @RepeatedTest(20)
    void agreesWithBigDecimal(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        for (int i = 0; i < 200; i++) {
            double v = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(12) - 6);
            int digits = 7;
            BigDecimal expected =
                    new BigDecimal(Double.toString(v)).round(new MathContext(digits, RoundingMode.HALF_UP));
            assertThat(new BigDecimal(RoundedCsv.of(Double.toString(v), digits)))
                    .isEqualByComparingTo(expected);
            StringBuilder text = new StringBuilder();
            Significant.append(text, v, digits);
            assertThat(new BigDecimal(text.toString()).doubleValue())
                    .isCloseTo(expected.doubleValue(), org.assertj.core.data.Offset.offset(Math.abs(v) * 1.01e-7));
        }
    }
}
