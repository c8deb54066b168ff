package org.cgeleap.cge.model;

import java.util.List;
import java.util.Objects;

/**
 * A consumer: income = Σ price × endowment + tax revenue, all spent on its demand tree.
 *
 * @param name of the consumer and its income variable
 * @param endowments owned goods
 * @param demand the expenditure tree (homothetic); quantities are benchmark quantities
 * @param income start (and, if held, value) of the income variable
 */
public record Consumer(String name, List<Endowment> endowments, Nest demand, Bounds income) {

    /**
     * Copies the endowments.
     *
     * @param name of the consumer and its income variable
     * @param endowments owned goods
     * @param demand the expenditure tree (homothetic)
     * @param income start (and, if held, value) of the income variable
     */
    public Consumer {
        endowments = List.copyOf(endowments);
        Objects.requireNonNull(demand);
    }
}
