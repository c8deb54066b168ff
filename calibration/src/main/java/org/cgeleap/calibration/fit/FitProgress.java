package org.cgeleap.calibration.fit;

/** Told how a fit goes. */
@FunctionalInterface
public interface FitProgress {

    /**
     * Something has happened.
     *
     * @param message one line
     */
    void said(String message);
}
