package org.cgeleap.coupling.loop;

/**
 * One of the coupled models gave no usable answer. Carries the place, so that whoever reads the report can go there.
 */
public final class SubmodelFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** No year is known. */
    public static final int NO_YEAR = 0;

    /** Model, and sector, branch or condition. */
    private final String where;

    /** Calendar year, {@link #NO_YEAR} where it is none in particular. */
    private final int year;

    /**
     * A failure.
     *
     * @param where model, scenario and sector or branch
     * @param year calendar year, {@link #NO_YEAR} where it is none in particular
     * @param message in words, place included
     */
    public SubmodelFailure(String where, int year, String message) {
        super(message);
        this.where = where;
        this.year = year;
    }

    /**
     * Model, and sector, branch or condition.
     *
     * @return words of the message
     */
    public String where() {
        return where;
    }

    /**
     * Calendar year, {@link #NO_YEAR} where it is none in particular.
     *
     * @return a year or zero
     */
    public int year() {
        return year;
    }

    /** {@return what is known of the failure, in words} */
    public String words() {
        return String.valueOf(getMessage());
    }
}
