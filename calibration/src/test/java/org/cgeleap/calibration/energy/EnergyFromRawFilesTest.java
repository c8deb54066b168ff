package org.cgeleap.calibration.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cgeleap.calibration.Calibrated;
import org.cgeleap.calibration.Calibration;
import org.cgeleap.cge.solver.SolverOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The bundled case's energy accounts, CO2 and harmonised energy rows worked out once more from the lines of its files, with
 * nothing of the package but the results: reading, factors, splits, feedstock, balances and the row multiplier are the
 * test's own.
 */
class EnergyFromRawFilesTest {
    private static final Path CASE = Path.of("cases", "chongqing");
    private static final Calibrated CALIBRATED =
            Calibration.of(CASE, Path.of(".."), Map.of(), SolverOptions.standard());

    /** Lines of a file as column → cell. */
    private static List<Map<String, String>> lines(String file) throws IOException {
        List<Map<String, String>> lines = new ArrayList<>();
        List<String> header = List.of();
        for (String text : Files.readAllLines(CASE.resolve(file))) {
            List<String> cells = cells(text);
            if (header.isEmpty()) {
                header = cells;
                continue;
            }
            Map<String, String> line = new HashMap<>();
            for (int c = 0; c < header.size(); c++) {
                line.put(header.get(c), cells.get(c));
            }
            lines.add(line);
        }
        return lines;
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }

    private static double number(Map<String, String> line, String column) {
        return Double.parseDouble(line.getOrDefault(column, ""));
    }

    private static String text(Map<String, String> line, String column) {
        return line.getOrDefault(column, "");
    }

    /** Quantities in Mtce by key, all of a year. */
    private static final class Recount {
        final Map<String, Double> of = new HashMap<>();
        final Map<String, String> good = new HashMap<>();

        void add(String key, double mtce) {
            of.merge(key, mtce, Double::sum);
        }

        double get(String key) {
            return of.getOrDefault(key, 0.0);
        }

        Recount(int year) throws IOException {
            Map<String, Double> factor = new HashMap<>();
            Map<String, Boolean> material = new HashMap<>();
            for (Map<String, String> fuel : lines("energy/inventory-fuels.csv")) {
                good.put(text(fuel, "fuel"), text(fuel, "good"));
                factor.put(text(fuel, "fuel"), number(fuel, "tce_factor") / 100);
                material.put(text(fuel, "fuel"), text(fuel, "non_energy").equals("all"));
            }
            double ceiling = 1;
            for (Map<String, String> choice : lines("energy/choices.csv")) {
                ceiling = text(choice, "key").equals("non_energy_ceiling") ? number(choice, "value") : ceiling;
            }
            List<Map<String, String>> rows = new ArrayList<>();
            for (Map<String, String> row : lines("energy/inventory.csv")) {
                if (number(row, "year") == year) {
                    rows.add(row);
                }
            }
            List<Map<String, String>> parts = lines("energy/inventory-sectors.csv");
            Map<String, Double> takers = new HashMap<>();
            Map<String, Double> reported = new HashMap<>();
            for (Map<String, String> row : rows) {
                double mtce = number(row, "value") * factor.getOrDefault(text(row, "fuel"), 0.0);
                if (text(row, "role").equals("NON_ENERGY")) {
                    reported.merge(text(row, "fuel"), mtce, Double::sum);
                } else if (text(row, "role").equals("FINAL") && takes(parts, text(row, "row"))) {
                    takers.merge(text(row, "fuel"), mtce, Double::sum);
                }
            }
            for (Map<String, String> row : rows) {
                String fuel = text(row, "fuel");
                String role = text(row, "role");
                double mtce = number(row, "value") * factor.getOrDefault(fuel, 0.0);
                if (!role.equals("FINAL")) {
                    add(role + (mtce < 0 ? "-" : "+") + good.get(fuel), Math.abs(mtce));
                    continue;
                }
                double share = material.getOrDefault(fuel, false)
                        ? 1
                        : takes(parts, text(row, "row"))
                                ? Math.min(ceiling, reported.getOrDefault(fuel, 0.0) / takers.getOrDefault(fuel, 1.0))
                                : 0;
                for (Map<String, String> part : parts) {
                    if (text(part, "inventory_sector").equals(text(row, "row"))) {
                        double own = mtce * number(part, "weight");
                        String place = text(part, "sector") + " " + good.get(fuel);
                        add("feedstock " + place, own * share);
                        add("burnt " + place, own * (1 - share));
                    }
                }
            }
        }

        private static boolean takes(List<Map<String, String>> parts, String row) {
            return parts.stream()
                    .anyMatch(p -> text(p, "inventory_sector").equals(row)
                            && text(p, "takes_non_energy").equals("yes"));
        }
    }

