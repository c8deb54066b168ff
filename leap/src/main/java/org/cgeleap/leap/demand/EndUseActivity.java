package org.cgeleap.leap.demand;

import java.util.List;
import org.cgeleap.leap.area.AreaException;
import org.cgeleap.leap.area.Finding;
import org.cgeleap.leap.area.LeapArea;
import org.cgeleap.leap.area.Variable;

/** Activity, energy and capacity of an end use over the years: D = TA × EI, TA the product of the levels above it. */
public final class EndUseActivity {
    private final double[] activity;
    private final double[] energy;
    private final double[] distance;
    private final Capacity capacity;

    private EndUseActivity(double[] activity, double[] energy, double[] distance, Capacity capacity) {
        this.activity = activity;
        this.energy = energy;
        this.distance = distance;
        this.capacity = capacity;
    }

    /**
     * Calculates an end use.
     *
     * @param use the end use
     * @param factor factor on its energy in the year of operation, by year
     * @param values series of the area, by index and year
     * @param area for the names in errors
     * @param scenario name of the scenario, for errors
     * @return its activity, energy, distance and capacity by year
     * @throws AreaException if an intensity, share, level or stock is negative or an efficiency is not positive
     */
    public static EndUseActivity of(EndUse use, double[] factor, double[][] values, LeapArea area, String scenario) {
        return new Calculation(use, factor, values, area, scenario).run();
    }

    /**
     * {@return activity: the product of the levels; devices under the stock and transport methods}
     *
     * @param t year by index, 0 = base year
     */
    public double activity(int t) {
        return activity[t];
    }

    /** {@return final energy by year, Mtce; not to be changed} */
    public double[] energy() {
        return energy;
    }

    /**
     * {@return distance of all devices, km; 0 without vehicles}
     *
     * @param t year by index, 0 = base year
     */
    public double distance(int t) {
        return distance[t];
    }

    /** {@return capacity: activity, or devices in use and sold} */
    public Capacity capacity() {
        return capacity;
    }

    /** One run. */
    @SuppressWarnings("ArrayRecordComponent") // plain numbers for arithmetic; instances are never compared
    private record Calculation(EndUse use, double[] factor, double[][] values, LeapArea area, String scenario) {

        EndUseActivity run() {
            int years = factor.length;
            double[] activity = new double[years];
            double[] energy = new double[years];
            double[] distance = new double[years];
            if (use.method() == EndUse.Method.STOCK || use.method() == EndUse.Method.TRANSPORT) {
                return devices(years);
            }
            FuelUse fuel = use.technology().uses().get(0);
            for (int t = 0; t < years; t++) {
                activity[t] = 1;
                for (Quantity level : use.levels()) {
                    activity[t] *= level.at(t, values);
                }
                notNegative(activity[t], Variable.ACTIVITY_LEVEL, t);
                energy[t] = use.method() == EndUse.Method.ACTIVITY
                        ? activity[t] * notNegative(fuel.intensity().at(t, values), Variable.FINAL_ENERGY_INTENSITY, t)
                        : useful(activity[t], t);
                energy[t] *= factor[t];
            }
            return new EndUseActivity(activity, energy, distance, steady(activity));
        }

        private double useful(double activity, int t) {
            double efficiency = use.shares().efficiency().at(t, values);
            if (!(efficiency > 0)) {
                throw error(Variable.EFFICIENCY, t, String.valueOf(efficiency), "an efficiency above 0");
            }
            return UsefulEnergy.finalEnergy(
                    activity,
                    notNegative(use.shares().usefulIntensity().at(t, values), Variable.USEFUL_ENERGY_INTENSITY, t),
                    notNegative(use.shares().share().at(t, values), Variable.FUEL_SHARE, t),
                    efficiency);
        }

        private EndUseActivity devices(int years) {
            EndUse.Devices data = use.devices();
            double[] given = checked(data.stock(), Variable.STOCK, years);
            double[] sales = checked(data.sales(), Variable.SALES, years);
            double[] scrappage = checked(data.scrappage(), Variable.SCRAPPAGE, years);
            int first = data.firstSales().given()
                    ? (int) data.firstSales().at(0, values) - area.years().base()
                    : years; // without sales the stock is the one given in every year
            if (first < 1) {
                throw error(
                        Variable.FIRST_SALES_YEAR,
                        0,
                        String.valueOf(first + area.years().base()),
                        "a year after " + area.years().base());
            }
            double[] share = new double[data.vintageShare().lastAge() + 1];
            double total = 0;
            for (int a = 0; a < share.length; a++) {
                share[a] = data.vintageShare().at(a);
                total += share[a];
            }
            for (int a = 0; a < share.length; a++) {
                share[a] /= total;
            }
            DeviceStock stock = DeviceStock.run(given, sales, scrappage, first, share, data.survival());
            FuelUse fuel = use.technology().uses().get(0);
            boolean transport = use.method() == EndUse.Method.TRANSPORT;
            Variable named = transport ? Variable.FUEL_ECONOMY : Variable.FINAL_ENERGY_INTENSITY;
            double[] intensity = checked(transport ? data.economy() : fuel.intensity(), named, years);
            double[] one = new double[years];
            java.util.Arrays.fill(one, 1);
            double[] activity = new double[years];
            double[] energy = new double[years];
            double[] distance = new double[years];
            double[] inPlace = new double[years];
            AgeCurve both =
                    transport ? AgeCurve.product(data.degradation(), data.mileageDegradation()) : data.degradation();
            for (int t = 0; t < years; t++) {
                inPlace[t] = stock.stock(t);
                double using = data.deviceShare().at(t, values);
                activity[t] = inPlace[t] * using;
                double perDevice = 1;
                if (transport) {
                    double mileage = notNegative(data.mileage().at(t, values), Variable.MILEAGE, t);
                    distance[t] = stock.weighted(t, one, data.mileageDegradation()) * mileage * using;
                    perDevice = mileage * data.correction().at(t, values);
                }
                energy[t] = stock.weighted(t, intensity, both) * perDevice * using * factor[t];
            }
            double[] lifetime = use.technology().lifetime().byYear(years, values);
            return new EndUseActivity(activity, energy, distance, new Capacity(inPlace, sales, inPlace, lifetime));
        }

        private double[] checked(Quantity quantity, Variable variable, int years) {
            double[] series = quantity.byYear(years, values);
            for (int t = 0; t < years; t++) {
                notNegative(series[t], variable, t);
            }
            return series;
        }

        private Capacity steady(double[] activity) {
            double[] added = new double[activity.length];
            double[] lifetime = new double[activity.length];
            if (use.technology().lifetime().given()) {
                for (int t = 0; t < activity.length; t++) {
                    lifetime[t] = use.technology().lifetime().at(t, values);
                    if (!(lifetime[t] >= 1)) {
                        throw error(Variable.LIFETIME, t, lifetime[t] + " years", "one year or more");
                    }
                    double before = activity[Math.max(0, t - 1)];
                    added[t] = Math.max(0, activity[t] - before + before / lifetime[t]);
                }
            }
            return new Capacity(activity, added, activity, lifetime);
        }

        private double notNegative(double value, Variable variable, int t) {
            if (value < 0) {
                throw error(variable, t, String.valueOf(value), "a value that is not negative");
            }
            return value;
        }

        private AreaException error(Variable variable, int t, String found, String expected) {
            return new AreaException(List.of(new Finding(
                    "expressions.csv",
                    0,
                    area.branches().get(use.technology().branch()).path() + ":" + variable.label(),
                    found + " in " + area.years().year(t) + ", " + scenario,
                    expected,
                    "correct the expressions of the branch")));
        }
    }
}
