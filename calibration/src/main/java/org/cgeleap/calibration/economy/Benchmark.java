package org.cgeleap.calibration.economy;

import java.util.List;
import org.cgeleap.calibration.energy.HarmonisedEnergy;

/**
 * The base year's accounts and how they came about.
 *
 * @param accounts what the model must replicate
 * @param harmonised energy rows of the table brought in line with the energy accounts
 * @param changes every changed cell
 */
public record Benchmark(BenchmarkAccounts accounts, HarmonisedEnergy harmonised, List<CellNote> changes) {

    /**
     * Copies the changes.
     *
     * @param accounts what the model must replicate
     * @param harmonised energy rows of the table brought in line with the energy accounts
     * @param changes every changed cell
     */
    public Benchmark {
        changes = List.copyOf(changes);
    }
}
