package org.cgeleap.cge.system;

import java.util.Arrays;

/** A growing list of longs without boxing. */
final class LongList {
    /** Pairs from which repeated ones are looked for. */
    private static final int MANY = 1 << 20;

    private long[] values = new long[64];
    private int size;

    void add(long value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, 2 * size);
        }
        values[size++] = value;
    }

    /**
     * Adds a pair {@code row << 32 | column} of numbers from 0 to below n to a list of nothing else. Where the list would
     * grow beyond a million pairs it forgets repeated ones first, so that its length stays in proportion to what is different.
     */
    void addPair(long pair, int n) {
        if (size == values.length && size >= MANY) {
            long[] once = sortedPairs(n);
            size = once.length;
            if (size > values.length / 2) {
                values = Arrays.copyOf(values, 2 * values.length);
            }
            System.arraycopy(once, 0, values, 0, size);
        }
        add(pair);
    }

    int size() {
        return size;
    }

    /**
     * As pairs {@code row << 32 | column} of numbers from 0 to below n: ascending, each once. Two passes of counting, by
     * column and then by row, in time proportional to the number of pairs.
     */
    long[] sortedPairs(int n) {
        long[] sorted = counted(counted(values, size, n, 0), size, n, 32);
        int count = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (i == 0 || sorted[i] != sorted[i - 1]) {
                sorted[count++] = sorted[i];
            }
        }
        return Arrays.copyOf(sorted, count);
    }

    private static long[] counted(long[] of, int size, int n, int shift) {
        int[] place = new int[n + 1];
        for (int i = 0; i < size; i++) {
            place[(int) (of[i] >>> shift) + 1]++;
        }
        for (int k = 0; k < n; k++) {
            place[k + 1] += place[k];
        }
        long[] ordered = new long[size];
        for (int i = 0; i < size; i++) {
            ordered[place[(int) (of[i] >>> shift)]++] = of[i];
        }
        return ordered;
    }

    long[] toArray() {
        return Arrays.copyOf(values, size);
    }
}
