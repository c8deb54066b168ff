package org.cgeleap.calibration.energy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.cgeleap.calibration.casefile.CaseException;
import org.cgeleap.calibration.casefile.Finding;
import org.jspecify.annotations.Nullable;

/**
 * Industry's energy by industry and fuel, balanced to published figures: the inventory's structure moved as little as
 * possible ({@link EntropyProjection}) until totals, fuel shares and CO₂ shares are met. Without figures of the year the
 * inventory stands.
 *
 * @param inventory the unbalanced matrix
 * @param balanced the matrix that meets the figures
 * @param fits every figure: printed, used, inventory's, fitted
 * @param notes what was reconciled, in sentences
 */
public record IndustryTargets(
        IndustryMatrix inventory, IndustryMatrix balanced, List<ConstraintFit> fits, List<String> notes) {
    private static final String FILE = "energy/industry-targets.csv";

    /**
     * Copies the lists.
     *
     * @param inventory the unbalanced matrix
     * @param balanced the matrix that meets the figures
     * @param fits every figure: printed, used, inventory's, fitted
     * @param notes what was reconciled, in sentences
     */
    public IndustryTargets {
        fits = List.copyOf(fits);
        notes = List.copyOf(notes);
    }

    /**
     * {@return Mtce of a fuel used by an industry, feedstock included}
     *
     * @param industry code
     * @param fuel name in the matrix
     */
    public double mtce(String industry, String fuel) {
        return balanced.mtce(industry, fuel);
    }

    /**
     * {@return Mtce of a fuel used by a sector, feedstock included, divided within its industry as in the inventory}
     *
     * @param sector code
     * @param fuel name in the matrix
     */
    public double mtceOfSector(String sector, String fuel) {
        return balanced.mtceOfSector(sector, fuel);
    }

    /**
     * {@return Mtce of a fuel an industry uses as material, the inventory's part of its use}
     *
     * @param industry code
     * @param fuel name in the matrix
     */
    public double feedstock(String industry, String fuel) {
        return balanced.feedstock(industry, fuel);
    }

    /**
     * Balances the inventory of a year to the year's figures.
     *
     * @param data of the case
     * @param year of inventory and figures
     * @return the balanced matrix beside the inventory's
     * @throws CaseException where figures are missing or cannot be met together
     */
    public static IndustryTargets of(EnergyData data, int year) {
        return new Balancing(data, year).run();
    }

    /** Builds the linear figures: total, fuels, shares of energy and CO₂. */
    private static final class Balancing {
        private final EnergyData data;
        private final List<IndustryConstraint> figures;
        private final IndustryMatrix prior;
        private final int industries;
        private final int fuels;
        private final double[] factor;
        private final List<String> notes = new ArrayList<>();

        Balancing(EnergyData data, int year) {
            this.data = data;
            this.figures = data.industryTargets().stream()
                    .filter(c -> c.year() == year)
                    .toList();
            this.prior = IndustryMatrix.ofInventory(data, year);
            this.industries = prior.industries().size();
            this.fuels = prior.fuels().size();
            this.factor = factors();
        }

        /** t CO₂/tce by fuel: the emission factor of its good, or the grid factor. */
        private double[] factors() {
            double[] phi = new double[fuels];
            for (int g = 0; g < data.goods().size(); g++) {
                int f = prior.fuels().of(data.industryFuel().get(g));
                phi[f] = Math.max(phi[f], data.co2Factor().get(g));
            }
            for (IndustryConstraint figure : figures) {
                if (figure.kind() == IndustryConstraint.Kind.GRID_FACTOR) {
                    phi[prior.fuels().of(figure.fuel())] = figure.value();
                }
            }
            return phi;
        }

        IndustryTargets run() {
            if (figures.isEmpty() && !data.industryTargets().isEmpty()) {
                throw new CaseException(List.of(new Finding(
                        FILE,
                        0,
                        "year",
                        "no row for the alignment year " + prior.year(),
                        "rows of that year, or no such file, for a case that takes the inventory as it is")));
            }
            if (figures.isEmpty()) {
                return new IndustryTargets(
                        prior,
                        prior,
                        List.of(),
                        List.of("no published figures of industry for " + prior.year() + ": the inventory stands"));
            }
            double total = single(IndustryConstraint.Kind.ENERGY_TOTAL);
            double[] fuelTotal = fuelTotals(total);
            double co2 = 0;
            for (int f = 0; f < fuels; f++) {
                co2 += factor[f] * fuelTotal[f];
            }
            List<double[]> a = new ArrayList<>();
            List<Double> b = new ArrayList<>();
            List<Double> t = new ArrayList<>();
            List<Figure> shown = new ArrayList<>();
            for (int f = 0; f < fuels; f++) {
                double[] row = new double[industries * fuels];
                for (int m = 0; m < industries; m++) {
                    row[m * fuels + f] = 1;
                }
                a.add(row);
                b.add(fuelTotal[f]);
                t.add(0.0);
            }
            double[] all = new double[industries * fuels];
            Arrays.fill(all, 1);
            double[] carbon = new double[industries * fuels];
            for (int c = 0; c < carbon.length; c++) {
                carbon[c] = factor[c % fuels];
            }
            for (IndustryConstraint figure : figures) {
                switch (figure.kind()) {
                    case ENERGY_TOTAL -> shown.add(new Figure(figure, "Mtce", all, null, figure.value()));
                    case FUEL_AMOUNT -> {
                        int f = prior.fuels().of(figure.fuel());
                        shown.add(new Figure(figure, "Mtce", a.get(f), null, fuelTotal[f]));
                    }
                    case FUEL_SHARE -> {
                        int f = prior.fuels().of(figure.fuel());
                        shown.add(new Figure(figure, "%", a.get(f), all, 100 * fuelTotal[f] / total));
                    }
                    case ENERGY_SHARE, CO2_SHARE -> {
                        double[] whole = figure.kind() == IndustryConstraint.Kind.CO2_SHARE ? carbon : all;
                        double size = figure.kind() == IndustryConstraint.Kind.CO2_SHARE ? co2 : total;
                        double[] row = new double[whole.length];
                        for (String member : figure.industries()) {
                            int m = prior.industries().of(member);
                            System.arraycopy(whole, m * fuels, row, m * fuels, fuels);
                        }
                        a.add(row);
                        b.add(figure.value() / 100 * size);
                        t.add(figure.tolerance() / 100 * size);
                        shown.add(new Figure(figure, "%", row, whole, figure.value()));
                    }
                    case GRID_FACTOR -> {} // a coefficient, no figure to meet
                }
            }
            return solve(total, a, b, t, shown);
        }

        private IndustryTargets solve(
                double total, List<double[]> a, List<Double> b, List<Double> t, List<Figure> shown) {
            double[] start = new double[industries * fuels];
            double[] inventory = new double[start.length];
            for (int c = 0; c < start.length; c++) {
                inventory[c] = prior.mtce(c / fuels, c % fuels);
                start[c] = inventory[c] * total / prior.total();
            }
            EntropyProjection.Result result =
                    EntropyProjection.solve(start, a.toArray(double[][]::new), numbers(b), numbers(t));
            List<ConstraintFit> fits = new ArrayList<>();
            for (Figure figure : shown) {
                fits.add(new ConstraintFit(
                        figure.of().id(),
                        figure.unit(),
                        figure.of().value(),
                        figure.target(),
                        figure.in(inventory),
                        figure.in(result.x()),
                        figure.of().tolerance()));
            }
            if (!result.converged()) {
                String worst = fits.stream()
                        .filter(f -> !f.met())
                        .map(f -> String.format(Locale.ROOT, "%s %.4g instead of %.4g", f.id(), f.fitted(), f.target()))
                        .toList()
                        .toString();
                throw new CaseException(List.of(new Finding(
                        FILE,
                        0,
                        "value",
                        "figures no matrix with the inventory's zeros can meet together: " + worst,
                        "figures that do not contradict each other, or a tolerance for some of them")));
            }
            double[][] amounts = new double[industries][];
            for (int m = 0; m < industries; m++) {
                amounts[m] = Arrays.copyOfRange(result.x(), m * fuels, (m + 1) * fuels);
            }
            return new IndustryTargets(prior, prior.withAmounts(amounts), fits, notes);
        }

        private double single(IndustryConstraint.Kind kind) {
            List<IndustryConstraint> found =
                    figures.stream().filter(f -> f.kind() == kind).toList();
            if (found.size() != 1) {
                throw new CaseException(List.of(new Finding(
                        FILE, 0, "kind", found.size() + " rows of kind " + kind + " for " + prior.year(), "one")));
            }
            return found.get(0).value();
        }

        /** Fuel totals in Mtce; printed shares are scaled to what the amounts leave of the total. */
        private double[] fuelTotals(double total) {
            double[] amount = new double[fuels];
            boolean[] given = new boolean[fuels];
            double left = total;
            double shares = 0;
            for (IndustryConstraint figure : figures) {
                boolean isAmount = figure.kind() == IndustryConstraint.Kind.FUEL_AMOUNT;
                if (isAmount || figure.kind() == IndustryConstraint.Kind.FUEL_SHARE) {
                    int f = prior.fuels().of(figure.fuel());
                    given[f] = true;
                    amount[f] = figure.value();
                    left -= isAmount ? figure.value() : 0;
                    shares += isAmount ? 0 : figure.value();
                }
            }
            for (int f = 0; f < fuels; f++) {
                if (!given[f]) {
                    throw new CaseException(List.of(new Finding(
                            FILE, 0, prior.fuels().at(f), "no amount and no share", "one row for every fuel")));
                }
            }
            for (IndustryConstraint figure : figures) {
                if (figure.kind() == IndustryConstraint.Kind.FUEL_SHARE) {
                    amount[prior.fuels().of(figure.fuel())] = figure.value() / shares * left;
                }
            }
            notes.add(String.format(
                    Locale.ROOT,
                    "printed fuel shares add to %.2f %% where %.2f %% is left by the printed amounts; they are scaled"
                            + " by %.5f",
                    shares,
                    100 * left / total,
                    100 * left / total / shares));
            return amount;
        }

        private static double[] numbers(List<Double> list) {
            return list.stream().mapToDouble(Double::doubleValue).toArray();
        }
    }

    /** A figure as part over whole of linear sums; without a whole it is the sum itself. */
    @SuppressWarnings("ArrayRecordComponent") // lives within one balancing and is never compared
    private record Figure(IndustryConstraint of, String unit, double[] part, double @Nullable [] whole, double target) {
        double in(double[] x) {
            double above = 0;
            double below = 0;
            for (int c = 0; c < x.length; c++) {
                above += part[c] * x[c];
                below += whole == null ? 0 : whole[c] * x[c];
            }
            return whole == null ? above : 100 * above / below;
        }
    }
}
