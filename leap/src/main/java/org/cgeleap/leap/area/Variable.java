package org.cgeleap.leap.area;

import static org.cgeleap.leap.area.BranchKind.AUXILIARY;
import static org.cgeleap.leap.area.BranchKind.CATEGORY;
import static org.cgeleap.leap.area.BranchKind.EFFECT;
import static org.cgeleap.leap.area.BranchKind.FEEDSTOCK;
import static org.cgeleap.leap.area.BranchKind.FUEL;
import static org.cgeleap.leap.area.BranchKind.KEY;
import static org.cgeleap.leap.area.BranchKind.MODULE;
import static org.cgeleap.leap.area.BranchKind.NON_ENERGY;
import static org.cgeleap.leap.area.BranchKind.OUTPUT;
import static org.cgeleap.leap.area.BranchKind.PROCESS;
import static org.cgeleap.leap.area.BranchKind.RESOURCE;
import static org.cgeleap.leap.area.BranchKind.TECHNOLOGY;
import static org.cgeleap.leap.area.BranchKind.TRANSFORMATION_PROCESS;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The variables of an area, with the kinds of branches that carry them, what they measure and the value they have where
 * no scenario of the line gives an expression.
 *
 * <p>Names are compared without regard to case, as LEAP does.
 */
public enum Variable {
    /** Time series of a key assumption, any unit. */
    KEY_ASSUMPTION("Key Assumption", Measure.FREE, none(), KEY),

    /** Activity: absolute for a process; absolute, share or saturation for categories and their technologies. */
    ACTIVITY_LEVEL("Activity Level", Measure.ACTIVITY, of(1), PROCESS, CATEGORY, TECHNOLOGY),
    /** Share of a technology in the year's activity of its process. */
    ACTIVITY_SHARE("Activity Share", Measure.FRACTION, of(0), TECHNOLOGY),
    /** Energy per unit of activity. */
    FINAL_ENERGY_INTENSITY("Final Energy Intensity", Measure.ENERGY_PER_ACTIVITY, none(), FUEL, TECHNOLOGY),
    /** Useful energy per unit of activity of a category whose technologies have fuel shares and efficiencies. */
    USEFUL_ENERGY_INTENSITY("Useful Energy Intensity", Measure.ENERGY_PER_ACTIVITY, none(), CATEGORY),
    /** Share of a technology in the useful energy of its category. */
    FUEL_SHARE("Fuel Share", Measure.FRACTION, of(0), TECHNOLOGY),
    /** Useful per final energy. */
    EFFICIENCY("Efficiency", Measure.FRACTION, of(100), TECHNOLOGY),

    /** Share of a technology in the base-year stock of its process. */
    STOCK_SHARE("Stock Share", Measure.FRACTION, of(0), TECHNOLOGY),
    /** Share of a technology in the new capacity of the year of its process. */
    SALES_SHARE("Sales Share", Measure.FRACTION, of(0), TECHNOLOGY),
    /** Devices in use; before the first sales year it is used directly. */
    STOCK("Stock", Measure.ACTIVITY, none(), TECHNOLOGY),
    /** Devices sold in a year. */
    SALES("Sales", Measure.ACTIVITY, of(0), TECHNOLOGY),
    /** Devices taken out of use early in a year, oldest first. */
    SCRAPPAGE("Scrappage", Measure.ACTIVITY, of(0), TECHNOLOGY),
    /** First year in which the stock follows from sales; before it the stock is entered directly. */
    FIRST_SALES_YEAR("First Sales Year", Measure.NUMBER, none(), TECHNOLOGY),
    /** Share of a vintage left at each age, a curve over {@code Age}; 100 % at age 0. */
    SURVIVAL_PROFILE("Survival Profile", Measure.PROFILE, none(), TECHNOLOGY),
    /** Shares of the ages in the initial stock, a curve over {@code Age}. */
    STOCK_VINTAGE_PROFILE("Stock Vintage Profile", Measure.PROFILE, none(), TECHNOLOGY),
    /** Intensity or fuel economy of each age relative to new, a curve over {@code Age}. */
    DEGRADATION_PROFILE("Degradation Profile", Measure.PROFILE, of(100), TECHNOLOGY),
    /** Mileage of each age relative to new, a curve over {@code Age}. */
    MILEAGE_DEGRADATION("Mileage Degradation", Measure.PROFILE, of(100), TECHNOLOGY),
    /** Share of the devices that use the technology's fuel. */
    DEVICE_SHARE("Device Share", Measure.FRACTION, of(100), TECHNOLOGY, FUEL),
    /** Distance of one device in a year. */
    MILEAGE("Mileage", Measure.DISTANCE, none(), TECHNOLOGY),
    /** Energy per distance. */
    FUEL_ECONOMY("Fuel Economy", Measure.ENERGY_PER_DISTANCE, none(), TECHNOLOGY),
    /** On-road against rated fuel economy, a multiplier of energy per distance. */
    FUEL_ECONOMY_CORRECTION("Fuel Economy Correction", Measure.NUMBER, of(1), TECHNOLOGY),

