package org.cgeleap.coupling.loop;

import java.util.Locale;

/**
 * How an iteration ended.
 *
 * @param status in a word
 * @param message where, when and what; empty if the result may be used
 * @param where model and place of a failed sub-model; empty otherwise
 * @param year of a failed sub-model, else {@link SubmodelFailure#NO_YEAR}
 * @param period of a cycle, else 0
 * @param amplitude of a cycle: half the largest distance between its iterates, in the exchanged vector's units; else 0
 * @param growth of the amplitude from round to round of a cycle: 1 where it stays, above where it grows; else 0
 */
public record Ending(
        Status status, String message, String where, int year, int period, double amplitude, double growth) {

    static Ending of(Status status, String message) {
        return new Ending(status, message, "", SubmodelFailure.NO_YEAR, 0, 0, 0);
    }

    static Ending cycle(int period, double amplitude, double growth, String where, String message) {
        String size = String.format(Locale.ROOT, "cycle of period %d, amplitude %.3g at %s", period, amplitude, where);
        String growing = growth > 1 ? String.format(Locale.ROOT, ", growing %.3g-fold a round", growth) : "";
        return new Ending(
                Status.CYCLE, size + growing + ": " + message, "", SubmodelFailure.NO_YEAR, period, amplitude, growth);
    }

    static Ending failed(SubmodelFailure failure) {
        return new Ending(Status.SUBMODEL_FAILED, failure.words(), failure.where(), failure.year(), 0, 0, 0);
    }
}
