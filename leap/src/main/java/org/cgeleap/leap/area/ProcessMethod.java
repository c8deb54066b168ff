package org.cgeleap.leap.area;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How the energy of a demand branch is calculated; column {@code method} of branches.csv. */
public enum ProcessMethod {
    /** Activity × final energy intensity; a process shares its activity among technologies. */
    ACTIVITY("activity", BranchKind.PROCESS, BranchKind.TECHNOLOGY),
    /** Vintages: sales or a base-year stock, survival, energy of the stock in place. */
    STOCK_TURNOVER("stock-turnover", BranchKind.PROCESS, BranchKind.TECHNOLOGY),
    /** Useful intensity of the category; fuel share and efficiency of each technology below it. */
    USEFUL_ENERGY("useful-energy", BranchKind.CATEGORY),
    /** Vintages of vehicles: stock × mileage × fuel economy. */
    TRANSPORT("transport", BranchKind.TECHNOLOGY);

    private final String written;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<BranchKind> kinds;

    ProcessMethod(String written, BranchKind... kinds) {
        this.written = written;
        this.kinds = List.of(kinds);
    }

    /** {@return the method as written in the file} */
    public String written() {
        return written;
    }

    /**
     * {@return whether a branch of the kind can be calculated so}
     *
     * @param kind of the branch
     */
    public boolean of(BranchKind kind) {
        return kinds.contains(kind);
    }

    /**
     * {@return the method written so, for a kind of branch; {@code activity-level} is {@code activity}}
     *
     * @param text cell of the column, in lower case
     * @param kind of the branch
     */
    public static Optional<ProcessMethod> named(String text, BranchKind kind) {
        String wanted = text.equals("activity-level") ? ACTIVITY.written : text;
        return Arrays.stream(values())
                .filter(m -> m.of(kind) && m.written.equals(wanted))
                .findFirst();
    }

    /**
     * {@return names a kind of branch may have in the column}
     *
     * @param kind of the branch
     */
    public static List<String> names(BranchKind kind) {
        return Arrays.stream(values())
                .filter(m -> m.of(kind))
                .map(ProcessMethod::written)
                .toList();
    }
}