    /** Years in service. */
    LIFETIME("Lifetime", Measure.YEARS, none(), TECHNOLOGY, TRANSFORMATION_PROCESS),
    /** Fraction of the direct CO2 that is captured. */
    CAPTURE_RATE("Capture Rate", Measure.FRACTION, of(0), TECHNOLOGY, TRANSFORMATION_PROCESS),
    /** Investment per unit of annual capacity (transformation: of power). */
    CAPITAL_COST("Capital Cost", Measure.MONEY_PER_ACTIVITY, none(), TECHNOLOGY, TRANSFORMATION_PROCESS),
    /** Cost per unit of annual capacity (transformation: of power) and year. */
    FIXED_OM("Fixed O&M", Measure.MONEY_PER_ACTIVITY, of(0), TECHNOLOGY, TRANSFORMATION_PROCESS),
    /** Cost per unit of activity (transformation: of energy produced). */
    VARIABLE_OM("Variable O&M", Measure.MONEY_PER_ACTIVITY, of(0), TECHNOLOGY, TRANSFORMATION_PROCESS),
    /** Interest rate of the annuity; falls back to the key assumption of that name. */
    INTEREST_RATE("Interest Rate", Measure.FRACTION, none(), TECHNOLOGY, TRANSFORMATION_PROCESS),

    /** Direct CO2 factor of the fuel in this place, instead of the fuel's own. */
    CO2_FACTOR("CO2 Factor", Measure.CO2_PER_ENERGY, none(), FUEL, FEEDSTOCK),
    /** Mass of the effect per energy consumed or produced, per activity or per distance. */
    EMISSION_FACTOR("Emission Factor", Measure.EFFECT_LOADING, none(), EFFECT),
    /** Mass of a non-energy effect in a year. */
    TOTAL_EFFECT("Total Effect", Measure.MASS, none(), EFFECT),

    /** Margin of capacity over peak load that endogenous additions keep. */
    PLANNING_RESERVE_MARGIN("Planning Reserve Margin", Measure.FRACTION, none(), MODULE),
    /** Mean over peak load of the year. */
    LOAD_FACTOR("Load Factor", Measure.FRACTION, of(100), MODULE),
    /** Load relative to the peak, a curve over {@code Hours} (percent of the year's hours, highest load first). */
    SYSTEM_LOAD_CURVE("System Load Curve", Measure.PROFILE, none(), MODULE),
    /** Energy lost, as a share of what enters the module (or, of a process, of what it takes in). */
    LOSSES("Losses", Measure.FRACTION, of(0), MODULE, TRANSFORMATION_PROCESS),
    /** Energy of its own output a module uses, as a share of what it produces. */
    OWN_USE("Own Use", Measure.FRACTION, of(0), MODULE),

