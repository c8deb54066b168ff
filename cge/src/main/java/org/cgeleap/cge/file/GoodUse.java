package org.cgeleap.cge.file;

/** A good at a leaf or among endowments, and on which side of its market. */
record GoodUse(Location at, String good, Side side) {

    /** Of a market. */
    enum Side {
        SUPPLY,
        DEMAND,
        /** An endowment whose sign depends on parameters or auxiliaries. */
        EITHER
    }
}
