package org.cgeleap.leap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each diagnostic on an area that is damaged for it, beside the sound area where all hold. */
final class AreaChecksTest {
    @TempDir
    Path folder;

    private static List<AreaCheck> failed(AreaResult result) {
        return AreaChecks.of(result).stream().filter(c -> !c.pass()).toList();
    }

    @Test
    void aSoundAreaPassesEveryCheck() {
        List<AreaCheck> checks = AreaChecks.of(SupplyAreaTest.area().run(folder, "Mitigation"));
        assertThat(checks).allMatch(AreaCheck::pass);
        assertThat(checks)
                .extracting(AreaCheck::check)
                .contains(
                        "shares_sum",
                        "undefined_branch",
                        "children_sum",
                        "co2_by_fuel_and_branch",
                        "balance_closes",
                        "demanded_not_produced",
                        "produced_not_needed",
                        "module_order",
                        "process_shares_sum",
                        "reserve_margin",
                        "stock_meets_activity");
    }

    @Test
    void sharesThatDoNotAddUpSayByHowMuch() {
        List<AreaCheck> failed = failed(SupplyAreaTest.area()
                .set("Demand\\Homes\\Cooking\\Gas stove", "Activity Level", "Mitigation", "Interp(2040, 75)", "%")
                .run(folder, "Mitigation"));
        assertThat(failed).singleElement().satisfies(c -> {
            assertThat(c.check()).isEqualTo("shares_sum");
            assertThat(c.item()).startsWith("Demand\\Homes\\Cooking");
            assertThat(c.year()).isEqualTo(2040);
            assertThat(c.value()).isCloseTo(0.15, within(1e-12));
        });
    }

    @Test
    void aFuelNobodyProvidesIsNamed() {
        AreaFiles files = SupplyAreaTest.area();
        files.fuels.add("heat,Heat,carrier,,,assumed,");
        files.branch("Demand\\Homes\\Heating\\District heat", "technology", "", "heat", "")
                .set("Demand\\Homes\\Heating\\District heat", "Fuel Share", "Current Accounts", "10", "%");
        List<AreaCheck> failed = failed(files.run(folder, "Mitigation"));
        assertThat(failed)
                .extracting(AreaCheck::check, AreaCheck::item)
                .containsExactly(org.assertj.core.api.Assertions.tuple("demanded_not_produced", "heat"));
    }

    @Test
    void modulesInTheWrongOrderAndSurplusAreNamed() {
        AreaFiles files = SupplyAreaTest.area();
        files.fuels.add("h2,Hydrogen,carrier,,,assumed,");
        // a module nearest to demand makes hydrogen that a module further on takes in, and power wastes what is too
        // much
        files.branches.add(1, "Transformation\\Electrolysis,module,,,,");
        files.branches.add(2, "Transformation\\Electrolysis\\Output Fuels\\Hydrogen,output,,h2,,");
        files.branches.add(3, "Transformation\\Electrolysis\\Processes\\Cell,transformation-process,,,,");
        files.branches.add(4, "Transformation\\Electrolysis\\Processes\\Cell\\Feedstock Fuels\\Power,feedstock,,ele,,");
        files.branch(
                "Transformation\\Power\\Processes\\Gas plant\\Feedstock Fuels\\Hydrogen", "feedstock", "", "h2", "");
        files.set(
                "Transformation\\Power\\Processes\\Gas plant\\Feedstock Fuels\\Hydrogen",
                "Feedstock Fuel Share",
                "Current Accounts",
                "10",
                "%");
        files.set(
                "Transformation\\Power\\Processes\\Gas plant\\Feedstock Fuels\\Fuel",
                "Feedstock Fuel Share",
                "Current Accounts",
                "90",
                "%");
        files.set("Transformation\\Power\\Processes\\Coal plant", "Dispatch Rule", "Mitigation", "FullCapacity", "");
        files.set(
                "Transformation\\Power\\Processes\\Coal plant",
                "Exogenous Capacity",
                "Mitigation",
                "Step(2021, 1, 2035, 90000)",
                "MW");
        files.set(
                "Transformation\\Power\\Output Fuels\\Electricity",
                "Surplus Rule",
                "Current Accounts",
                "WasteFuel",
                "");
        List<AreaCheck> failed = failed(files.run(folder, "Mitigation"));
        assertThat(failed)
                .extracting(AreaCheck::check)
                .containsExactlyInAnyOrder("module_order", "produced_not_needed");
        assertThat(failed)
                .filteredOn(c -> c.check().equals("module_order"))
                .singleElement()
                .satisfies(c -> {
                    assertThat(c.item()).isEqualTo("Power: h2 for Gas plant");
                    assertThat(c.value()).isPositive();
                });
    }

    @Test
    void branchesWithoutContentAndMarginsWithoutCapacityAreNamed() {
        AreaFiles files = SupplyAreaTest.area();
        files.branch("Demand\\Homes\\Lighting", "category", "", "", "");
        files.set("Transformation\\Power\\Processes\\Gas plant", "Capacity Credit", "Mitigation", "0", "%");
        List<AreaCheck> failed = failed(files.run(folder, "Mitigation"));
        assertThat(failed)
                .extracting(AreaCheck::check, AreaCheck::item)
                .contains(
                        org.assertj.core.api.Assertions.tuple("undefined_branch", "Demand\\Homes\\Lighting"),
                        org.assertj.core.api.Assertions.tuple("reserve_margin", "Power"));
        assertThat(failed).allMatch(c -> !c.message().isEmpty());
    }
}
