package org.cgeleap.coupling.loop;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.cgeleap.calibration.casefile.LinkRow;
import org.cgeleap.coupling.path.PathResult;
import org.cgeleap.leap.AreaInputs;
import org.cgeleap.leap.AreaResult;

/**
 * How LEAP's answer to a path moves with the outputs of the linked sectors: slopes of the components of the {@link
 * ExchangeVector} by the logarithm of their own sector's output of the same year or one before it.
 *
 * <p>Central differences of the area's own evaluation, one pair a year for all sectors together: a component is taken to
 * depend on its own sector's output, and on no later year's. Whoever uses the slopes must check them against the area as
 * a whole where an area may say otherwise.
 */
public final class LeapSlopes {
    /** Change of the logarithm of output: its square and rounding over it are both some 1e-11. */
    private static final double STEP = 1e-5;

    /** A second difference above this part of the first is a kink between the two points, not curvature. */
    private static final double BENT = 1e-2;

    /** Slopes below this do not count as bent: rounding. */
    private static final double SMALL = 1e-6;

    private final double[][][] slope;
    private final List<Bend> bends;

    /**
     * A place where the area switches, as between adding capacity and leaving some idle.
     *
     * @param outputYear whose output was moved
     * @param year of the answer
     * @param item of the exchange
     */
    public record Bend(int outputYear, int year, String item) {}

    private LeapSlopes(double[][][] slope, List<Bend> bends) {
        this.slope = slope;
        this.bends = List.copyOf(bends);
    }

    /**
     * Slopes at a converged scenario.
     *
     * @param result with LEAP's answer
     * @param vector layout of the exchange
     * @return slopes of every year's answer by every year's output up to it
     */
    public static LeapSlopes of(CoupledResult result, ExchangeVector vector) {
        LeapExchange like = result.exchange().orElseThrow();
        LeapSide side = result.side();
        PathResult path = result.path();
        AreaInputs others = side.referenceInputs(path, like.gridFactor());
        AreaResult referenceLike = side.referenceModel().evaluate(others);
        int years = path.years().size();
        int first = vector.firstIndex();
        int n = vector.perYear();
        double[] middle = vector.of(like);
        List<List<Bend>> bends = new ArrayList<>(Collections.nCopies(years, List.of()));
        double[][][] slope = new double[years][years][];
        IntStream.range(1, years).parallel().forEach(moved -> {
            double[] factor = new double[years];
            Arrays.fill(factor, 1);
            factor[moved] = Math.exp(STEP);
            double[] up = vector.of(answer(side, like, others, referenceLike, path, factor));
            factor[moved] = Math.exp(-STEP);
            double[] down = vector.of(answer(side, like, others, referenceLike, path, factor));
            List<Bend> found = new ArrayList<>();
            for (int t = Math.max(moved, first); t < years; t++) {
                slope[moved][t] = new double[n];
                for (int i = 0; i < n; i++) {
                    int at = (t - first) * n + i;
                    double change = up[at] - down[at];
                    slope[moved][t][i] = change / (2 * STEP);
                    double second = Math.abs(up[at] - 2 * middle[at] + down[at]);
                    if (second > BENT * Math.max(Math.abs(change), 2 * STEP * SMALL) && second > SMALL * STEP) {
                        found.add(new Bend(path.year(moved).year(), path.year(t).year(), vector.item(at)));
                    }
                }
            }
            bends.set(moved, found);
        });
        return new LeapSlopes(slope, bends.stream().flatMap(List::stream).toList());
    }

    /**
     * By year of the output, year of the answer (0 the base year) and component of a year.
     *
     * @param outputYear index of the year, 0 the base year
     * @param year index of the year, 0 the base year
     * @param component of a year
     * @return change of the component per unit of the logarithm of its sector's output
     */
    public double slope(int outputYear, int year, int component) {
        return slope[outputYear][year][component];
    }

    /** {@return where the area switches within the step; slopes there are means of both sides} */
    public List<Bend> bends() {
        return bends;
    }

    /**
     * Rate of each component that a moved alignment of the area gives directly, all outputs staying.
     *
     * @param result with LEAP's answer
     * @param vector layout of the exchange
     * @param dLogFactor rate of the logarithm of the alignment factors by row, LEAP fuel and year
     * @return by year (0 the base year) and component of a year
     */
    public static double[][] ofAlignment(CoupledResult result, ExchangeVector vector, double[][][] dLogFactor) {
        LeapSide side = result.side();
        AreaResult leap = result.exchange().orElseThrow().result();
        List<LinkRow> rows = side.linkRows();
        int[] branches = rows.stream()
                .mapToInt(r -> side.areaModel().branchIndex(r.branch()))
                .toArray();
        double[][] rates = new double[result.path().years().size()][vector.perYear()];
        for (int c = 0; c < vector.cellCount(); c++) {
            LinkCell cell = side.linkCells().get(c);
            String code = result.path().year(0).economy().userCode(cell.sector());
            for (int t = vector.firstIndex(); t < rates.length; t++) {
                double sum = 0;
                double moved = 0;
                for (int r = 0; r < branches.length; r++) {
                    if (rows.get(r).sector().equals(code)) {
                        double energy = leap.energy(
                                branches[r],
                                cell.leapFuel(),
                                result.path().year(t).year());
                        sum += energy;
                        moved += energy * dLogFactor[r][cell.leapFuel()][t];
                    }
                }
                rates[t][c] = sum > 0 ? moved / sum : 0;
            }
        }
        return rates;
    }

    /** The answer if outputs alone had been others: price responses and grid factor stay, levels follow outputs. */
    private static LeapExchange answer(
            LeapSide side,
            LeapExchange like,
            AreaInputs referenceInputs,
            AreaResult referenceLike,
            PathResult path,
            double[] factor) {
        int years = factor.length;
        int sectors = path.year(0).economy().given().sectors().size();
        AreaInputs inputs = like.inputs();
        AreaInputs others = referenceInputs;
        double[][] levels = new double[years][sectors];
        for (int s = 0; s < sectors; s++) {
            double[] index = new double[years];
            for (int t = 0; t < years; t++) {
                index[t] = path.year(t).outputIndex(s) * factor[t];
                levels[t][s] = path.year(t).userLevel(s) * factor[t];
            }
            if (side.linked(s)) {
                inputs = inputs.withSeries(side.driver(s), LeapSide.areaYears(side.areaModel(), index));
                others = others.withSeries(side.driver(s), LeapSide.areaYears(side.referenceModel(), index));
            }
        }
        AreaResult result = side.areaModel().evaluate(inputs, like.result());
        double[][] energy = new double[years][];
        double[][] reference = new double[years][side.linkCells().size()];
        for (int t = 0; t < years; t++) {
            energy[t] = side.energy(result, path.year(t).year());
            for (int c = 0; c < reference[t].length; c++) {
                double level = like.received().level()[t][c] * factor[t];
                reference[t][c] = energy[t][c] / (like.received().response()[t][c] * level);
            }
        }
        double[][] capital = side.costsNothing()
                ? like.technologyCapital()
                : side.cost().extra(result, side.referenceModel().evaluate(others, referenceLike), levels);
        return new LeapExchange(inputs, result, energy, reference, capital, like.gridFactor(), like.received());
    }
}
