package org.cgeleap.cge.system;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.cgeleap.cge.model.Expression;

/** Translates expressions to {@link Program}s and notes what they name that is not known or not allowed there. */
final class ProgramCompiler {
    /** What an expression may name besides parameters. */
    enum Scope {
        PARAMETERS("parameters"),
        AUXILIARIES("parameters and auxiliaries"),
        EVERYTHING("parameters, levels, prices, incomes and auxiliaries");

        final String words;

        Scope(String words) {
            this.words = words;
        }
    }

    private final Names names;
    private final List<String> findings;

    private final Map<String, Program> parameters = new HashMap<>();
    private final Program one = Program.number(1);
    private Program recent = one;
    private double recentNumber = 1;

    ProgramCompiler(Names names, List<String> findings) {
        this.names = names;
        this.findings = findings;
    }

    /** The program of an expression; names that are not known are noted and stand as NaN. */
    Program compile(Expression expression, Scope scope, String place) {
        return compile(expression, scope, place, names.parameterCount());
    }

    /**
     * The same for the many parts of a nest tree: numbers and single parameters share their programs, and the place is put
     * together only where there is something to say about it.
     */
    Program compile(Expression expression, Scope scope, Supplier<String> place, String part, String of) {
        if (expression instanceof Expression.Constant constant) {
            if (constant.value() == 1) {
                return one;
            }
            if (Double.doubleToRawLongBits(constant.value()) != Double.doubleToRawLongBits(recentNumber)) {
                recentNumber = constant.value();
                recent = Program.number(recentNumber);
            }
            return recent;
        }
        if (expression instanceof Expression.Ref ref && names.findParameter(ref.name()) >= 0) {
            return parameters.computeIfAbsent(ref.name(), name -> compile(expression, scope, place.get()));
        }
        return compile(expression, scope, place.get() + part + of);
    }

    /** The same where only the first {@code known} parameters are defined yet. */
    Program compile(Expression expression, Scope scope, String place, int known) {
        Translation translation = new Translation(scope, place, known);
        translation.add(expression);
        return translation.program();
    }

    private final class Translation {
        private final Scope scope;
        private final String place;
        private final int known;
        private final List<Byte> operations = new ArrayList<>();
        private final List<int[]> operands = new ArrayList<>();
        private final List<Double> constants = new ArrayList<>();
        private final Map<Integer, Integer> variables = new LinkedHashMap<>();

        Translation(Scope scope, String place, int known) {
            this.scope = scope;
            this.place = place;
            this.known = known;
        }

        int add(Expression expression) {
            if (expression instanceof Expression.Constant constant) {
                return emit(Program.CONSTANT, 0, 0, constant.value());
            } else if (expression instanceof Expression.Ref ref) {
                return reference(ref.name());
            } else if (expression instanceof Expression.Negate negate) {
                return emit(Program.NEGATE, add(negate.of()), 0, 0);
            } else if (expression instanceof Expression.Binary binary) {
                int l = add(binary.left());
                int r = add(binary.right());
                return emit(binary(binary.operator()), l, r, 0);
            } else {
                return call((Expression.Call) expression);
            }
        }

        private byte binary(char operator) {
            return switch (operator) {
                case '+' -> Program.ADD;
                case '-' -> Program.SUBTRACT;
                case '*' -> Program.MULTIPLY;
                case '/' -> Program.DIVIDE;
                default -> Program.POWER;
            };
        }

        private int call(Expression.Call call) {
            List<Expression> arguments = call.arguments();
            boolean fold = call.function().equals("min") || call.function().equals("max");
            if (fold ? arguments.size() < 2 : arguments.size() != 1) {
                return fault("function " + call.function() + " takes "
                        + (fold ? "two or more arguments" : "one argument") + ", found " + arguments.size());
            }
            int result = add(arguments.get(0));
            switch (call.function()) {
                case "min", "max" -> {
                    byte operation = call.function().equals("min") ? Program.MIN : Program.MAX;
                    for (Expression argument : arguments.subList(1, arguments.size())) {
                        result = emit(operation, result, add(argument), 0);
                    }
                    return result;
                }
                case "exp" -> {
                    return emit(Program.EXP, result, 0, 0);
                }
                case "log" -> {
                    return emit(Program.LOG, result, 0, 0);
                }
                case "sqrt" -> {
                    return emit(Program.SQRT, result, 0, 0);
                }
                default -> {
                    return fault("unknown function '" + call.function() + "', expected min, max, exp, log or sqrt");
                }
            }
        }

        private int reference(String name) {
            int parameter = names.findParameter(name);
            if (parameter >= 0) {
                return parameter < known
                        ? emit(Program.PARAMETER, parameter, 0, 0)
                        : fault("parameter '" + name + "' is used before it is declared; declare it above");
            }
            int variable = names.findVariable(name);
            if (variable < 0) {
                return fault("unknown name '" + name + "'" + names.nearest(name));
            }
            VariableKind kind = names.kind(variable);
            if (scope == Scope.EVERYTHING || (scope == Scope.AUXILIARIES && kind == VariableKind.AUXILIARY)) {
                int position = variables.computeIfAbsent(variable, v -> variables.size());
                return emit(Program.VARIABLE, position, 0, 0);
            }
            return fault("'" + name + "' is a " + kind + ", but only " + scope.words + " may be named here");
        }

        private int fault(String what) {
            findings.add(place + ": " + what);
            return emit(Program.CONSTANT, 0, 0, Double.NaN);
        }

        private int emit(byte operation, int left, int right, double constant) {
            operations.add(operation);
            operands.add(new int[] {left, right});
            constants.add(constant);
            return operations.size() - 1;
        }

        Program program() {
            int n = operations.size();
            byte[] codes = new byte[n];
            for (int i = 0; i < n; i++) {
                codes[i] = operations.get(i);
            }
            return new Program(
                    codes,
                    operands.stream().mapToInt(o -> o[0]).toArray(),
                    operands.stream().mapToInt(o -> o[1]).toArray(),
                    constants.stream().mapToDouble(Double::doubleValue).toArray(),
                    variables.keySet().stream().mapToInt(Integer::intValue).toArray());
        }
    }
}
