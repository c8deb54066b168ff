package org.cgeleap.cge.system;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * The closure of a solution: everything that is given and not solved, and bounds other than the usual ones.
 *
 * @param given in canonical order: by role, then by name
 */
public record ModelClosure(List<Given> given) {

    /** In what way something is given. */
    public enum Role {
        /** A price or income held so that prices have a unit. */
        NUMERAIRE,
        /** A variable held, its condition dropped (GAMS {@code .fx}). */
        HELD,
        /** A variable held by a swap, its condition in force; what was exogenous before is solved instead. */
        SWAPPED,
        /** A variable with bounds other than its kind's: levels and prices ≥ 0, incomes free, auxiliaries ≥ 0. */
        BOUNDED,
        /** A parameter whose value differs from the model's. */
        SET,
        /** A parameter at the model's own value. */
        PARAMETER
    }

    /**
     * One thing given.
     *
     * @param role in what way it is given
     * @param what "level", "price", "income", "auxiliary" or "parameter"
     * @param name of the variable or parameter
     * @param instead what a swap made endogenous in its place; empty otherwise
     * @param lower value held, or lower bound
     * @param upper value held, or upper bound
     */
    public record Given(Role role, String what, String name, String instead, double lower, double upper) {

        /** One line, with values. */
        @Override
        public String toString() {
            return switch (role) {
                case NUMERAIRE -> "numeraire: " + what + " " + name + " = " + lower;
                case HELD -> "held: " + what + " " + name + " = " + lower;
                case SWAPPED -> "swapped: " + what + " " + name + " = " + lower + ", " + instead + " is solved";
                case BOUNDED -> "bounds: " + what + " " + name + " from " + lower + " to " + upper;
                case SET -> "set: parameter " + name + " = " + lower;
                case PARAMETER -> "parameter: " + name + " = " + lower;
            };
        }

        /** What is given, without how much. */
        String kind() {
            String bounds = role == Role.BOUNDED
                    ? (Double.isInfinite(lower) ? " free below" : lower == 0 ? "" : " bounded below")
                            + (Double.isInfinite(upper) ? "" : " bounded above")
                    : "";
            String as = role == Role.SET || role == Role.PARAMETER ? "parameter" : role.name();
            return as + "\u0000" + what + "\u0000" + name + "\u0000" + instead + bounds;
        }
    }

    /**
     * Brings what is given into canonical order.
     *
     * @param given in any order
     */
    public ModelClosure {
        given = given.stream()
                .sorted(Comparator.comparing(Given::role)
                        .thenComparing(Given::name)
                        .thenComparing(Given::instead))
                .toList();
    }

    /**
     * {@return those given in one way}
     *
     * @param role the way
     */
    public List<Given> given(Role role) {
        return given.stream().filter(g -> g.role() == role).toList();
    }

    /**
     * {@return SHA-256 of what is given, whatever the order it was said in and whatever the values: two solutions with
     * the same hash answer the same question about different numbers; 64 hexadecimal digits}
     */
    public String hash() {
        return sha256(given.stream().map(Given::kind).sorted().toList());
    }

    /** {@return SHA-256 of what is given and at which values; 64 hexadecimal digits} */
    public String valuesHash() {
        return sha256(given.stream().map(Given::toString).sorted().toList());
    }

    /** {@return one line, without parameters at the model's own value} */
    public String summary() {
        StringBuilder text = new StringBuilder();
        for (Role role : Role.values()) {
            List<Given> some = given(role);
            if (some.isEmpty()) {
                continue;
            }
            text.append(text.isEmpty() ? "" : "; ");
            String word = role == Role.PARAMETER
                    ? StructuralAnalysis.count(some.size(), "parameter") + " as in the model"
                    : role.name().toLowerCase(Locale.ROOT) + " "
                            + (some.size() > 1 ? "(" + some.size() + ") " : "")
                            + StructuralAnalysis.some(
                                    some.stream().map(ModelClosure::brief).toList());
            text.append(word);
        }
        return text.toString();
    }

    private static String brief(Given g) {
        return switch (g.role()) {
            case BOUNDED, PARAMETER -> g.name();
            case SWAPPED -> g.name() + " = " + g.lower() + " for " + g.instead();
            default -> g.name() + " = " + g.lower();
        };
    }

    private static String sha256(List<String> lines) {
        try {
            byte[] text = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
