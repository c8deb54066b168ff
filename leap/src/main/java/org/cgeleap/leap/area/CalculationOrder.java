package org.cgeleap.leap.area;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.cgeleap.leap.expression.Dependency;

/**
 * Puts cells in an order of calculation: strongly connected components of the dependencies (Tarjan 1972, without
 * recursion), each component year by year. Cells of one component may need earlier years of one another; needing the
 * same year in a circle is an error that shows the circle.
 */
final class CalculationOrder {
    private final LeapArea area;
    private final List<CompiledCell> cells;
    private final Findings findings;

    CalculationOrder(LeapArea area, List<CompiledCell> cells, Findings findings) {
        this.area = area;
        this.cells = cells;
        this.findings = findings;
    }

    /** Blocks, each after those it depends on. */
    List<CellBlock> blocks() {
        int n = cells.size();
        int[][] needs = new int[n][];
        for (int c = 0; c < n; c++) {
            Set<Integer> all = new TreeSet<>();
            cells.get(c).historyNeeds().forEach(d -> all.add(d.series()));
            cells.get(c).futureNeeds().forEach(d -> all.add(d.series()));
            needs[c] = all.stream().mapToInt(Integer::intValue).toArray();
        }
        List<CellBlock> blocks = new ArrayList<>();
        for (List<Integer> component : components(needs)) {
            Set<Integer> members = new HashSet<>(component);
            List<Integer> history = order(component, members, true);
            List<Integer> future = order(component, members, false);
            Set<Integer> outside = new TreeSet<>();
            component.forEach(c ->
                    Arrays.stream(needs[c]).filter(d -> !members.contains(d)).forEach(outside::add));
            blocks.add(new CellBlock(component, history, future, List.copyOf(outside)));
        }
        return blocks;
    }

    /** Order within a year, by needs of the same year within the component. */
    private List<Integer> order(List<Integer> component, Set<Integer> members, boolean history) {
        List<Integer> order = new ArrayList<>();
        Set<Integer> done = new HashSet<>();
        Set<Integer> open = new HashSet<>();
        for (int start : component) {
            Deque<Integer> path = new ArrayDeque<>();
            path.push(start);
            while (!path.isEmpty()) {
                int c = path.peek();
                if (done.contains(c)) {
                    path.pop();
                    continue;
                }
                open.add(c);
                int next = -1;
                for (Dependency need :
                        history ? cells.get(c).historyNeeds() : cells.get(c).futureNeeds()) {
                    boolean binding = need.when() != Dependency.When.EARLIER && members.contains(need.series());
                    if (binding && open.contains(need.series())) {
                        report(path, need.series(), history);
                        return List.copyOf(component);
                    }
                    if (binding && !done.contains(need.series())) {
                        next = need.series();
                        break;
                    }
                }
                if (next >= 0) {
                    path.push(next);
                } else {
                    open.remove(c);
                    done.add(c);
                    order.add(c);
                    path.pop();
                }
            }
        }
        return order;
    }

    private void report(Deque<Integer> path, int closing, boolean history) {
        List<String> loop = new ArrayList<>();
        loop.add(CellLabel.of(area, cells.get(closing).cell()));
        for (int c : path) { // innermost first: each is needed by the next
            if (c == closing) {
                break;
            }
            loop.add(1, CellLabel.of(area, cells.get(c).cell()));
        }
        loop.add(loop.get(0));
        CompiledCell cell = cells.get(closing);
        Entry entry = history ? cell.historyEntry() : cell.futureEntry();
        findings.add(
                ExpressionsFile.FILE,
                entry == null ? 0 : entry.row(),
                "expression",
                "a circular reference: " + String.join(" -> ", loop),
                "cells that do not need their own value",
                "break the circle, or refer to the year before with PrevYearValue");
    }

    private static List<List<Integer>> components(int[][] needs) {
        int n = needs.length;
        int[] number = new int[n];
        int[] low = new int[n];
        int[] nextEdge = new int[n];
        boolean[] onStack = new boolean[n];
        Deque<Integer> stack = new ArrayDeque<>();
        List<List<Integer>> components = new ArrayList<>();
        int count = 0;
        for (int start = 0; start < n; start++) {
            if (number[start] != 0) {
                continue;
            }
            Deque<Integer> calls = new ArrayDeque<>();
            calls.push(start);
            while (!calls.isEmpty()) {
                int c = calls.peek();
                if (number[c] == 0) {
                    number[c] = ++count;
                    low[c] = count;
                    stack.push(c);
                    onStack[c] = true;
                }
                if (nextEdge[c] < needs[c].length) {
                    int d = needs[c][nextEdge[c]++];
                    if (number[d] == 0) {
                        calls.push(d);
                    } else if (onStack[d]) {
                        low[c] = Math.min(low[c], number[d]);
                    }
                    continue;
                }
                calls.pop();
                if (!calls.isEmpty()) {
                    low[calls.peek()] = Math.min(low[calls.peek()], low[c]);
                }
                if (low[c] == number[c]) {
                    components.add(component(c, stack, onStack));
                }
            }
        }
        return components;
    }

    private static List<Integer> component(int root, Deque<Integer> stack, boolean[] onStack) {
        List<Integer> members = new ArrayList<>();
        int member;
        do {
            member = stack.pop();
            onStack[member] = false;
            members.add(member);
        } while (member != root);
        return members;
    }
}
