package org.cgeleap.coupling.loop;

import java.util.List;
import java.util.stream.Collectors;
import org.cgeleap.calibration.casefile.Case;
import org.cgeleap.calibration.casefile.LinkRow;

/** How the rows of the link share their sector's energy in the years up to the alignment year. */
final class LinkParts {
    private LinkParts() {}

    /** Whether both models have a fuel of a sector. */
    interface Both {
        /** By the sector's index and LEAP's fuel. */
        boolean have(int sector, int leapFuel);
    }

    /**
     * Energy of each row's group: its part of what the sector uses of the fuel where both models have it, else Mtce.
     *
     * @return by row, LEAP fuel and year
     */
    static double[][][] of(Case given, List<LinkRow> rows, int fuels, Both both) {
        int last = given.years().index(given.years().alignment());
        double[][][] parts = new double[rows.size()][fuels][last + 1];
        for (int r = 0; r < parts.length; r++) {
            LinkRow row = rows.get(r);
            for (int n = 0; n < fuels; n++) {
                for (int t = 0; t <= last; t++) {
                    double share = last == 0 ? 1 : t / (double) last;
                    double target = between(row.target()[0][n], row.target()[1][n], share);
                    double together = together(rows, row.sector(), n, share);
                    boolean split = both.have(given.sectorIndex(row.sector()), n) && together > 0;
                    parts[r][n][t] = split ? target / together : target;
                }
            }
        }
        return parts;
    }

    /** Energy of all groups of a sector between the two ends, Mtce. */
    private static double together(List<LinkRow> rows, String sector, int fuel, double share) {
        return rows.stream()
                .filter(r -> r.sector().equals(sector))
                .collect(Collectors.toMap(LinkRow::group, r -> r, (a, b) -> a))
                .values()
                .stream()
                .mapToDouble(r -> between(r.target()[0][fuel], r.target()[1][fuel], share))
                .sum();
    }

    /** As the alignment of the economy does: geometric where both ends are positive, else linear. */
    private static double between(double first, double last, double share) {
        return share == 0
                ? first
                : share == 1
                        ? last
                        : first > 0 && last > 0
                                ? first * Math.pow(last / first, share)
                                : first + share * (last - first);
    }
}
