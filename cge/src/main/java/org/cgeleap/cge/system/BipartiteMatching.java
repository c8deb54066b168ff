package org.cgeleap.cge.system;

import java.util.Arrays;

/**
 * Pairs as many rows as possible with columns they touch (Hopcroft and Karp 1973), and what the rest says (Dulmage and
 * Mendelsohn 1958): rows that compete for too few columns, columns that no row is left for.
 */
final class BipartiteMatching {
    private final int[] start;
    private final int[] column;
    private final int[] columnOf;
    private final int[] rowOf;

    /**
     * @param start first place in {@code column} of each row, and the count at the end
     * @param column of each entry
     */
    BipartiteMatching(int[] start, int[] column, int columns) {
        this.start = start;
        this.column = column;
        this.columnOf = new int[start.length - 1];
        this.rowOf = new int[columns];
        Arrays.fill(columnOf, -1);
        Arrays.fill(rowOf, -1);
        greedy();
        match();
    }

    /** Column paired with a row, −1 if none. */
    int columnOf(int row) {
        return columnOf[row];
    }

    /** Row paired with a column, −1 if none. */
    int rowOf(int column) {
        return rowOf[column];
    }

    private void greedy() {
        for (int row = 0; row < columnOf.length; row++) {
            for (int k = start[row]; k < start[row + 1] && columnOf[row] < 0; k++) {
                if (rowOf[column[k]] < 0) {
                    pair(row, column[k]);
                }
            }
        }
    }

    private void pair(int row, int col) {
        columnOf[row] = col;
        rowOf[col] = row;
    }

    private void match() {
        int[] level = new int[columnOf.length];
        int[] next = new int[columnOf.length];
        while (layers(level)) {
            System.arraycopy(start, 0, next, 0, next.length);
            for (int row = 0; row < columnOf.length; row++) {
                if (columnOf[row] < 0) {
                    augment(row, level, next);
                }
            }
        }
    }

    /** Breadth-first distances from the rows without a partner; whether a column without one is within reach. */
    private boolean layers(int[] level) {
        int[] queue = new int[level.length];
        int end = 0;
        for (int row = 0; row < level.length; row++) {
            level[row] = columnOf[row] < 0 ? 0 : -1;
            if (level[row] == 0) {
                queue[end++] = row;
            }
        }
        boolean reached = false;
        for (int head = 0; head < end; head++) {
            int row = queue[head];
            for (int k = start[row]; k < start[row + 1]; k++) {
                int other = rowOf[column[k]];
                reached |= other < 0;
                if (other >= 0 && level[other] < 0) {
                    level[other] = level[row] + 1;
                    queue[end++] = other;
                }
            }
        }
        return reached;
    }

    /** One augmenting path along the layers, depth first without recursion. */
    private void augment(int from, int[] level, int[] next) {
        int[] path = new int[level.length + 1];
        int depth = 0;
        path[0] = from;
        while (depth >= 0) {
            int row = path[depth];
            if (next[row] == start[row + 1]) {
                level[row] = -1;
                depth--;
                continue;
            }
            int col = column[next[row]++];
            int other = rowOf[col];
            if (other < 0) {
                int free = col;
                for (int d = depth; d >= 0; d--) {
                    int before = columnOf[path[d]];
                    pair(path[d], free);
                    free = before;
                }
                return;
            }
            if (level[other] == level[row] + 1) {
                path[++depth] = other;
            }
        }
    }

    /** Rows that compete with an unpaired row for the same columns, itself among them. */
    boolean[] competing(int unpaired) {
        boolean[] rows = new boolean[columnOf.length];
        int[] queue = new int[rows.length];
        int end = 0;
        queue[end++] = unpaired;
        rows[unpaired] = true;
        for (int head = 0; head < end; head++) {
            for (int k = start[queue[head]]; k < start[queue[head] + 1]; k++) {
                int other = rowOf[column[k]];
                if (other >= 0 && !rows[other]) {
                    rows[other] = true;
                    queue[end++] = other;
                }
            }
        }
        return rows;
    }

    /** The same seen from the columns: this matching with rows and columns exchanged. */
    BipartiteMatching transposed() {
        int[] count = new int[rowOf.length + 1];
        for (int col : column) {
            count[col + 1]++;
        }
        for (int c = 0; c < rowOf.length; c++) {
            count[c + 1] += count[c];
        }
        int[] next = count.clone();
        int[] rows = new int[column.length];
        for (int row = 0; row < columnOf.length; row++) {
            for (int k = start[row]; k < start[row + 1]; k++) {
                rows[next[column[k]]++] = row;
            }
        }
        return new BipartiteMatching(count, rows, columnOf.length, rowOf, columnOf);
    }

    private BipartiteMatching(int[] start, int[] column, int columns, int[] columnOf, int[] rowOf) {
        this.start = start;
        this.column = column;
        this.columnOf = columnOf.clone();
        this.rowOf = Arrays.copyOf(rowOf, columns);
    }
}
