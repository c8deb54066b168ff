package org.cgeleap.iotables.update;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.cgeleap.iotables.balance.CellChange;
import org.cgeleap.iotables.table.IoTable;

/**
 * How far an estimated table lies from the true one, block by block.
 *
 * @param blocks one entry per block
 * @param largest the cells with the largest absolute error; before is the estimate, after the truth
 */
public record TableDistance(List<Block> blocks, List<CellChange> largest) {
    /**
     * Copies the lists.
     *
     * @param blocks one entry per block
     * @param largest the cells with the largest absolute error
     */
    public TableDistance {
        blocks = List.copyOf(blocks);
        largest = List.copyOf(largest);
    }

    /**
     * Errors of a block.
     *
     * @param name intermediate, a final-use column, net outflow, or value added
     * @param cells number of cells compared
     * @param wape Σ |estimate − truth| / Σ |truth|
     * @param theilU √(Σ (estimate − truth)² / Σ truth²), Theil's U of 1966
     * @param swad Σ |truth| |estimate − truth| / Σ truth²: absolute errors weighted by size (Lahr 2001)
     * @param correlation of estimate and truth over the cells; NaN when either is constant
     * @param estimated Σ estimate
     * @param truth Σ truth
     */
    public record Block(
            String name,
            int cells,
            double wape,
            double theilU,
            double swad,
            double correlation,
            double estimated,
            double truth) {}

    /**
     * Compares two tables of the same sectors; final uses by column code, trade as net outflow.
     *
     * @param estimate the table judged
     * @param truth the table it is compared with, in the same unit; its codes decide what is compared
     * @param listed how many of the largest errors to list
     * @return intermediate block, each final-use column, net outflow and value added, with the largest errors
     */
    public static TableDistance between(IoTable estimate, IoTable truth, int listed) {
        Comparison comparison = new Comparison();
        int n = truth.size();
        for (int i = 0; i < n; i++) {
            String row = truth.sectors().get(i).code();
            for (int j = 0; j < n; j++) {
                comparison.add(
                        row, truth.sectors().get(j).code(), estimate.intermediate(i, j), truth.intermediate(i, j));
            }
        }
        comparison.close("intermediate");
        for (int k = 0; k < truth.columns().size(); k++) {
            String column = truth.columns().get(k).code();
            int other = estimate.column(column);
            if (truth.columns().get(k).role().isTrade() || other < 0) {
                continue;
            }
            for (int i = 0; i < n; i++) {
                comparison.add(
                        truth.sectors().get(i).code(), column, estimate.finalUse(i, other), truth.finalUse(i, k));
            }
            comparison.close(column);
        }
        for (int i = 0; i < n; i++) {
            comparison.add(truth.sectors().get(i).code(), "net outflow", estimate.netOutflow(i), truth.netOutflow(i));
        }
        comparison.close("net outflow");
        for (int r = 0; r < truth.valueAddedRows().size(); r++) {
            String row = truth.valueAddedRows().get(r).code();
            int other = estimate.valueAddedRow(row);
            for (int j = 0; j < n && other >= 0; j++) {
                comparison.add(
                        row, truth.sectors().get(j).code(), estimate.valueAdded(other, j), truth.valueAdded(r, j));
            }
        }
        comparison.close("value added");
        comparison.errors.sort(Comparator.comparingDouble((CellChange c) -> -Math.abs(c.change())));
        return new TableDistance(
                comparison.blocks, comparison.errors.subList(0, Math.min(listed, comparison.errors.size())));
    }

    /**
     * {@return the block of a name}
     *
     * @param name intermediate, a final-use column's code, net outflow, or value added
     * @throws IllegalArgumentException when there is no block of that name
     */
    public Block block(String name) {
        return blocks.stream()
                .filter(b -> b.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no block " + name + " among " + blocks));
    }

    private static final class Comparison {
        private final List<Block> blocks = new ArrayList<>();
        private final List<CellChange> errors = new ArrayList<>();
        private final List<double[]> pairs = new ArrayList<>();

        void add(String row, String column, double estimate, double truth) {
            pairs.add(new double[] {estimate, truth});
            errors.add(new CellChange(row, column, estimate, truth, "estimate against truth"));
        }

        void close(String name) {
            if (!pairs.isEmpty()) {
                blocks.add(block(name));
            }
            pairs.clear();
        }

        private Block block(String name) {
            double absoluteError = 0;
            double absoluteTruth = 0;
            double squaredError = 0;
            double squaredTruth = 0;
            double weighted = 0;
            double estimated = 0;
            double truth = 0;
            for (double[] pair : pairs) {
                double error = pair[0] - pair[1];
                absoluteError += Math.abs(error);
                absoluteTruth += Math.abs(pair[1]);
                squaredError += error * error;
                squaredTruth += pair[1] * pair[1];
                weighted += Math.abs(pair[1] * error);
                estimated += pair[0];
                truth += pair[1];
            }
            return new Block(
                    name,
                    pairs.size(),
                    absoluteError / absoluteTruth,
                    Math.sqrt(squaredError / squaredTruth),
                    weighted / squaredTruth,
                    correlation(estimated / pairs.size(), truth / pairs.size()),
                    estimated,
                    truth);
        }

        private double correlation(double estimated, double truth) {
            double both = 0;
            double first = 0;
            double second = 0;
            for (double[] pair : pairs) {
                both += (pair[0] - estimated) * (pair[1] - truth);
                first += Math.pow(pair[0] - estimated, 2);
                second += Math.pow(pair[1] - truth, 2);
            }
            return both / Math.sqrt(first * second);
        }
    }
}
