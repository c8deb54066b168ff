package org.cgeleap.cge.file;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The functions expressions know, and how many arguments each takes. */
enum ExpressionFunction {
    MIN(true),
    MAX(true),
    EXP(false),
    LOG(false),
    SQRT(false);

    static final List<String> NAMES =
            Arrays.stream(values()).map(ExpressionFunction::text).toList();

    private final boolean several;

    ExpressionFunction(boolean several) {
        this.several = several;
    }

    static Optional<ExpressionFunction> named(String text) {
        return Arrays.stream(values()).filter(f -> f.text().equals(text)).findFirst();
    }

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean takes(int arguments) {
        return several ? arguments >= 2 : arguments == 1;
    }

    String arity() {
        return several ? "two or more arguments" : "one argument";
    }

    double of(double[] x) {
        return switch (this) {
            case MIN -> Arrays.stream(x).min().orElse(Double.NaN);
            case MAX -> Arrays.stream(x).max().orElse(Double.NaN);
            case EXP -> Math.exp(x[0]);
            case LOG -> Math.log(x[0]);
            case SQRT -> Math.sqrt(x[0]);
        };
    }
}
