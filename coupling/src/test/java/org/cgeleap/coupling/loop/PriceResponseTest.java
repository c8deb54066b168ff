package org.cgeleap.coupling.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.cgeleap.calibration.casefile.InputException;
import org.cgeleap.coupling.path.CapPath;
import org.cgeleap.leap.AreaInputs;
import org.cgeleap.leap.AreaResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The three price responses of an industry on a short copy of the bundled case. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PriceResponseTest {
    private static final String BRANCH = "Demand\\Building materials";
    private static final String FIXED = "Demand\\Automobile";
    private static final String SECTOR = "NMM";
    private static final String USES = BRANCH + "\\Other processes";
    private static final String FUEL = "Uses of fuel & power";
    private static final String POWER = "Electrified uses";
    private static final int LAST = 2023;
    private static final double STRENGTH = 6;

    @TempDir
    private Path folder = Path.of("");

    private Path copy(String name, String response, boolean strength) throws IOException {
        Path copy = ShortCase.copy(folder.resolve(name), LAST, text -> text);
        Path link = copy.resolve("leap/link.csv");
        List<String> rows = Files.readAllLines(link).stream()
                .map(r -> r.startsWith("leap_branch")
                        ? r + ",price_response,technology_cost"
                        : r + (r.startsWith(BRANCH) ? "," + response + "," : r.startsWith(FIXED) ? ",none," : ",,"))
                .toList();
        Files.write(link, rows);
        if (strength) {
            Path macro = copy.resolve("macro.csv");
            Files.writeString(
                    macro,
                    Files.readString(macro) + "technology_response." + SECTOR + ",,," + STRENGTH
                            + ",1,assumed,a test\n");
        }
        return copy;
    }

    private static CoupledResult run(ShortCase given, double cap) {
        double[] targets =
                Arrays.stream(given.cap().targets()).map(v -> v * cap).toArray();
        LeapSide side = given.side(area -> area);
        CoupledResult result = given.loop(
                        side, side, given.trends(), new CapPath(given.cap().firstYear(), targets))
                .run(iteration -> {});
        assertThat(result.status()).as(result.message()).isEqualTo(Status.CONVERGED);
        assertThat(result.iterations()).hasSizeLessThanOrEqualTo(12);
        return result;
    }

    private static AreaResult leap(CoupledResult result) {
        return result.exchange().orElseThrow().result();
    }

    /** The area by its own expressions, without the economy. */
    private static AreaResult own(CoupledResult result) {
        return leap(result).model().evaluate(AreaInputs.none(leap(result).model()));
    }

    private static double share(AreaResult leap, String technology) {
        return leap.activity(USES + "\\" + technology, LAST) / leap.activity(USES, LAST);
    }

    @Test
    void technologySharesFollowTheirCostAndBothModelsAgree() throws IOException {
        ShortCase given = ShortCase.of(copy("technology", "technology", true));
        CoupledResult loose = run(given, 1);
        CoupledResult tight = run(given, 0.8);
        int t = tight.path().years().size() - 1;
        assertThat(tight.path().year(t).carbonPrice())
                .isGreaterThan(loose.path().year(t).carbonPrice() + 50);
        // dearer carbon moves new kilns from coal to gas, which has three fifths of its carbon
        assertThat(newKilns(tight, "Kiln on coal") / newKilns(tight, "Kiln on gas"))
                .isLessThan(0.97 * newKilns(loose, "Kiln on coal") / newKilns(loose, "Kiln on gas"));
        // what the case's own expressions say holds in the years of data, and its sum in every year
        AreaResult own = own(tight);
        for (int year : new int[] {2018, 2020}) {
            assertThat(leap(tight).value(USES + "\\" + POWER, "Activity Share", year))
                    .isEqualTo(own.value(USES + "\\" + POWER, "Activity Share", year));
        }
        withoutAResponse(loose, tight);
        // both models describe the same energy
        List<LinkCell> cells = tight.side().linkCells();
        for (int c = 0; c < cells.size(); c++) {
            double top = tight.path()
                    .year(t)
                    .finalMtce(cells.get(c).good(), cells.get(c).sector());
            assertThat(tight.exchange().orElseThrow().energy()[t][c])
                    .as(cells.get(c).name())
                    .isCloseTo(top, within(1e-6 * Math.max(top, 1e-3)));
        }
        // odds of fuels against electricity between the two runs, from prices and intensities written out by hand
        double strength = STRENGTH / meanCost(loose);
        double dearer = cost(loose, tight, t, FUEL) - cost(loose, tight, t, POWER);
        double odds = Math.log(share(leap(tight), FUEL) / share(leap(tight), POWER))
                - Math.log(share(leap(loose), FUEL) / share(leap(loose), POWER));
        assertThat(odds).isCloseTo(-strength * dearer, within(1e-6));
    }

    /** An industry without a response has the area's own intensities whatever the price; one that answers by its nests not. */
    private static void withoutAResponse(CoupledResult loose, CoupledResult tight) {
        for (int n = 0; n < leap(loose).model().fuelCount(); n++) {
            double before = perUnit(loose, FIXED + "\\Other processes", n);
            assertThat(perUnit(tight, FIXED + "\\Other processes", n)).isCloseTo(before, within(1e-9 * before + 1e-15));
        }
        int coal = leap(loose).model().fuelIndex("coal");
        assertThat(perUnit(tight, "Demand\\Steel\\Other processes", coal))
                .isLessThan(0.99 * perUnit(loose, "Demand\\Steel\\Other processes", coal));
    }

    private static double perUnit(CoupledResult result, String branch, int fuel) {
        AreaResult leap = leap(result);
        return leap.energy(leap.model().branchIndex(branch), fuel, LAST) / leap.activity(branch, LAST);
    }

    private static double newKilns(CoupledResult result, String technology) {
        return leap(result).value(BRANCH + "\\Ceramics bricks & lime\\" + technology, "Sales Share", LAST);
    }

    /** What a unit costs more in one run than in the other, 10^8 yuan: annual cost and energy use over activity. */
    private static double cost(CoupledResult before, CoupledResult after, int t, String technology) {
        double capital = unit(after, technology)
                * (after.path().year(t).rental() - before.path().year(t).rental())
                / after.path().year(3).rental();
        return capital + energy(after, t, technology, after) - energy(after, t, technology, before);
    }

    private static double unit(CoupledResult result, String technology) {
        AreaResult leap = leap(result);
        return leap.technologies().annualisedCost(USES + "\\" + technology, LAST)
                / leap.activity(USES + "\\" + technology, LAST);
    }

    private static double energy(CoupledResult of, int t, String technology, CoupledResult priced) {
        AreaResult leap = leap(of);
        double sum = 0;
        for (LinkCell cell : of.side().linkCells()) {
            if (cell.name().startsWith(SECTOR + " ")) {
                double perUnit = leap.energy(leap.model().branchIndex(USES + "\\" + technology), cell.leapFuel(), LAST)
                        / leap.activity(USES + "\\" + technology, LAST);
                sum += perUnit
                        * priced.path()
                                .year(t)
                                .energyPrice(cell.good(), cell.sector())
                                .total();
            }
        }
        return sum;
    }

    /** Mean cost at the alignment year's prices and the area's own shares. */
    private static double meanCost(CoupledResult run) {
        AreaResult own = own(run);
        double mean = 0;
        for (String technology : List.of(FUEL, POWER)) {
            double share = own.activity(USES + "\\" + technology, LAST) / own.activity(USES, LAST);
            mean += share * (unit(run, technology) + energy(run, 3, technology, run));
        }
        return mean;
    }

    @Test
    void wrongWordsAndAMissingStrengthAreRefused() throws IOException {
        Path word = copy("word", "elastic", true);
        assertThatThrownBy(() -> ShortCase.of(word))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("leap/link.csv, row 4, price_response: found elastic")
                .hasMessageContaining("[ces, technology, none]");
        Path strength = copy("strength", "technology", false);
        assertThatThrownBy(() -> ShortCase.of(strength))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("leap/link.csv, row 4, price_response")
                .hasMessageContaining("technology_response.NMM");
    }
}
