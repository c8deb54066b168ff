package org.cgeleap.cge.solver;

import java.util.Arrays;

/** Rows (or columns) of the active submatrix in doubly linked lists by their number of entries. */
final class CountLists {
    private final int[] head;
    private final int[] next;
    private final int[] previous;
    private final int[] listOf;

    CountLists(int n) {
        head = new int[n + 1];
        next = new int[n];
        previous = new int[n];
        listOf = new int[n];
        Arrays.fill(head, -1);
        Arrays.fill(listOf, -1);
    }

    /** First item with {@code count} entries, or −1. */
    int first(int count) {
        return head[count];
    }

    /** Item after {@code item} in its list, or −1. */
    int after(int item) {
        return next[item];
    }

    /** Moves the item to the list of {@code count}. */
    void put(int item, int count) {
        remove(item);
        listOf[item] = count;
        previous[item] = -1;
        next[item] = head[count];
        if (head[count] >= 0) {
            previous[head[count]] = item;
        }
        head[count] = item;
    }

    /** Takes the item out of its list, if it is in one. */
    void remove(int item) {
        int list = listOf[item];
        if (list < 0) {
            return;
        }
        if (previous[item] >= 0) {
            next[previous[item]] = next[item];
        } else {
            head[list] = next[item];
        }
        if (next[item] >= 0) {
            previous[next[item]] = previous[item];
        }
        listOf[item] = -1;
    }
}
