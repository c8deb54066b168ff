package org.cgeleap.leap.area;

import org.cgeleap.leap.expression.Node;

/** Whether an expression uses Remainder, which only one of several siblings may. */
final class RemainderUse {
    private RemainderUse() {}

    static boolean in(Node node) {
        if (node instanceof Node.Call call) {
            return call.name().equalsIgnoreCase("remainder")
                    || call.arguments().stream().anyMatch(RemainderUse::in);
        }
        if (node instanceof Node.Operation operation) {
            return in(operation.left()) || in(operation.right());
        }
        if (node instanceof Node.Negation negation) {
            return in(negation.operand());
        }
        return node instanceof Node.Percent percent && in(percent.operand());
    }
}
