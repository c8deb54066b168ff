package org.cgeleap.leap;

import java.util.List;
import org.cgeleap.leap.area.LeapArea;
import org.cgeleap.leap.area.Unit;
import org.cgeleap.leap.area.Variable;
import org.cgeleap.leap.cost.ConversionCost;
import org.cgeleap.leap.cost.Discounting;
import org.cgeleap.leap.demand.FuelUse;
import org.cgeleap.leap.demand.Quantity;
import org.cgeleap.leap.transformation.ConversionModule;
import org.cgeleap.leap.transformation.ConversionProcess;
import org.cgeleap.leap.transformation.ModuleYear;

/**
 * Costs of a result, 10^8 yuan of the area's constant prices a year.
 *
 * <p>Of a demand branch: technology (annuities, fixed and variable O&amp;M) and fuel at the user's price (variable Fuel
 * Cost or key {@code Fuel Cost\<fuel>}). Of the system: technologies of demand, modules and resources where the area has
 * modules, else fuel at the user's price; never both, or energy would be paid twice. Carbon (key {@code Carbon Price})
 * stands apart.
 */
public final class AreaCosts {
    /** Key with the price of CO2. */
    public static final String CARBON_PRICE_KEY = "Key\\Carbon Price";

    private final AreaResult result;
    private final AreaModel model;
    private final double[] fuelByLeafYear;
    private final double[] carbonPrice;
    private final double[] supply;
    private final int years;

    AreaCosts(AreaResult result) {
        this.result = result;
        this.model = result.model();
        this.years = model.yearCount();
        Accounting accounting = result.accounting();
        this.fuelByLeafYear = new double[model.demand().leafCount() * years];
        model.demand()
                .processes()
                .forEach(p -> p.technologies().forEach(j -> j.uses().forEach(this::fuel)));
        model.demand().endUses().forEach(e -> fuel(e.technology().uses().get(0)));
        this.carbonPrice = accounting.byYear(model.quantities()
                .key(CARBON_PRICE_KEY, model.quantities().money().over(Unit.parse("Mt CO2"))));
        this.supply = new double[years];
        for (int m = 0; m < result.supply().moduleCount(); m++) {
            module(m);
        }
        for (int resource : model.supplyTree().resources()) {
            resource(resource);
        }
    }

    private void fuel(FuelUse use) {
        Accounting accounting = result.accounting();
        for (int t = 0; t < years; t++) {
            fuelByLeafYear[use.leaf() * years + t] =
                    accounting.energy(use.leaf(), t) * use.cost().at(t, accounting.values());
        }
    }

    private void module(int m) {
        ConversionModule module =
                result.supply().transformation().chain().modules().get(m);
        double megawatt = model.supplyTree().mtcePerMegawatt();
        for (int j = 0; j < module.processes().size(); j++) {
            ConversionProcess process = module.processes().get(j);
            double[] capacity = new double[years];
            double[] exogenous = new double[years];
            double[] added = new double[years];
            double[] output = new double[years];
            for (int t = 0; t < years; t++) {
                ModuleYear year = result.supply().module(m, t);
                capacity[t] = year.capacity()[j] / megawatt;
                exogenous[t] = process.exogenous().length == 0 ? 0 : process.exogenous()[t] / megawatt;
                added[t] = year.added()[j] / megawatt;
                output[t] = year.output()[j];
            }
            ConversionCost cost = ConversionCost.of(
                    model.supplyTree().cost(m, j),
                    capacity,
                    exogenous,
                    added,
                    output,
                    result.accounting().values());
            for (int t = 0; t < years; t++) {
                supply[t] += cost.annualised(t) + cost.variable(t);
            }
        }
    }

