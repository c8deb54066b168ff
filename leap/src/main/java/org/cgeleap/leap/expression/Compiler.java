package org.cgeleap.leap.expression;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Turns the syntax tree of a cell into a term, and notes what it depends on. */
public final class Compiler {
    private static final double[][] NO_SERIES = {};

    private final Scope scope;
    private final Set<Dependency> dependencies = new LinkedHashSet<>();
    private final List<String> warnings = new ArrayList<>();
    private final Set<ChosenRule> rules = EnumSet.noneOf(ChosenRule.class);

    private Compiler(Scope scope) {
        this.scope = scope;
    }

    /**
     * A compiled expression.
     *
     * @param term the values
     * @param dependencies series the term reads
     * @param warnings doubtful places of the text
     * @param rules rules taken where LEAP's documentation is silent or contradicts itself
     */
    public record Compiled(Term term, List<Dependency> dependencies, List<String> warnings, Set<ChosenRule> rules) {
        /**
         * Copies the lists.
         *
         * @param term the values
         * @param dependencies series the term reads
         * @param warnings doubtful places of the text
         * @param rules rules taken where LEAP's documentation is silent or contradicts itself
         */
        public Compiled {
            dependencies = List.copyOf(dependencies);
            warnings = List.copyOf(warnings);
            rules = Set.copyOf(rules);
        }
    }

    /**
     * Compiles an expression at its place.
     *
     * @param expression as parsed
     * @param scope what names mean at its place
     * @return its term, with the expression's warnings and those of compiling
     * @throws ExpressionException if a name means nothing there or a function is misused
     */
    public static Compiled compile(Expression expression, Scope scope) {
        Compiler compiler = new Compiler(scope);
        compiler.warnings.addAll(expression.warnings());
        Term term = compiler.term(expression.root(), true);
        return new Compiled(term, List.copyOf(compiler.dependencies), compiler.warnings, compiler.rules);
    }

    /**
     * Compiles a part of an expression, for an explanation.
     *
     * @param node the part
     * @param scope what names mean at its place
     * @param whole true if the value of the part is the value of the cell
     * @return its term
     * @throws ExpressionException if a name means nothing there or a function is misused
     */
    public static Compiled part(Node node, Scope scope, boolean whole) {
        Compiler compiler = new Compiler(scope);
        Term term = compiler.term(node, whole);
        return new Compiled(term, List.copyOf(compiler.dependencies), compiler.warnings, compiler.rules);
    }

    Scope scope() {
        return scope;
    }

    TimeFrame years() {
        return scope.years();
    }

    void warn(int position, String text) {
        warnings.add("at character " + (position + 1) + ": " + text);
    }

    /** Notes that the cell reads a series, and returns its index. */
    int needs(int series, Dependency.When when) {
        dependencies.add(new Dependency(series, when));
        return series;
    }

    /** A part of a larger expression. */
    Term term(Node node) {
        return term(node, false);
    }

    /**
     * Compiles a node.
     *
     * @param whole true if the value of the node is the value of the cell, so that the cell's own base-year value is
     *     the implicit first point of its time-series functions
     */
    Term term(Node node, boolean whole) {
        if (node instanceof Node.Constant constant) {
            return new Term.Fixed(constant.value());
        }
        if (node instanceof Node.Negation negation) {
            Term operand = term(negation.operand());
            return fold((t, s) -> -operand.at(t, s), operand);
        }
        if (node instanceof Node.Percent percent) {
            Term operand = term(percent.operand());
            return fold((t, s) -> operand.at(t, s) / 100, operand);
        }
        if (node instanceof Node.Operation operation) {
            Term left = term(operation.left());
            Term right = term(operation.right());
            return fold(Operations.of(operation.operator(), operation.position(), left, right), left, right);
        }
        if (node instanceof Node.Reference reference) {
            if (scope.isProfile()) {
                throw new ExpressionException(
                        node.position(),
                        "the branch " + reference.path() + " in a profile",
                        "numbers, Age or Hours, operators and Lookup",
                        "a profile is the same in every year and scenario");
            }
            int series = needs(scope.cell(reference), Dependency.When.SAME_YEAR);
            double factor = scope.selectionFactor(reference);
            return factor == 1 ? (t, s) -> s[series][t] : (t, s) -> s[series][t] * factor;
        }
        if (node instanceof Node.Call call) {
            rules.addAll(ChosenRule.of(call.name()));
            return Functions.compile(call, this, whole);
        }
        throw new ExpressionException(node.position(), "a name", "a value", "");
    }

    /** The term, or its number if all it is made of are numbers. */
    static Term fold(Term term, Term... parts) {
        for (Term part : parts) {
            if (!(part instanceof Term.Fixed)) {
                return term;
            }
        }
        try {
            return new Term.Fixed(term.at(0, NO_SERIES));
        } catch (EvaluationFault fault) {
            return term; // reported, with the year, if the value is ever asked for
        }
    }
}
