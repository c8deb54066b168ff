package org.cgeleap.cge.file;

import org.cgeleap.cge.model.Expression;

/**
 * A good at a leaf or among endowments, and on which side of its market.
 *
 * @param side stated; of an endowment, that of a positive quantity
 * @param quantity its amount; a negative endowment is a demand, one of zero may become either
 */
record GoodUse(Location at, String good, Side side, Expression quantity) {

    /** Of a market. */
    enum Side {
        /** An output. */
        SUPPLY,
        /** An input or a demand. */
        DEMAND,
        /** An endowment, whose sign is that of its quantity. */
        ENDOWMENT
    }

    boolean supplies(BaseValues base) {
        return side == Side.SUPPLY || (side == Side.ENDOWMENT && !(base.of(quantity) < 0));
    }

    boolean demands(BaseValues base) {
        return side == Side.DEMAND || (side == Side.ENDOWMENT && !(base.of(quantity) > 0));
    }
}
