package org.cgeleap.leap.expression;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Tables over any argument, and the argument of profiles (rules LOOKUP and PROFILE). */
final class LookupFunctions {
    private LookupFunctions() {}

    private record Row(double x, Term value) {}

    /** {@code Lookup(x, x1, y1, x2, y2, …)}: linear between the points. */
    static Term lookup(Node.Call call, Compiler compiler, boolean whole) {
        return table(call, compiler, true);
    }

    /** {@code StepLookup(x, x1, y1, x2, y2, …)}: the value of the last point not above x. */
    static Term stepLookup(Node.Call call, Compiler compiler, boolean whole) {
        return table(call, compiler, false);
    }

    private static Term table(Node.Call call, Compiler compiler, boolean linear) {
        List<Node> arguments = call.arguments();
        if (arguments.size() < 3 || arguments.size() % 2 == 0) {
            throw new ExpressionException(
                    call.position(),
                    call.name() + " with " + arguments.size() + " arguments",
                    "the number looked up, then pairs of x and value",
                    "add the missing part of the last pair");
        }
        Term x = compiler.term(arguments.get(0));
        List<Row> rows = new ArrayList<>();
        for (int i = 1; i < arguments.size(); i += 2) {
            Node at = arguments.get(i);
            double key = FunctionForm.fixed(at, compiler, "a number that is the same in every year");
            if (rows.stream().anyMatch(r -> r.x() == key)) {
                throw new ExpressionException(at.position(), key + " twice", "one value for an x", "remove one pair");
            }
            rows.add(new Row(key, compiler.term(arguments.get(i + 1))));
        }
        rows.sort(Comparator.comparingDouble(Row::x));
        return (t, s) -> {
            double wanted = x.at(t, s);
            int i = rows.size() - 1;
            while (i > 0 && rows.get(i).x() > wanted) {
                i--;
            }
            Row row = rows.get(i);
            double value = row.value().at(t, s);
            if (!linear || wanted <= row.x() || i == rows.size() - 1) {
                return value;
            }
            Row after = rows.get(i + 1);
            return value + (after.value().at(t, s) - value) * ((wanted - row.x()) / (after.x() - row.x()));
        };
    }

    /** {@code Age} or {@code Hours}: the argument of a profile. */
    static Term argument(Node.Call call, Compiler compiler, boolean whole) {
        FunctionForm.requireArguments(call, 0, 0);
        if (!compiler.scope().isProfile()) {
            throw new ExpressionException(
                    call.position(),
                    call.name() + " outside a profile",
                    "a profile variable such as Survival Profile or System Load Curve",
                    "use Year for the calendar year");
        }
        return (t, s) -> s[0][0];
    }
}
