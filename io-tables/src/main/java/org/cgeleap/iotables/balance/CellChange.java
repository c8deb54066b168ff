package org.cgeleap.iotables.balance;

/**
 * A cell that balancing changed.
 *
 * @param row its row
 * @param column its column
 * @param before value before
 * @param after value after
 * @param reason why: which step, from which prior
 */
public record CellChange(String row, String column, double before, double after, String reason) {

    /** {@return after minus before} */
    public double change() {
        return after - before;
    }
}
