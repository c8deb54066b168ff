package org.cgeleap.cge.solution;

/**
 * A part of a change of welfare.
 *
 * @param kind what it comes from
 * @param owner activity of a technology or of a tax wedge, consumer of a demand or an endowment
 * @param good whose market it is, or empty
 * @param value in units of the welfare measure
 */
public record WelfarePart(Kind kind, String owner, String good, double value) {

    /** Where welfare comes from. */
    public enum Kind {
        /** More or less of an endowment, at its price: factors, resources, permits, savings from outside. */
        ENDOWMENT,
        /** More or less output from the same input, at prices: an activity's parameters changed. */
        TECHNOLOGY,
        /** More or less of a taxed flow: the wedge between what is paid and what is received, times its change. */
        WEDGE,
        /** What other consumers take, or the same consumer besides what is measured; it reduces the measure. */
        OTHER_DEMAND,
        /** More of a good that nobody buys although it has a price (a price at a lower bound above zero). */
        UNSOLD
    }
}
