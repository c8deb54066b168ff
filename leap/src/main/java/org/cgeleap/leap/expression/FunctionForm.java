package org.cgeleap.leap.expression;

/** How a function of the language becomes a term. */
@FunctionalInterface
interface FunctionForm {
    /**
     * Compiles a call.
     *
     * @param whole true if the value of the call is the value of the cell
     */
    Term compile(Node.Call call, Compiler compiler, boolean whole);

    /** Rejects a call whose number of arguments is not within bounds. */
    static void requireArguments(Node.Call call, int least, int most) {
        int n = call.arguments().size();
        if (n < least || n > most) {
            throw new ExpressionException(
                    call.position(),
                    call.name() + " with " + n + (n == 1 ? " argument" : " arguments"),
                    least == most ? least + "" : most == Integer.MAX_VALUE ? least + " or more" : least + " to " + most,
                    "");
        }
    }

    /** The whole number an argument stands for in every year. */
    static int fixedWhole(Node node, Compiler compiler, String what) {
        Term term = compiler.term(node);
        if (term instanceof Term.Fixed fixed
                && fixed.value() == Math.rint(fixed.value())
                && Math.abs(fixed.value()) < 1e6) {
            return (int) fixed.value();
        }
        throw new ExpressionException(
                node.position(),
                term instanceof Term.Fixed fixed ? Double.toString(fixed.value()) : "a value that changes by year",
                what,
                "");
    }

    /** The number an argument stands for in every year. */
    static double fixed(Node node, Compiler compiler, String what) {
        if (compiler.term(node) instanceof Term.Fixed fixed) {
            return fixed.value();
        }
        throw new ExpressionException(node.position(), "a value that changes by year", what, "");
    }

    /** A calendar year within 1900..2200. */
    static int fixedYear(Node node, Compiler compiler) {
        int year = fixedWhole(node, compiler, "a calendar year");
        if (year < TimeFrame.EARLIEST || year > TimeFrame.LATEST) {
            throw new ExpressionException(
                    node.position(),
                    "year " + year,
                    "a year from " + TimeFrame.EARLIEST + " to " + TimeFrame.LATEST,
                    "arguments are pairs: year, value, year, value, ...");
        }
        return year;
    }

    /** A data reference, not a computed value. */
    static Node.Reference reference(Node node, String function) {
        if (node instanceof Node.Reference reference) {
            return reference;
        }
        throw new ExpressionException(
                node.position(), "a computed value", "a branch or Branch:Variable in " + function, "");
    }

    /** Refuses a function that has no meaning in Current Accounts. */
    static void scenarioOnly(Node.Call call, Compiler compiler) {
        if (compiler.scope().inCurrentAccounts()) {
            throw new ExpressionException(
                    call.position(),
                    call.name() + " in Current Accounts",
                    "a scenario's expression",
                    "history is given by Interp, Step or plain values");
        }
    }
}