    private static EnergyAccounts accounts(int year) {
        return year == 2017 ? CALIBRATED.baseEnergy() : CALIBRATED.alignmentEnergy();
    }

    @ParameterizedTest
    @ValueSource(ints = {2017, 2020})
    void burntAndRawMaterialOfEverySectorAreTheFilesOwn(int year) throws IOException {
        Recount recount = new Recount(year);
        EnergyAccounts accounts = accounts(year);
        double all = 0;
        for (String sector : accounts.sectors().list()) {
            for (String good : accounts.goods().list()) {
                String place = sector + " " + good;
                assertThat(accounts.combustion(sector, good))
                        .as(place)
                        .isCloseTo(recount.get("burnt " + place), within(1e-9));
                assertThat(accounts.feedstock(sector, good))
                        .as(place)
                        .isCloseTo(recount.get("feedstock " + place), within(1e-9));
                all += recount.get("burnt " + place) + recount.get("feedstock " + place);
            }
        }
        assertThat(all).isGreaterThan(50);
    }

    /**
     * Coal in, coke and coking gas out: only what coking and washing lose is a use, and every tonne of coke and gas counts
     * where it is burnt. Mtce of coal from mines and from outside, with recovered gas, is what is burnt, used as raw material, burnt
     * in plants and boilers, and lost in conversion: coal turned to coke is not there a second time.
     */
    @ParameterizedTest
    @ValueSource(ints = {2017, 2020})
    void cokeAndCokingGasCountOnce(int year) throws IOException {
        Recount recount = new Recount(year);
        double burnt = 0;
        for (String sector : accounts(year).sectors().list()) {
            burnt += recount.get("burnt " + sector + " COL") + recount.get("feedstock " + sector + " COL");
        }
        double plants = recount.get("POWER+COL") + recount.get("HEAT+COL");
        double loss = recount.get("LOSS+COL");
        for (String role : List.of("WASHING", "COKING", "BRIQUETTING", "GAS_WORKS")) {
            loss += recount.get(role + "+COL") - recount.get(role + "-COL");
        }
        FuelBalance balance = accounts(year).balances().stream()
                .filter(b -> b.good().equals("COL"))
                .findFirst()
                .orElseThrow();
        double primary = balance.supply() - balance.conversionOutput();
        assertThat(primary).isCloseTo(burnt + plants + loss, within(1e-9));
        double coked = recount.get("COKING+COL");
        // the coal that is coked is large against the difference it would make
        assertThat(coked).isGreaterThan(2);
        double emitted = 0;
        for (int s = 0; s < accounts(year).sectors().size(); s++) {
            emitted += accounts(year).emitting(s, accounts(year).goods().of("COL"));
        }
        double material = 0;
        for (String sector : accounts(year).sectors().list()) {
            material += recount.get("feedstock " + sector + " COL");
        }
        assertThat(emitted).isCloseTo(burnt - material + plants, within(1e-9));
    }

    /** Quantity burnt, with plants and boilers in the power sector, times the factor of fuels.csv. */
    @ParameterizedTest
    @ValueSource(ints = {2017, 2020})
    void co2OfEverySectorIsQuantityTimesFactor(int year) throws IOException {
        Recount recount = new Recount(year);
        Map<String, Double> ours = new HashMap<>();
        Map<String, Double> expected = new HashMap<>();
        for (Co2Record r : Co2Comparison.of(CALIBRATED.inputs().energy(), accounts(year))) {
            ours.put(r.sector() + " " + r.carrier(), r.ours());
        }
        double city = 0;
        for (Map<String, String> fuel : lines("fuels.csv")) {
            String good = text(fuel, "good");
            double factor = number(fuel, "co2_factor");
            for (String sector : accounts(year).sectors().list()) {
                double burnt = recount.get("burnt " + sector + " " + good)
                        + (sector.equals("ELE") ? recount.get("POWER+" + good) + recount.get("HEAT+" + good) : 0);
                expected.put(sector + " " + good, burnt * factor);
                city += burnt * factor;
            }
        }
        expected.forEach((place, mt) ->
                assertThat(ours.getOrDefault(place, 0.0)).as(place).isCloseTo(mt, within(1e-9)));
        // README of the energy data: 175.7 and 171.1 Mt with the process emissions of the published inventory
        double process = ours.entrySet().stream()
                .filter(e -> e.getKey().endsWith(" " + EnergyData.PROCESS)
                        && !e.getKey().startsWith(EnergyData.TOTAL))
                .mapToDouble(Map.Entry::getValue)
                .sum();
        assertThat(city + process).isCloseTo(year == 2017 ? 175.7 : 171.1, within(0.06));
    }

