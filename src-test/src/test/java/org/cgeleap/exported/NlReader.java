package org.cgeleap.exported;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Reads AMPL's text {@code .nl} with complementarity (Gay 2005, "Writing .nl Files"; Gay 2017 on the bits of the r segment). */
final class NlReader {
    private final List<String> lines;
    private int at;

    private NlReader(String text) {
        this.lines = text.lines().toList();
    }

    /** A node in prefix notation: operation with arguments, number or variable. */
    private record Node(int operation, double number, int variable, List<Node> arguments) {}

    static Complementarity read(String text) {
        return new NlReader(text).read();
    }

    private String next() {
        return lines.get(at++);
    }

    private double[] numbers() {
        String line = next();
        int comment = line.indexOf('#');
        String plain = comment < 0 ? line : line.substring(0, comment);
        return Arrays.stream(plain.trim().split("\\s+", 0))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    private Complementarity read() {
        assertThat(next()).startsWith("g3 ");
        double[] counts = numbers();
        int n = (int) counts[0];
        int m = (int) counts[1];
        assertThat(m).as("square").isEqualTo(n);
        double[] nonlinear = numbers();
        numbers();
        assertThat(numbers()[0])
                .as("all variables are nonlinear in constraints")
                .isEqualTo(n);
        numbers();
        numbers();
        int nonzeros = (int) numbers()[0];
        numbers();
        int common = (int) Arrays.stream(numbers()).sum();
        Node[] defined = new Node[common];
        Node[] bodies = new Node[m];
        double[] start = new double[n];
        double[] lower = new double[n];
        double[] upper = new double[n];
        int[] complements = new int[m];
        int[] bits = new int[m];
        int[] running = new int[0];
        int entries = 0;
        List<Set<Integer>> pattern = new ArrayList<>();
        for (int i = 0; i < m; i++) {
            pattern.add(new TreeSet<>());
        }
        while (at < lines.size()) {
            String line = next();
            String[] words = line.substring(1).trim().split("\\s+", 0);
            switch (line.charAt(0)) {
                case 'V' -> {
                    assertThat(words[1]).as("linear terms").isEqualTo("0");
                    defined[Integer.parseInt(words[0]) - n] = node();
                }
                case 'C' -> bodies[Integer.parseInt(words[0])] = node();
                case 'x' -> {
                    for (int k = 0; k < Integer.parseInt(words[0]); k++) {
                        double[] pair = numbers();
                        start[(int) pair[0]] = pair[1];
                    }
                }
                case 'r' -> {
                    for (int i = 0; i < m; i++) {
                        double[] row = numbers();
                        if (row[0] == 5) {
                            bits[i] = (int) row[1];
                            complements[i] = (int) row[2] - 1;
                        } else {
                            assertThat(row).containsExactly(4, 0);
                            complements[i] = -1;
                        }
                    }
                }
                case 'b' -> {
                    for (int j = 0; j < n; j++) {
                        double[] range = numbers();
                        int kind = (int) range[0];
                        lower[j] = kind == 3 || kind == 1 ? Double.NEGATIVE_INFINITY : range[1];
                        upper[j] = kind == 3 || kind == 2 ? Double.POSITIVE_INFINITY : kind == 0 ? range[2] : range[1];
                    }
                }
                case 'k' -> {
                    running = new int[Integer.parseInt(words[0])];
                    for (int j = 0; j < running.length; j++) {
                        running[j] = (int) numbers()[0];
                    }
                }
                case 'J' -> {
                    for (int k = 0; k < Integer.parseInt(words[1]); k++) {
                        double[] entry = numbers();
                        pattern.get(Integer.parseInt(words[0])).add((int) entry[0]);
                        assertThat(entry[1]).as("linear coefficient").isZero();
                        entries++;
                    }
                }
                default -> throw new AssertionError("unknown segment " + line);
            }
        }
        assertThat(entries).as("nonzeros of the header").isEqualTo(nonzeros);
        assertThat(running).isEqualTo(columnSums(pattern, n));
        long equations = Arrays.stream(complements).filter(c -> c < 0).count();
        assertThat(nonlinear[0]).isEqualTo(m);
        assertThat(nonlinear[3]).as("complementarities").isEqualTo((double) (m - equations));
        assertThat(counts[4]).as("equations").isEqualTo((double) equations);
        Set<Integer> free = new TreeSet<>();
        for (int j = 0; j < n; j++) {
            if (Double.isInfinite(lower[j]) && Double.isInfinite(upper[j])) {
                free.add(j);
            }
        }
        List<Complementarity.Row> rows = new ArrayList<>();
        for (int i = 0; i < m; i++) {
            Set<Integer> reach = new TreeSet<>();
            collect(bodies[i], defined, n, reach);
            assertThat(pattern.get(i)).as("pattern of row " + i).isEqualTo(reach);
            double f = value(bodies[i], defined, start);
            double size = Math.max(1, size(bodies[i], defined, start));
            int j = complements[i];
            if (j < 0) {
                rows.add(new Complementarity.Row(
                        "row " + i, 0, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, f, size));
            } else {
                int finite = (Double.isInfinite(lower[j]) ? 0 : 1) + (Double.isInfinite(upper[j]) ? 0 : 2);
                assertThat(bits[i]).as("finite bounds of " + j).isEqualTo(finite);
                rows.add(new Complementarity.Row("row " + i, start[j], lower[j], upper[j], f, size));
            }
        }
        assertThat(free).as("a free variable for each equation").hasSize((int) equations);
        return new Complementarity(rows);
    }

    private static int[] columnSums(List<Set<Integer>> pattern, int n) {
        int[] sums = new int[n];
        pattern.forEach(row -> row.forEach(j -> sums[j]++));
        for (int j = 1; j < n; j++) {
            sums[j] += sums[j - 1];
        }
        return Arrays.copyOf(sums, n - 1);
    }

    private Node node() {
        String token = next().trim();
        String rest = token.substring(1);
        if (token.startsWith("n")) {
            return new Node(-1, Double.parseDouble(rest), -1, List.of());
        } else if (token.startsWith("v")) {
            return new Node(-1, 0, Integer.parseInt(rest), List.of());
        }
        assertThat(token).startsWith("o");
        int operation = Integer.parseInt(rest);
        int arity = switch (operation) {
            case 0, 1, 2, 3, 5 -> 2;
            case 16, 39, 43, 44 -> 1;
            case 11, 12, 54 -> Integer.parseInt(next().trim());
            default -> throw new AssertionError("unknown operation " + token);
        };
        List<Node> arguments = new ArrayList<>();
        for (int k = 0; k < arity; k++) {
            arguments.add(node());
        }
        return new Node(operation, 0, -1, arguments);
    }

    private static double value(Node node, Node[] defined, double[] x) {
        if (node.operation() < 0) {
            int v = node.variable();
            return v < 0 ? node.number() : v < x.length ? x[v] : value(defined[v - x.length], defined, x);
        }
        double[] a =
                node.arguments().stream().mapToDouble(n -> value(n, defined, x)).toArray();
        return switch (node.operation()) {
            case 0 -> a[0] + a[1];
            case 1 -> a[0] - a[1];
            case 2 -> a[0] * a[1];
            case 3 -> a[0] / a[1];
            case 5 -> Math.pow(a[0], a[1]);
            case 16 -> -a[0];
            case 39 -> Math.sqrt(a[0]);
            case 43 -> Math.log(a[0]);
            case 44 -> Math.exp(a[0]);
            case 11 -> Arrays.stream(a).min().orElseThrow();
            case 12 -> Arrays.stream(a).max().orElseThrow();
            default -> Arrays.stream(a).sum();
        };
    }

    private static double size(Node node, Node[] defined, double[] x) {
        int o = node.operation();
        return o == 0 || o == 1 || o == 54
                ? node.arguments().stream()
                        .mapToDouble(n -> size(n, defined, x))
                        .sum()
                : Math.abs(value(node, defined, x));
    }

    private static void collect(Node node, Node[] defined, int n, Set<Integer> found) {
        if (node.variable() >= n) {
            collect(defined[node.variable() - n], defined, n, found);
        } else if (node.variable() >= 0) {
            found.add(node.variable());
        }
        node.arguments().forEach(a -> collect(a, defined, n, found));
    }
}
