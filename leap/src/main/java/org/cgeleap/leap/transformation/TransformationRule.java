package org.cgeleap.leap.transformation;

/** Rules of the transformation that LEAP's help leaves open or contradicts: the one taken here. A run can print them. */
public enum TransformationRule {
    /** Order of modules. */
    MODULE_ORDER("Modules are calculated in the order of the tree, the one nearest to demand first."),
    /** Requirement on several outputs. */
    SEVERAL_OUTPUTS("A module with output shares runs until the largest of requirement / share over its driving outputs"
            + " is met; the other outputs come in proportion and meet the surplus rule."),
    /** Imports first. */
    IMPORT_TARGET("Minimum imports are taken off the requirement before dispatch, exports are added; an import target"
            + " above the requirement imports the requirement."),
    /** Mixed dispatch rules. */
    MIXED_DISPATCH(
            "Within a module full-capacity processes come first at constant power, then percentage shares that"
                    + " follow the load; merit order, running cost and proportional processes fill what is left, in this order."),
    /** Strips. */
    STRIP_HEIGHT(
            "A strip of the load curve is as high as its own point; the mean of neighbouring points is an option."),
    /** Cycle of additions. */
    ADDITION_CYCLE("The list of additions goes on where the year before stopped, in whole steps."),
    /** First years. */
    HISTORY("Before the first simulation year processes give their historical production; without one they are"
            + " dispatched."),
    /** Feedback. */
    FEEDBACK("What a module further on needs of a fuel that an earlier one makes is added to demand and the chain is"
            + " calculated again until that requirement changes by less than 1e-12 of the largest."),
    /** Carbon. */
    CARBON_BALANCE("A process emits the carbon of its inputs less that of its outputs, each at the factor of its fuel,"
            + " unless its branch has a factor of its own; own use is burnt.");

    private final String text;

    TransformationRule(String text) {
        this.text = text;
    }

    /** {@return the rule in words} */
    public String text() {
        return text;
    }
}
