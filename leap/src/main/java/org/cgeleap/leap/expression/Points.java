package org.cgeleap.leap.expression;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** Pairs of year and value of a time-series function, ascending. Years are fixed; values are terms. */
final class Points {
    private final List<Point> points;

    private Points(List<Point> points) {
        this.points = Collections.unmodifiableList(points);
    }

    record Point(int year, Term value) {}

    /** The arguments of a call, with the pairs of a branch that holds {@code Data(…)} in the place of its reference. */
    static List<Node> arguments(Node.Call call, Compiler compiler) {
        List<Node> given = call.arguments();
        if (given.isEmpty() || given.size() > 2 || !(given.get(0) instanceof Node.Reference reference)) {
            return given;
        }
        List<Node> pairs = new ArrayList<>(compiler.scope().data(reference));
        pairs.addAll(given.subList(1, given.size()));
        return pairs;
    }

    /** As written, with the pairs of a branch put in. */
    static Node.Call withPairs(Node.Call call, Compiler compiler) {
        return new Node.Call(call.position(), call.name(), arguments(call, compiler));
    }

    /** Reads {@code count} arguments as pairs, in any order of years; duplicates are an error. */
    static Points read(Node.Call call, int count, Compiler compiler) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i + 1 < count; i += 2) {
            Node yearNode = call.arguments().get(i);
            int year = FunctionForm.fixedYear(yearNode, compiler);
            for (Point known : points) {
                if (known.year() == year) {
                    throw new ExpressionException(
                            yearNode.position(), "year " + year + " twice", "one value a year", "remove one pair");
                }
            }
            points.add(new Point(year, compiler.term(call.arguments().get(i + 1))));
        }
        points.sort(Comparator.comparingInt(Point::year));
        return new Points(points);
    }

    /** Own values of the years {@code first..last} of the cell's history. */
    static Points history(Node.Call call, int first, int last, Compiler compiler) {
        TimeFrame years = compiler.years();
        if (first < years.base() || last >= years.firstScenario() || first >= last) {
            throw new ExpressionException(
                    call.position(),
                    "history " + first + ".." + last,
                    "two or more years from " + years.base() + " to " + (years.firstScenario() - 1),
                    "");
        }
        int self = compiler.needs(compiler.scope().self(), Dependency.When.EARLIER);
        List<Point> points = new ArrayList<>();
        for (int year = first; year <= last; year++) {
            int t = years.index(year);
            points.add(new Point(year, (now, s) -> s[self][t]));
        }
        return new Points(points);
    }

    /** Adds the cell's own value of a year as first point; pairs up to that year give way to it. */
    Points startingAt(int year, Compiler compiler, int position) {
        int self = compiler.needs(compiler.scope().self(), Dependency.When.EARLIER);
        int t = compiler.years().index(year);
        List<Point> kept = new ArrayList<>();
        kept.add(new Point(year, (now, s) -> s[self][t]));
        for (Point point : points) {
            if (point.year() > year) {
                kept.add(point);
            } else {
                compiler.warn(
                        position,
                        "pair of " + point.year() + " gives way to the Current Accounts value of " + year + " (rule "
                                + ChosenRule.IMPLICIT_POINT.name() + ")");
            }
        }
        return new Points(kept);
    }

    /** The years as numbers. */
    double[] years() {
        return points.stream().mapToDouble(Point::year).toArray();
    }

    int size() {
        return points.size();
    }

    int year(int i) {
        return points.get(i).year();
    }

    Term value(int i) {
        return points.get(i).value();
    }

    int first() {
        return year(0);
    }

    int last() {
        return year(size() - 1);
    }

    /** Index of the last point not after the year, -1 if all are after it. */
    int at(int year) {
        int found = -1;
        for (int i = 0; i < size() && year(i) <= year; i++) {
            found = i;
        }
        return found;
    }

    /** Value terms in the order of their years. */
    Term[] values() {
        return points.stream().map(Point::value).toArray(Term[]::new);
    }
}