    /** Share of the output among the module's co-products. */
    OUTPUT_SHARE("Output Share", Measure.FRACTION, of(100), OUTPUT),
    /** 1 for an output that comes with the feedstock of the processes (Co-product Yield) beside the shared output. */
    CO_PRODUCT("Co-product", Measure.NUMBER, of(0), OUTPUT),
    /** Least imports of the fuel. */
    IMPORT_TARGET("Import Target", Measure.ENERGY, of(0), OUTPUT, RESOURCE),
    /** Exports of the fuel to be met. */
    EXPORT_TARGET("Export Target", Measure.ENERGY, of(0), OUTPUT, RESOURCE),
    /** What happens where requirements exceed production: {@code ImportFuel} or {@code LeaveUnmet}. */
    SHORTFALL_RULE("Shortfall Rule", Measure.CHOICE, none(), OUTPUT),
    /** What happens where production exceeds requirements: {@code ExportFuel} or {@code WasteFuel}. */
    SURPLUS_RULE("Surplus Rule", Measure.CHOICE, none(), OUTPUT),

    /** Production of the years before the first simulation year. */
    HISTORICAL_PRODUCTION("Historical Production", Measure.ENERGY, of(0), TRANSFORMATION_PROCESS),
    /** First year that is dispatched instead of read; the first scenario year unless given. */
    FIRST_SIMULATION_YEAR("First Simulation Year", Measure.NUMBER, none(), TRANSFORMATION_PROCESS),
    /** Output per feedstock energy. */
    PROCESS_EFFICIENCY("Process Efficiency", Measure.FRACTION, of(100), TRANSFORMATION_PROCESS),
    /** Energy of the module's co-product per feedstock energy. */
    CO_PRODUCT_YIELD("Co-product Yield", Measure.FRACTION, of(0), TRANSFORMATION_PROCESS),
    /** Share of the module's requirement, for the rule PercentShare. */
    PROCESS_SHARE("Process Share", Measure.FRACTION, of(0), TRANSFORMATION_PROCESS),
    /** {@code PercentShare, ProportionalToCapacity, FullCapacity, MeritOrderDispatch} or {@code RunningCost}. */
    DISPATCH_RULE("Dispatch Rule", Measure.CHOICE, none(), TRANSFORMATION_PROCESS),
    /** Rank of dispatch, low first. */
    MERIT_ORDER("Merit Order", Measure.NUMBER, of(1), TRANSFORMATION_PROCESS),
    /** Capacity given from outside; never retired by itself. */
    EXOGENOUS_CAPACITY("Exogenous Capacity", Measure.POWER, of(0), TRANSFORMATION_PROCESS),
    /** Size of one endogenous addition. */
    ENDOGENOUS_ADDITION_SIZE("Endogenous Capacity Addition Size", Measure.POWER, of(0), TRANSFORMATION_PROCESS),
    /** Place in the list of endogenous additions, low first. */
    ENDOGENOUS_ADDITION_ORDER("Endogenous Capacity Addition Order", Measure.NUMBER, of(1), TRANSFORMATION_PROCESS),
    /** Share of the year's hours a process can run. */
    MAXIMUM_AVAILABILITY("Maximum Availability", Measure.FRACTION, of(100), TRANSFORMATION_PROCESS),
    /** Share of capacity that counts towards the reserve margin. */
    CAPACITY_CREDIT("Capacity Credit", Measure.FRACTION, of(100), TRANSFORMATION_PROCESS),

    /** Share of a feedstock among the feedstocks of its process. */
    FEEDSTOCK_FUEL_SHARE("Feedstock Fuel Share", Measure.FRACTION, of(100), FEEDSTOCK),
    /** Auxiliary fuel per energy produced by the process. */
    AUXILIARY_FUEL_USE("Auxiliary Fuel Use", Measure.ENERGY_RATIO, of(0), AUXILIARY),
    /** Price of the fuel where it is taken in, for running costs. */
    FUEL_COST("Fuel Cost", Measure.MONEY_PER_ENERGY, of(0), FEEDSTOCK, AUXILIARY, FUEL),

