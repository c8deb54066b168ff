package org.cgeleap.cge.export;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.cgeleap.cge.model.Expression;
import org.cgeleap.cge.model.Expression.Binary;
import org.cgeleap.cge.model.Expression.Call;
import org.cgeleap.cge.model.Expression.Constant;
import org.cgeleap.cge.model.Expression.Negate;
import org.cgeleap.cge.model.Expression.Ref;

/**
 * A model at a point as an AMPL {@code .nl} file in text form (Gay 2005, "Writing .nl Files"): every condition is a
 * nonlinear constraint that complements its variable, nests' cost indices are defined variables, the start is the solution.
 *
 * <p>A condition whose variable is free is an equation; a held variable has equal bounds, so its pair always holds.
 */
final class NlWriter {
    private static final Map<String, Integer> FUNCTIONS =
            Map.of(Folding.SUM, 54, "min", 11, "max", 12, "sqrt", 39, "log", 43, "exp", 44);
    private static final Map<Character, Integer> OPERATORS = Map.of('+', 0, '-', 1, '*', 2, '/', 3, '^', 5);
    private static final int SIGN_CHANGE = 16;

    private final PointModel model;
    private final AlgebraicModel algebra;
    private final Map<String, Integer> index = new HashMap<>();
    private final Map<String, NavigableSet<Integer>> reach = new HashMap<>();
    private final StringBuilder out = new StringBuilder();

    private NlWriter(PointModel model) {
        this.model = model;
        this.algebra = AlgebraicModel.of(model);
        model.variables().keySet().forEach(name -> index.put(name, index.size()));
        algebra.definitions().keySet().forEach(name -> index.put(name, index.size()));
    }

    static String write(PointModel model) {
        return new NlWriter(model).text();
    }

    /** Names of the variables, one a line: AMPL's {@code .col} file. */
    static String columns(PointModel model) {
        return String.join("\n", model.variables().keySet()) + "\n";
    }

    /** Names of the conditions, one a line: AMPL's {@code .row} file. */
    static String rows(PointModel model) {
        StringBuilder rows = new StringBuilder();
        model.variables()
                .values()
                .forEach(v -> rows.append(
                                switch (v.kind()) {
                                    case LEVEL -> "zero profit ";
                                    case PRICE -> "market ";
                                    case INCOME -> "income balance ";
                                    case AUXILIARY -> "constraint ";
                                })
                        .append(v.name())
                        .append('\n'));
        return rows.toString();
    }

    private String text() {
        List<PointVariable> variables = new ArrayList<>(model.variables().values());
        int n = variables.size();
        Map<String, NavigableSet<Integer>> rows = new LinkedHashMap<>();
        algebra.definitions().forEach((name, e) -> reach.put(name, reach(e)));
        algebra.conditions().forEach((name, e) -> rows.put(name, reach(e)));
        header(variables, rows);
        algebra.definitions().forEach((name, e) -> {
            // no linear terms; used in more than one constraint
            out.append('V').append(index.get(name)).append(" 0 0\n");
            expression(e);
        });
        int row = 0;
        for (Expression e : algebra.conditions().values()) {
            out.append('C').append(row++).append('\n');
            expression(e);
        }
        out.append('x').append(n).append('\n');
        for (int i = 0; i < n; i++) {
            out.append(i).append(' ').append(variables.get(i).value()).append('\n');
        }
        out.append("r\n");
        for (int i = 0; i < n; i++) {
            int bounds = bounds(variables.get(i));
            out.append(bounds == 0 ? "4 0\n" : "5 " + bounds + " " + (i + 1) + "\n");
        }
        out.append("b\n");
        variables.forEach(v -> out.append(range(v)).append('\n'));
        jacobian(n, rows);
        return out.toString();
    }

