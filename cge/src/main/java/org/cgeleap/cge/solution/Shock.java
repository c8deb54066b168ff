package org.cgeleap.cge.solution;

/**
 * One thing a scenario changes.
 *
 * @param name of a parameter, or of a variable that is held or bounded
 * @param from value at the base
 * @param to value in the scenario
 */
public record Shock(String name, double from, double to) {

    double at(double t) {
        return t == 1 ? to : from + t * (to - from);
    }

    double change() {
        return to - from;
    }
}