    /** Reserves of a fossil resource at the start. */
    BASE_YEAR_RESERVES("Base Year Reserves", Measure.ENERGY, none(), RESOURCE),
    /** Reserves found in a year. */
    ADDITIONS_TO_RESERVES("Additions to Reserves", Measure.ENERGY, of(0), RESOURCE),
    /** Most a renewable resource yields in a year. */
    YIELD("Yield", Measure.ENERGY, none(), RESOURCE),
    /** Cost of indigenous production. */
    INDIGENOUS_COST("Indigenous Cost", Measure.MONEY_PER_ENERGY, of(0), RESOURCE),
    /** Cost of imports. */
    IMPORT_COST("Import Cost", Measure.MONEY_PER_ENERGY, of(0), RESOURCE),
    /** Revenue of exports. */
    EXPORT_BENEFIT("Export Benefit", Measure.MONEY_PER_ENERGY, of(0), RESOURCE),

    /** Statistical difference of a fuel, positive where supply exceeds use. */
    STATISTICAL_DIFFERENCE("Statistical Difference", Measure.ENERGY, of(0), BranchKind.STATISTICAL_DIFFERENCE),
    /** Change of the stock of a fuel, positive where stocks are drawn down. */
    STOCK_CHANGE("Stock Change", Measure.ENERGY, of(0), BranchKind.STOCK_CHANGE),
    /** Activity of a source of non-energy effects. */
    NON_ENERGY_ACTIVITY("Non Energy Activity", Measure.ACTIVITY, of(1), NON_ENERGY),
    /** A quantity for show. */
    INDICATOR("Indicator", Measure.FREE, none(), BranchKind.INDICATOR),

    /** Result of demand: final energy of a branch, Mtce. No expression gives it, expressions may refer to it. */
    FINAL_ENERGY_DEMAND("Final Energy Demand", Measure.ENERGY, none()),
    /** Result of demand: activity of a process, technology or fuel, in the unit of its process. */
    TOTAL_ACTIVITY("Total Activity", Measure.ACTIVITY, none()),
    /** Result of demand: direct CO2 of a branch net of capture, Mt CO2. */
    DIRECT_CO2("Direct CO2", Measure.MASS, none()),
    /** Result of demand: CO2 of the electricity a branch uses, Mt CO2. */
    INDIRECT_CO2("Indirect CO2", Measure.MASS, none()),
    /** Result: CO2 captured, Mt CO2. */
    CAPTURED_CO2("Captured CO2", Measure.MASS, none()),
    /** Result of a module: energy its processes must give, Mtce. */
    REQUIREMENTS("Requirements", Measure.ENERGY, none()),
    /** Result of a module, a process of one or a resource: energy produced, Mtce. */
    ENERGY_PRODUCTION("Energy Production", Measure.ENERGY, none()),
    /** Result of a module or a process of one: feedstock taken in, Mtce. */
    FEEDSTOCK_INPUT("Feedstock Input", Measure.ENERGY, none()),
    /** Result of a module or a resource: imports, Mtce. */
    IMPORTS("Imports", Measure.ENERGY, none()),
    /** Result of a module or a resource: exports, Mtce. */
    EXPORTS("Exports", Measure.ENERGY, none()),
    /** Result of a process of a module: capacity after additions, MW. */
    CAPACITY("Capacity", Measure.POWER, none()),
    /** Result of a process of a module: capacity added in the year, MW. */
    CAPACITY_ADDED("Capacity Added", Measure.POWER, none()),
    /** Result of a module: peak of its load, MW. */
    PEAK_LOAD("Peak Load", Measure.POWER, none()),
    /** Result of a module: margin of capacity over the peak after additions, %. */
    RESERVE_MARGIN("Reserve Margin", Measure.FRACTION, none()),
    /** Result: cost of a branch of demand (technology and fuel), or of all modules and resources, 10^8 of the money. */
    TOTAL_COST("Total Cost", Measure.MONEY, none()),
    /** Result: mass of an effect, Mt; the filter Effect= names it. */
    EFFECT_MASS("Effect Mass", Measure.MASS, none()),
    /** Result: effects with a warming potential together, Mt CO2 equivalent. */
    WARMING_POTENTIAL("Global Warming Potential", Measure.MASS, none());