    private void header(List<PointVariable> variables, Map<String, NavigableSet<Integer>> rows) {
        int n = variables.size();
        long equations = variables.stream().filter(v -> bounds(v) == 0).count();
        long boxed = variables.stream()
                .filter(v -> bounds(v) != 0 && (v.held() ? v.value() : v.lower()) != 0)
                .count();
        int nonzeros = rows.values().stream().mapToInt(NavigableSet::size).sum();
        int longest = model.variables().keySet().stream()
                .mapToInt(String::length)
                .max()
                .orElse(0);
        out.append("g3 1 1 0\t# problem cgeleap\n");
        line("# vars, constraints, objectives, ranges, eqns", n, n, 0, 0, equations);
        line(
                "# nonlinear constraints, objectives; complementarity: linear, nonlinear, two-sided, lower bound not 0",
                n,
                0,
                0,
                n - equations,
                0,
                boxed);
        line("# network constraints: nonlinear, linear", 0, 0);
        line("# nonlinear vars in constraints, objectives, both", n, 0, 0);
        line("# linear network variables; functions; arith, flags", 0, 0, 0, 1);
        line("# discrete variables: binary, integer, nonlinear (b,c,o)", 0, 0, 0, 0, 0);
        line("# nonzeros in Jacobian, gradients", nonzeros, 0);
        line("# max name lengths: constraints, variables", longest + "income balance ".length(), longest);
        line("# common exprs: b,c,o,c1,o1", 0, algebra.definitions().size(), 0, 0, 0);
    }

    private void line(String comment, long... numbers) {
        for (long number : numbers) {
            out.append(' ').append(number);
        }
        out.append('\t').append(comment).append('\n');
    }

    /** Which bounds are finite: 1 below, 2 above, 3 both. */
    private static int bounds(PointVariable v) {
        return v.held() ? 3 : (Double.isInfinite(v.lower()) ? 0 : 1) + (Double.isInfinite(v.upper()) ? 0 : 2);
    }

    private static String range(PointVariable v) {
        if (v.held()) {
            return "4 " + v.value();
        }
        return switch (bounds(v)) {
            case 1 -> "2 " + v.lower();
            case 2 -> "1 " + v.upper();
            case 3 -> "0 " + v.lower() + " " + v.upper();
            default -> "3";
        };
    }

    /** The pattern of the Jacobian: all its values are nonlinear, so the linear coefficients are zero. */
    private void jacobian(int n, Map<String, NavigableSet<Integer>> rows) {
        int[] columns = new int[n];
        rows.values().forEach(r -> r.forEach(j -> columns[j]++));
        out.append('k').append(n - 1).append('\n');
        int sum = 0;
        for (int j = 0; j < n - 1; j++) {
            sum += columns[j];
            out.append(sum).append('\n');
        }
        int row = 0;
        for (NavigableSet<Integer> some : rows.values()) {
            if (!some.isEmpty()) {
                out.append('J').append(row).append(' ').append(some.size()).append('\n');
                some.forEach(j -> out.append(j).append(" 0\n"));
            }
            row++;
        }
    }

    /** Variables an expression depends on, through definitions too. */
    private NavigableSet<Integer> reach(Expression e) {
        NavigableSet<Integer> found = new TreeSet<>();
        collect(e, found);
        return found;
    }

    private void collect(Expression e, NavigableSet<Integer> found) {
        if (e instanceof Ref r) {
            NavigableSet<Integer> through = reach.get(r.name());
            if (through != null) {
                found.addAll(through);
            } else {
                found.add(at(r.name()));
            }
        } else if (e instanceof Negate m) {
            collect(m.of(), found);
        } else if (e instanceof Binary b) {
            collect(b.left(), found);
            collect(b.right(), found);
        } else if (e instanceof Call c) {
            c.arguments().forEach(a -> collect(a, found));
        }
    }

    private int at(String name) {
        Integer i = index.get(name);
        if (i == null) {
            throw new IllegalStateException("an expression names " + name + ", which is no variable of the model");
        }
        return i;
    }

    /** Prefix notation, one token a line. */
    private void expression(Expression e) {
        if (e instanceof Constant c) {
            out.append('n').append(c.value()).append('\n');
        } else if (e instanceof Ref r) {
            out.append('v').append(at(r.name())).append('\n');
        } else if (e instanceof Negate m) {
            out.append('o').append(SIGN_CHANGE).append('\n');
            expression(m.of());
        } else if (e instanceof Binary b) {
            out.append('o').append(OPERATORS.get(b.operator())).append('\n');
            expression(b.left());
            expression(b.right());
        } else if (e instanceof Call c) {
            Integer code = FUNCTIONS.get(c.function());
            if (code == null) {
                throw new IllegalStateException("no .nl operation for the function " + c.function());
            }
            out.append('o').append(code).append('\n');
            if (code == 54 || code == 11 || code == 12) {
                out.append(c.arguments().size()).append('\n');
            }
            c.arguments().forEach(this::expression);
        }
    }
}