    private void resource(int b) {
        double[][] values = result.accounting().values();
        Quantity own = model.quantities().of(b, Variable.INDIGENOUS_COST);
        Quantity imported = model.quantities().of(b, Variable.IMPORT_COST);
        Quantity exported = model.quantities().of(b, Variable.EXPORT_BENEFIT);
        int fuel = model.quantities().fuel(b);
        for (int t = 0; t < years; t++) {
            var year = result.supply().transformation().years().get(t);
            supply[t] += year.production()[fuel] * own.at(t, values)
                    + year.imports()[fuel] * imported.at(t, values)
                    - year.exports()[fuel] * exported.at(t, values);
        }
    }

    /**
     * {@return annuities, fixed and variable O&amp;M of the technologies of a branch, 10^8 yuan a year}
     *
     * @param branch index of a branch of the demand tree; the sum over its subtree is taken
     * @param year calendar year
     */
    public double technology(int branch, int year) {
        int t = result.index(year);
        double sum = 0;
        for (int j : model.subtrees().technologies(branch)) {
            sum += result.accounting().cost(j).annualised(t)
                    + result.accounting().cost(j).variable(t);
        }
        return sum;
    }

    /**
     * {@return cost of the fuel of a branch at the user's price, 10^8 yuan a year}
     *
     * @param branch index of a branch of the demand tree; the sum over its subtree is taken
     * @param year calendar year
     */
    public double fuel(int branch, int year) {
        int t = result.index(year);
        double sum = 0;
        for (int leaf : model.subtrees().leaves(branch)) {
            sum += fuelByLeafYear[leaf * years + t];
        }
        return sum;
    }

    /**
     * {@return cost of technology and fuel of a branch, 10^8 yuan a year}
     *
     * @param branch index of a branch of the demand tree; the sum over its subtree is taken
     * @param year calendar year
     */
    public double total(int branch, int year) {
        return technology(branch, year) + fuel(branch, year);
    }

    /**
     * {@return cost of the direct CO2 of a branch at the carbon price of the year, 10^8 yuan}
     *
     * @param branch index of a branch of the demand tree; the sum over its subtree is taken
     * @param year calendar year
     */
    public double carbon(int branch, int year) {
        return result.co2Direct(branch, year) * carbonPrice[result.index(year)];
    }

    /**
     * {@return cost of modules and resources, 10^8 yuan a year}
     *
     * @param year calendar year
     */
    public double supply(int year) {
        return supply[result.index(year)];
    }

    /**
     * {@return the system without the carbon price: see the class}
     *
     * @param year calendar year
     */
    public double system(int year) {
        int root = model.branchIndex(LeapArea.DEMAND_ROOT);
        return technology(root, year) + (model.supplyTree().hasModules() ? supply(year) : fuel(root, year));
    }

    /**
     * {@return present value of the system's cost from the base year on, 10^8 yuan}
     *
     * @param discounting rate and the year discounted to
     */
    public double presentValue(Discounting discounting) {
        return discounting.presentValue(result.series(this::system));
    }

    /** {@return whether the area states any cost, so that a comparison of costs means something} */
    public boolean stated() {
        return model.area().entries().stream().anyMatch(e -> switch (e.variable()) {
            case CAPITAL_COST, FIXED_OM, VARIABLE_OM, FUEL_COST, INDIGENOUS_COST, IMPORT_COST -> true;
            default -> false;
        });
    }

    /** {@return what the costs hold, in words for a reader of figures} */
    public String coverage() {
        boolean fuel = java.util.Arrays.stream(fuelByLeafYear).anyMatch(c -> c != 0);
        return !stated()
                ? "the area states no cost"
                : fuel || model.supplyTree().hasModules()
                        ? "technologies and the energy they use"
                        : "technologies only: the area states no price of a fuel, so what a saving of fuel is worth is"
                                + " not in the cost of saved carbon";
    }

    /** Names of the measures of a comparison: technologies would differ in number, so processes and end uses. */
    static List<Integer> measures(AreaModel model) {
        List<Integer> measures = new java.util.ArrayList<>();
        model.demand().processes().forEach(p -> measures.add(p.branch()));
        model.demand().endUses().forEach(e -> measures.add(e.technology().branch()));
        return measures;
    }
}
