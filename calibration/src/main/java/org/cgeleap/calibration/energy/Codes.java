package org.cgeleap.calibration.energy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The codes of one dimension of the accounts in their order, and the position of each. */
public final class Codes {
    private final String kind;
    private final List<String> list;
    private final Map<String, Integer> position = new HashMap<>();

    /**
     * @param kind what the codes name, for messages ("sector")
     * @param list distinct codes in the order of the arrays
     */
    public Codes(String kind, List<String> list) {
        this.kind = kind;
        this.list = List.copyOf(list);
        for (String code : this.list) {
            if (position.put(code, position.size()) != null) {
                throw new IllegalArgumentException("the " + kind + " " + code + " stands twice in " + list);
            }
        }
    }

    /** {@return the codes in order} */
    public List<String> list() {
        return list;
    }

    /** {@return how many there are} */
    public int size() {
        return list.size();
    }

    /**
     * {@return the code at a position}
     *
     * @param index 0 for the first
     */
    public String at(int index) {
        return list.get(index);
    }

    /**
     * {@return whether a code is among them}
     *
     * @param code that may be one
     */
    public boolean has(String code) {
        return position.containsKey(code);
    }

    /**
     * {@return the position of a code}
     *
     * @param code that must be one
     * @throws IllegalArgumentException for an unknown code; the message lists the known ones
     */
    public int of(String code) {
        Integer index = position.get(code);
        if (index == null) {
            throw new IllegalArgumentException("no " + kind + " " + code + "; known: " + list);
        }
        return index;
    }
}
