package org.cgeleap.coupling.loop;

import java.util.ArrayList;
import java.util.List;

/**
 * Where the disagreement of the two models sits: for every cell of the link and year, what each side last asked the
 * other to change. Undamped.
 *
 * @param cells of the link
 * @param years calendar years of the exchange
 * @param leapToEconomy ln of LEAP's reference quantity over the one the economy was solved with: [year][cell]
 * @param economyToLeap change of ln(output × price response) since the round before, which is what LEAP is told:
 *     [year][cell]; NaN in the first round
 * @param byIteration largest |leapToEconomy| of a cell over all years: [iteration][cell]
 */
@SuppressWarnings("ArrayRecordComponent") // plain numbers for arithmetic; instances are never compared
public record LinkResiduals(
        List<LinkCell> cells,
        int[] years,
        double[][] leapToEconomy,
        double[][] economyToLeap,
        List<double[]> byIteration) {

    /** Before any round. */
    static LinkResiduals none(List<LinkCell> cells) {
        return new LinkResiduals(cells, new int[0], new double[0][], new double[0][], List.of());
    }

    /** Collects them round by round. */
    static final class Collector {
        private final ExchangeVector vector;
        private final List<LinkCell> cells;
        private final List<double[]> byIteration = new ArrayList<>();
        private double[][] told = new double[0][];
        private LinkResiduals last;

        Collector(ExchangeVector vector, List<LinkCell> cells) {
            this.vector = vector;
            this.cells = cells;
            this.last = none(cells);
        }

        void past(double[] f) {
            int first = vector.firstIndex();
            double[] largest = new double[cells.size()];
            for (int t = first; t < first + vector.years(); t++) {
                for (int c = 0; c < largest.length; c++) {
                    largest[c] = Math.max(largest[c], Math.abs(f[vector.position(t, c)]));
                }
            }
            byIteration.add(largest);
        }

        void take(double[] f, LeapExchange answer) {
            past(f);
            int first = vector.firstIndex();
            int count = vector.years();
            int[] years = new int[count];
            double[][] down = new double[count][cells.size()];
            double[][] up = new double[count][cells.size()];
            double[][] now = new double[count][cells.size()];
            for (int t = 0; t < count; t++) {
                years[t] = answer.received().years()[first + t];
                for (int c = 0; c < cells.size(); c++) {
                    down[t][c] = f[vector.position(first + t, c)];
                    now[t][c] = Math.log(answer.received().level()[first + t][c]
                            * answer.received().response()[first + t][c]);
                    up[t][c] = told.length == 0 ? Double.NaN : now[t][c] - told[t][c];
                }
            }
            told = now;
            last = new LinkResiduals(cells, years, down, up, List.of());
        }

        LinkResiduals residuals() {
            return new LinkResiduals(
                    cells, last.years(), last.leapToEconomy(), last.economyToLeap(), List.copyOf(byIteration));
        }
    }
}
