package org.cgeleap.coupling.results;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cgeleap.iotables.balance.CellChange;
import org.cgeleap.iotables.update.HoldOutTrials.Trial;
import org.cgeleap.iotables.update.TableDistance;
import org.cgeleap.iotables.update.TableDistance.Block;

/** Figures of an estimated table against an official one, for the eye and as CSV. */
public final class TableComparison {
    /** Cells listed with their errors. */
    public static final int LISTED = 50;

    private static final int SHOWN = 10;
    private static final List<String> FIGURES =
            List.of("block", "cells", "wape", "theil_u", "swad", "correlation", "estimate", "official");

    private TableComparison() {}

    /**
     * Errors by block, then the largest cells.
     *
     * @param distance of the two tables
     * @param out takes the lines
     */
    public static void print(TableDistance distance, PrintWriter out) {
        out.println(String.format(
                Locale.ROOT, "%-14s %6s %7s %8s %7s %7s", "block", "cells", "WAPE", "Theil U", "SWAD", "corr"));
        for (Block b : distance.blocks()) {
            out.println(String.format(
                    Locale.ROOT,
                    "%-14s %6d %7.3f %8.3f %7.3f %7.3f",
                    b.name(),
                    b.cells(),
                    b.wape(),
                    b.theilU(),
                    b.swad(),
                    b.correlation()));
        }
        largest(distance, out);
    }

    /**
     * The largest cells.
     *
     * @param distance of the two tables
     * @param out takes the lines
     */
    public static void largest(TableDistance distance, PrintWriter out) {
        distance.largest().stream()
                .limit(SHOWN)
                .forEach(c -> out.println(String.format(
                        Locale.ROOT,
                        "  row %s, column %s: estimate %.6g, official %.6g, error %+.6g",
                        c.row(),
                        c.column(),
                        c.before(),
                        c.after(),
                        c.before() - c.after())));
    }

    /**
     * Trials side by side.
     *
     * @param trials of blends and methods; one that gave no table has a line of what it said
     * @param out takes the lines
     */
    public static void print(List<Trial> trials, PrintWriter out) {
        out.println(String.format(Locale.ROOT, "%-28s %-32s %s", "blend", "method", "WAPE / Theil's U by block"));
        for (Trial trial : trials) {
            TableDistance distance = trial.distance();
            StringBuilder line =
                    new StringBuilder(String.format(Locale.ROOT, "%-28s %-32s", trial.blend(), trial.method()));
            if (distance == null) {
                line.append(' ').append(trial.said());
            } else {
                for (Block b : distance.blocks()) {
                    line.append(String.format(Locale.ROOT, " %s %.3f/%.3f", b.name(), b.wape(), b.theilU()));
                }
            }
            out.println(line);
        }
    }

    /**
     * Writes {@code comparison-blocks.csv} and {@code comparison-cells.csv}.
     *
     * @param distance of the two tables
     * @param out folder they go into
     * @throws IOException when a file cannot be written
     */
    public static void write(TableDistance distance, OutputFolder out) throws IOException {
        out.csv("comparison-blocks.csv", FIGURES, distance.blocks().stream().map(TableComparison::figures));
        out.csv(
                "comparison-cells.csv",
                List.of("rank", "row", "column", "estimate", "official", "error", "relative_error"),
                ranked(distance.largest()).stream());
    }

    private static List<Object[]> ranked(List<CellChange> cells) {
        List<Object[]> rows = new ArrayList<>();
        for (CellChange c : cells) {
            double error = c.before() - c.after();
            rows.add(new Object[] {
                rows.size() + 1,
                c.row(),
                c.column(),
                c.before(),
                c.after(),
                error,
                c.after() == 0 ? "" : (Object) (error / Math.abs(c.after()))
            });
        }
        return rows;
    }

    private static Object[] figures(Block b) {
        return new Object[] {
            b.name(), b.cells(), b.wape(), b.theilU(), b.swad(), known(b.correlation()), b.estimated(), b.truth()
        };
    }

    private static Object known(double figure) {
        return Double.isNaN(figure) ? "" : (Object) figure;
    }

    /**
     * Writes {@code holdout-trials.csv}: one row per trial and block.
     *
     * @param trials of blends and methods
     * @param out folder it goes into
     * @throws IOException when the file cannot be written
     */
    public static void write(List<Trial> trials, OutputFolder out) throws IOException {
        List<String> header = new ArrayList<>(List.of("blend", "method"));
        header.addAll(FIGURES);
        header.add("said");
        List<Object[]> rows = new ArrayList<>();
        for (Trial trial : trials) {
            TableDistance distance = trial.distance();
            if (distance == null) {
                rows.add(new Object[] {trial.blend(), trial.method(), "", "", "", "", "", "", "", "", trial.said()});
                continue;
            }
            for (Block b : distance.blocks()) {
                Object[] f = figures(b);
                rows.add(new Object[] {trial.blend(), trial.method(), f[0], f[1], f[2], f[3], f[4], f[5], f[6], f[7], ""
                });
            }
        }
        out.csv("holdout-trials.csv", header, rows.stream());
    }
}
