package org.cgeleap.coupling.cli;

import java.util.Locale;
import org.cgeleap.iotables.balance.BalanceMethod;
import org.cgeleap.iotables.balance.BalanceMethod.SquareWeight;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How the smallest change is measured, shared by the commands that balance. */
final class MethodOption {
    @Option(
            names = "--method",
            paramLabel = "METHOD",
            converter = Word.class,
            description = "ras, gras, cross-entropy or least-squares. Default: ${DEFAULT-VALUE}.",
            defaultValue = "gras")
    private BalanceMethod method = BalanceMethod.GRAS;

    @Option(
            names = "--weights",
            paramLabel = "WEIGHTS",
            description = "Variance of a cell in least squares: equal, value (its size) or relative (its size squared)."
                    + " Default: ${DEFAULT-VALUE}.",
            defaultValue = "value")
    private SquareWeight weights = SquareWeight.VALUE;

    BalanceMethod method() {
        return method;
    }

    SquareWeight weights() {
        return weights;
    }

    /** A method by its word. */
    static final class Word implements ITypeConverter<BalanceMethod> {
        @Override
        public BalanceMethod convert(String value) {
            try {
                return BalanceMethod.of(value.toLowerCase(Locale.ROOT));
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException("found " + e.getMessage());
            }
        }
    }
}