    /**
     * The harmonised rows: the table's values, cut to the price range of the user's class around the row's average and moved by
     * one multiplier found by halving an interval.
     */
    @Test
    void harmonisedRowsAreTheNearestWithinTheRanges() throws IOException {
        Map<String, double[]> range = new HashMap<>();
        for (Map<String, String> line : lines("energy/user-classes.csv")) {
            range.put(text(line, "user"), new double[] {number(line, "low"), number(line, "high")});
        }
        Map<String, double[]> band = new HashMap<>();
        for (Map<String, String> line : lines("energy/price-bands.csv")) {
            // the power sector's deliveries follow from its accounts: no band moves that row
            if (number(line, "year") == 2017 && !text(line, "good").equals("ELE")) {
                double tce = number(line, "tce_per_unit") * 100;
                band.put(text(line, "good"), new double[] {number(line, "low") / tce, number(line, "high") / tce});
            }
        }
        HarmonisedEnergy harmonised = CALIBRATED.benchmark().harmonised();
        Map<String, Double> before = new HashMap<>();
        Map<String, ValueChange> changed = new HashMap<>();
        harmonised.changes().forEach(c -> {
            before.put(c.user() + " " + c.good(), c.before());
            changed.put(c.user() + " " + c.good(), c);
        });
        int outliers = 0;
        for (ClassPrice row : harmonised.prices()) {
            if (!row.userClass().equals(ClassPrice.ALL)) {
                continue;
            }
            String good = row.good();
            List<String> users = new ArrayList<>(range.keySet());
            double[] v = new double[users.size()];
            double[] q = new double[users.size()];
            double total = 0;
            double mtce = 0;
            for (int u = 0; u < v.length; u++) {
                v[u] = before.getOrDefault(users.get(u) + " " + good, harmonised.value(users.get(u), good));
                q[u] = quantity(users.get(u), good);
                total += v[u];
                mtce += q[u];
            }
            assertThat(row.quantity()).as(good).isCloseTo(mtce, within(1e-9));
            double[] ends = band.getOrDefault(good, new double[] {0, Double.POSITIVE_INFINITY});
            double average = Math.min(ends[1], Math.max(ends[0], total / mtce));
            double low = -1;
            double high = 1e6;
            double[] x = new double[v.length];
            for (int halving = 0; halving < 200; halving++) {
                double lambda = (low + high) / 2;
                double sum = 0;
                for (int u = 0; u < v.length; u++) {
                    double[] r = range.getOrDefault(users.get(u), new double[] {1, 1});
                    double prior = v[u] > 0 ? v[u] : average * q[u];
                    x[u] = q[u] == 0
                            ? 0
                            : Math.min(r[1] * average * q[u], Math.max(r[0] * average * q[u], prior * (1 + lambda)));
                    sum += x[u];
                }
                if (sum < average * mtce) {
                    low = lambda;
                } else {
                    high = lambda;
                }
            }
            for (int u = 0; u < v.length; u++) {
                String place = users.get(u) + " " + good;
                assertThat(harmonised.value(users.get(u), good)).as(place).isCloseTo(x[u], within(1e-7));
                ValueChange change = changed.get(place);
                if (change != null && q[u] > 0) {
                    double[] r = range.getOrDefault(users.get(u), new double[] {1, 1});
                    assertThat(change.lowest())
                            .as(place)
                            .isCloseTo(100 * r[0] * average, within(1e-6 * change.lowest()));
                    assertThat(change.price())
                            .as(place)
                            .isBetween(change.lowest() * (1 - 1e-12), change.highest() * (1 + 1e-12));
                    boolean end =
                            change.price() / change.lowest() < 1 + 1e-9 || change.highest() / change.price() < 1 + 1e-9;
                    assertThat(change.reason()).as(place).contains(end ? "end of class" : "moves with its row");
                    outliers += end ? 1 : 0;
                }
            }
        }
        long noted = harmonised.notes().stream()
                .filter(n -> n.kind() == HarmonisationNote.Kind.PRICE_AT_BOUND)
                .count();
        assertThat(outliers).isEqualTo((int) noted).isPositive();
    }

    /**
     * What a user buys of a good in 2017 by the accounts, which the other tests recount; what the power sector uses of its own
     * power, with losses and heat for its plants, is no purchase.
     */
    private static double quantity(String user, String good) {
        EnergyAccounts a = CALIBRATED.baseEnergy();
        boolean own = user.equals("ELE") && good.equals("ELE");
        return a.sectors().has(user) && !own ? a.deliveries(user, good) : 0;
    }
}
