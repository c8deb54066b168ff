package org.cgeleap.leap.expression;

import java.util.List;

/** {@code If} and the functional forms of the operators. */
final class LogicFunctions {
    private LogicFunctions() {}

    /** {@code If(t1, r1, t2, r2, …, rElse)}: first true test wins, left to right; later terms are not evaluated. */
    static Term choose(Node.Call call, Compiler compiler, boolean whole) {
        FunctionForm.requireArguments(call, 3, Integer.MAX_VALUE);
        List<Node> arguments = call.arguments();
        if (arguments.size() % 2 == 0) {
            throw new ExpressionException(
                    call.position(),
                    "If with " + arguments.size() + " arguments",
                    "pairs of test and result, then the result if no test holds",
                    "add the last result");
        }
        int pairs = arguments.size() / 2;
        Term[] tests = new Term[pairs];
        Term[] results = new Term[pairs + 1];
        for (int i = 0; i < pairs; i++) {
            tests[i] = compiler.term(arguments.get(2 * i));
            results[i] = compiler.term(arguments.get(2 * i + 1), whole);
        }
        results[pairs] = compiler.term(arguments.get(2 * pairs), whole);
        return (t, s) -> {
            int i = 0;
            while (i < tests.length && tests[i].at(t, s) == 0) {
                i++;
            }
            return results[i].at(t, s);
        };
    }

    /** An operator written as a function of two arguments. */
    static FunctionForm operator(Operator operator) {
        return (call, compiler, whole) -> {
            FunctionForm.requireArguments(call, 2, 2);
            Term left = compiler.term(call.arguments().get(0));
            Term right = compiler.term(call.arguments().get(1));
            return Compiler.fold(Operations.of(operator, call.position(), left, right), left, right);
        };
    }
}
