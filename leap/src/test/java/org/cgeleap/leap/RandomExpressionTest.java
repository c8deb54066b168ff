package org.cgeleap.leap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import org.cgeleap.leap.area.AreaException;
import org.cgeleap.leap.area.LeapArea;
import org.cgeleap.leap.expression.Expression;
import org.cgeleap.leap.expression.ExpressionException;
import org.cgeleap.leap.expression.Notation;
import org.cgeleap.leap.expression.Written;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Random expressions, valid and broken, with fixed seeds. */
@Timeout(20)
final class RandomExpressionTest {
    private static final int BASE = 2000;

    @TempDir
    Path folder;

    private record Sample(String text, IntToDoubleFunction value) {}

    private static Sample sample(SplittableRandom random, int depth) {
        if (depth == 0) {
            int whole = 1 + random.nextInt(9);
            return switch (random.nextInt(4)) {
                case 0 -> new Sample(String.valueOf(whole), y -> whole);
                case 1 -> new Sample(whole + "%", y -> whole / 100.0);
                case 2 -> new Sample("(Year - 1990)", y -> y - 1990);
                default ->
                    new Sample(
                            "Interp(2000, " + whole + ", 2010, " + (whole + 5) + ")",
                            y -> whole + 0.5 * Math.min(10, y - 2000));
            };
        }
        Sample a = sample(random, depth - 1);
        Sample b = sample(random, depth - 1);
        IntToDoubleFunction f = a.value();
        IntToDoubleFunction g = b.value();
        String both = "(" + a.text() + "), (" + b.text() + ")";
        return switch (random.nextInt(7)) {
            case 0 -> new Sample("(" + a.text() + ") + " + b.text(), y -> f.applyAsDouble(y) + g.applyAsDouble(y));
            case 1 ->
                new Sample("(" + a.text() + ") - (" + b.text() + ")", y -> f.applyAsDouble(y) - g.applyAsDouble(y));
            case 2 ->
                new Sample("(" + a.text() + ") * (" + b.text() + ")", y -> f.applyAsDouble(y) * g.applyAsDouble(y));
            case 3 -> new Sample("Min(" + both + ")", y -> Math.min(f.applyAsDouble(y), g.applyAsDouble(y)));
            case 4 -> new Sample("Max(" + both + ")", y -> Math.max(f.applyAsDouble(y), g.applyAsDouble(y)));
            case 5 ->
                new Sample(
                        "If((" + a.text() + ") < (" + b.text() + "), Year, 7)",
                        y -> f.applyAsDouble(y) < g.applyAsDouble(y) ? y : 7);
            default -> new Sample("-(" + a.text() + ")", y -> -f.applyAsDouble(y));
        };
    }

    @Test
    void expressionsHaveTheValueOfTheSameArithmeticInJava() {
        SplittableRandom random = new SplittableRandom(7);
        AreaFiles files = new AreaFiles(BASE, 2010, 2020);
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            Sample sample = sample(random, 1 + random.nextInt(4));
            samples.add(sample);
            files.key("N" + i, sample.text(), "", "");
        }
        AreaResult result = files.run(folder, "Baseline");
        for (int i = 0; i < samples.size(); i++) {
            for (int year : new int[] {2000, 2007, 2020}) {
                double expected = samples.get(i).value().applyAsDouble(year);
                assertThat(result.value("Key\\N" + i, "Key Assumption", year))
                        .as(samples.get(i).text())
                        // the same operations; sums may be associated differently
                        .isCloseTo(expected, within(1e-12 * Math.max(1, Math.abs(expected))));
            }
        }
    }

    @Test
    void whatIsWrittenBackReadsAsTheSameExpression() {
        SplittableRandom random = new SplittableRandom(11);
        for (int i = 0; i < 500; i++) {
            Expression expression =
                    Expression.parse(sample(random, 1 + random.nextInt(5)).text());
            String written = Written.of(expression.root());
            assertThat(Written.of(Expression.parse(written).root())).isEqualTo(written);
            String comma = Written.of(expression.root(), Notation.COMMA);
            assertThat(Written.of(Expression.parse(comma, Notation.COMMA).root()))
                    .isEqualTo(written);
            assertThat(value(written)).isEqualTo(value(expression.text()));
        }
    }

    private static double value(String text) {
        AreaModel model = AreaModel.compile(SingleKey.area(Expression.parse(text)), "Baseline");
        return model.evaluate(AreaInputs.none(model)).value("Key\\X", "Key Assumption", 2005);
    }

    @RepeatedTest(20)
    void brokenExpressionsAreErrorsOrNumbersNeverAnythingElse(RepetitionInfo repetition) {
        SplittableRandom random = new SplittableRandom(1000 + repetition.getCurrentRepetition());
        String alphabet = "0123456789.+-*/^%(),:=<>\\ abIfYearKey?~&_eE";
        for (int k = 0; k < 500; k++) {
            StringBuilder text =
                    new StringBuilder(sample(random, random.nextInt(4)).text());
            for (int edits = 1 + random.nextInt(4); edits > 0 && !text.isEmpty(); edits--) {
                int at = random.nextInt(text.length());
                if (random.nextBoolean()) {
                    text.deleteCharAt(at);
                } else {
                    text.insert(at, alphabet.charAt(random.nextInt(alphabet.length())));
                }
            }
            Outcome outcome = outcome(text.toString());
            assertThat(outcome.finite()).as(text.toString()).isTrue();
        }
    }

    private record Outcome(boolean finite) {}

    /** Parses and, if that works, evaluates; an error with a place counts as finite. */
    private static Outcome outcome(String text) {
        try {
            Expression expression = Expression.parse(text);
            LeapArea area = SingleKey.area(expression);
            AreaModel model = AreaModel.compile(area, "Baseline");
            double value = model.evaluate(AreaInputs.none(model)).value("Key\\X", "Key Assumption", 2005);
            return new Outcome(Double.isFinite(value));
        } catch (ExpressionException e) {
            return new Outcome(e.position() >= 0 && e.position() <= text.length());
        } catch (AreaException e) {
            return new Outcome(!e.findings().isEmpty());
        }
    }
}
