package org.cgeleap.calibration.energy;

import java.util.List;

/** The table's energy rows after harmonisation, and everything that was changed. */
public final class HarmonisedEnergy {
    private final Codes users;
    private final Codes goods;
    private final double[][] value;
    private final List<ValueChange> changes;
    private final List<ClassPrice> prices;
    private final List<HarmonisationNote> notes;

    HarmonisedEnergy(
            Codes users,
            Codes goods,
            double[][] value,
            List<ValueChange> changes,
            List<ClassPrice> prices,
            List<HarmonisationNote> notes) {
        this.users = users;
        this.goods = goods;
        this.value = value;
        this.changes = List.copyOf(changes);
        this.prices = List.copyOf(prices);
        this.notes = List.copyOf(notes);
    }

    /**
     * {@return value of a user's purchases of a good, 10⁸ yuan}
     *
     * @param user code
     * @param good code
     */
    public double value(String user, String good) {
        return value(users.of(user), goods.of(good));
    }

    /**
     * {@return value by position, 10⁸ yuan}
     *
     * @param user position
     * @param good position
     */
    public double value(int user, int good) {
        return value[user][good];
    }

    /**
     * {@return value of all users' purchases of a good, 10⁸ yuan}
     *
     * @param good code
     */
    public double rowTotal(String good) {
        return InventoryYear.column(value, goods.of(good));
    }

    /** {@return every changed cell, largest first} */
    public List<ValueChange> changes() {
        return changes;
    }

    /** {@return implied price by good and class of users} */
    public List<ClassPrice> prices() {
        return prices;
    }

    /** {@return rows moved, users without value or quantity, prices at the end of their range} */
    public List<HarmonisationNote> notes() {
        return notes;
    }
}