    private final String label;
    private final Measure measure;
    private final OptionalDouble defaultValue;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<BranchKind> kinds;

    Variable(String label, Measure measure, OptionalDouble defaultValue, BranchKind... kinds) {
        this.label = label;
        this.measure = measure;
        this.defaultValue = defaultValue;
        this.kinds = List.of(kinds);
    }

    private static OptionalDouble none() {
        return OptionalDouble.empty();
    }

    private static OptionalDouble of(double value) {
        return OptionalDouble.of(value);
    }

    /** {@return name as written in expressions.csv} */
    public String label() {
        return label;
    }

    /** {@return kinds of branches that carry the variable; none for results} */
    public List<BranchKind> kinds() {
        return kinds;
    }

    /**
     * {@return whether branches of the kind carry the variable}
     *
     * @param kind of the branch
     */
    public boolean isOn(BranchKind kind) {
        return kinds.contains(kind);
    }

    /**
     * {@return what its numbers measure on a branch of the kind}
     *
     * @param kind of the branch
     */
    public Measure measure(BranchKind kind) {
        if (kind == TRANSFORMATION_PROCESS && measure == Measure.MONEY_PER_ACTIVITY) {
            return this == VARIABLE_OM ? Measure.MONEY_PER_ENERGY : Measure.MONEY_PER_POWER;
        }
        return measure;
    }

    /** {@return unit meant where none is written; empty if one must be written (or the branch gives it)} */
    public String defaultUnit() {
        return switch (this) {
            case CAPTURE_RATE, INTEREST_RATE -> "fraction";
            default -> measure.defaultUnit();
        };
    }

    /**
     * {@return value, in the default unit, where neither Current Accounts nor any scenario of the line has an expression; empty
     * if the variable has none and an accounting that needs it must say so}
     */
    public OptionalDouble defaultValue() {
        return defaultValue;
    }

    /** {@return true for curves over age or hours, which do not change by year} */
    public boolean isProfile() {
        return measure == Measure.PROFILE;
    }

    /** {@return true for shares of siblings} */
    public boolean isShare() {
        return switch (this) {
            case ACTIVITY_SHARE, STOCK_SHARE, SALES_SHARE, FUEL_SHARE, PROCESS_SHARE -> true;
            default -> false;
        };
    }

    /** {@return true for results, which no expression gives and expressions may refer to} */
    public boolean isResult() {
        return kinds.isEmpty();
    }

    /**
     * {@return the variable of that name, in any case; results are no variables of a branch}
     *
     * @param name as written in expressions.csv, blanks around it ignored
     */
    public static Optional<Variable> named(String name) {
        return labelled(name).filter(v -> !v.isResult());
    }

    /**
     * {@return the result of that name, in any case}
     *
     * @param name as written in expressions.csv, blanks around it ignored
     */
    public static Optional<Variable> resultNamed(String name) {
        return labelled(name).filter(Variable::isResult);
    }

    private static Optional<Variable> labelled(String name) {
        String wanted = name.strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(v -> v.label.toLowerCase(Locale.ROOT).equals(wanted))
                .findFirst();
    }

    /** {@return labels of all variables that expressions give} */
    public static List<String> labels() {
        return Arrays.stream(values())
                .filter(v -> !v.isResult())
                .map(Variable::label)
                .toList();
    }

    /**
     * {@return variables of a kind of branch, in the order of the catalogue}
     *
     * @param kind of the branch
     */
    public static List<Variable> of(BranchKind kind) {
        return Arrays.stream(values()).filter(v -> v.isOn(kind)).toList();
    }
}
