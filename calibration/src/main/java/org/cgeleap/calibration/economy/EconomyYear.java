package org.cgeleap.calibration.economy;

import java.util.List;
import org.cgeleap.calibration.casefile.EnergyGood;
import org.cgeleap.calibration.casefile.Technology;
import org.cgeleap.cge.solution.Equilibrium;
import org.cgeleap.cge.solution.Solve;
import org.cgeleap.cge.system.CompiledModel;
import org.cgeleap.cge.system.LeafSide;

/**
 * One solved (or failed) year of the economy, in the words and units of the case.
 *
 * @param economy it belongs to
 * @param year solved
 * @param parameters the model's numbers in that year
 * @param solve status, residual, iterations and the equilibrium
 */
@SuppressWarnings("ArrayRecordComponent") // plain numbers for arithmetic; instances are never compared
public record EconomyYear(Economy economy, int year, double[] parameters, Solve solve) {

    private static final List<EnergyRole> FINAL = List.of(EnergyRole.ENERGY, EnergyRole.OWN_USE, EnergyRole.FEEDSTOCK);

    private Equilibrium equilibrium() {
        return solve.equilibrium();
    }

    /** {@return whether the year was solved} */
    public boolean solved() {
        return solve.solved();
    }

    private double level(int variable) {
        return variable < 0 ? 0 : equilibrium().value(variable);
    }

    /**
     * {@return output of a sector, base year = 1; 0 where it does not produce}
     * @param sector position
     */
    public double outputIndex(int sector) {
        return level(economy.output(sector));
    }

    /**
     * {@return the year at another point with other parameters, as one that was moved a step from it}
     * @param otherParameters the model's numbers at that point
     * @param other equilibrium at that point
     */
    public EconomyYear with(double[] otherParameters, Equilibrium other) {
        return new EconomyYear(economy, year, otherParameters, solve.with(other));
    }

    /**
     * {@return level of the activity that uses energy for a user: a sector, the plants, consumption or government}
     * @param user position: sectors, then households, then government
     */
    public double userLevel(int user) {
        int sectors = economy.given().sectors().size();
        if (user == sectors) {
            return equilibrium().value(Names.CONSUMPTION);
        }
        if (user == sectors + 1) {
            return equilibrium().value(Names.GOVERNMENT);
        }
        if (user == economy.powerSector()) {
            for (int f = 0; f < economy.fuels(); f++) {
                int leaf = economy.energyLeaf(EnergyRole.ENERGY, f, user);
                if (leaf >= 0) {
                    return equilibrium().value(economy.compiled().leafOwner(leaf));
                }
            }
        }
        return outputIndex(user);
    }

    /**
     * {@return energy good a user takes in a role, Mtce}
     * @param role of the fuel
     * @param fuel position of the energy good
     * @param user position
     */
    public double mtce(EnergyRole role, int fuel, int user) {
        int leaf = economy.energyLeaf(role, fuel, user);
        return leaf < 0 ? 0 : equilibrium().flow(leaf) / economy.averagePrice(fuel);
    }

    /**
     * {@return reference quantity of a role per unit of the user's level, Mtce}
     * @param role of the fuel
     * @param fuel position of the energy good
     * @param user position
     */
    public double referenceMtce(EnergyRole role, int fuel, int user) {
        int parameter = economy.energyParameter(role, fuel, user);
        return parameter < 0 ? 0 : parameters[parameter] / economy.averagePrice(fuel);
    }

    /**
     * {@return energy good a user burns or uses as energy, Mtce}
     * @param fuel position of the energy good
     * @param user position
     */
    public double burntMtce(int fuel, int user) {
        return mtce(EnergyRole.ENERGY, fuel, user) + mtce(EnergyRole.OWN_USE, fuel, user);
    }

    /**
     * {@return final use of an energy good by a user, feedstock included, Mtce: what LEAP describes}
     * @param fuel position of the energy good
     * @param user position
     */
    public double finalMtce(int fuel, int user) {
        return burntMtce(fuel, user) + mtce(EnergyRole.FEEDSTOCK, fuel, user);
    }

    /**
     * {@return what a user pays for {@link #finalMtce}, taxes included and permits not, 10⁸ yuan at base-year consumption prices}
     * @param fuel position of the energy good
     * @param user position
     */
    public double finalValue(int fuel, int user) {
        double sum = 0;
        for (EnergyRole role : FINAL) {
            int leaf = economy.energyLeaf(role, fuel, user);
            sum += leaf < 0 ? 0 : equilibrium().flow(leaf) * equilibrium().userPrice(leaf);
        }
        return sum;
    }

    /**
     * {@return all a user takes of an energy good, Mtce}
     * @param fuel position of the energy good
     * @param user position
     */
    public double takenMtce(int fuel, int user) {
        return burntMtce(fuel, user) + mtce(EnergyRole.FEEDSTOCK, fuel, user) + mtce(EnergyRole.CONVERSION, fuel, user);
    }

    /**
     * {@return reference final use per unit of the user's level, feedstock included, Mtce: q̄ of MODEL.md §7}
     * @param fuel position of the energy good
     * @param user position
     */
    public double referenceMtce(int fuel, int user) {
        return referenceMtce(EnergyRole.ENERGY, fuel, user) + referenceMtce(EnergyRole.FEEDSTOCK, fuel, user);
    }

    /**
     * {@return price response μ = use / (q̄ · level); 1 where there is no use}
     * @param fuel position of the energy good
     * @param user position
     */
    public double response(int fuel, int user) {
        double reference = referenceMtce(fuel, user) * userLevel(user);
        return reference > 0 ? finalMtce(fuel, user) / reference : 1;
    }

    /**
     * {@return what a user pays for an energy good, permits apart; nothing where it may not use it}
     * @param fuel position of the energy good
     * @param user position
     */
    public EnergyPrice energyPrice(int fuel, int user) {
        return EnergyPrice.of(this, fuel, user);
    }

    /** {@return rental price of capital, base year = 1 in units of consumption} */
    public double rental() {
        return equilibrium().value(Names.RENTAL);
    }

    /**
     * {@return carbon of a user's raw material as CO2, Mt: outside the cap}
     * @param fuel position of the energy good
     * @param user position
     */
    public double feedstockCo2(int fuel, int user) {
        return mtce(EnergyRole.FEEDSTOCK, fuel, user)
                * economy.given().energyGoods().get(fuel).co2Factor();
    }

    /**
     * {@return CO2 of a user's energy, Mt, whether under the cap or not}
     * @param fuel position of the energy good
     * @param user position
     */
    public double co2(int fuel, int user) {
        return burntMtce(fuel, user) * economy.given().energyGoods().get(fuel).co2Factor();
    }

    /**
     * {@return the part of {@link #co2(int, int)} that is under the cap}
     * @param fuel position of the energy good
     * @param user position
     */
    public double coveredCo2(int fuel, int user) {
        int covered = economy.coveredParameter(fuel, user);
        return covered < 0 ? 0 : co2(fuel, user) * parameters[covered];
    }

    /**
     * {@return CO2 emitted by a latent technology after capture, less what it takes out of the air, Mt}
     * @param technology position in the case
     */
    public double technologyCo2(int technology) {
        Technology t = economy.given().technologies().get(technology);
        if (t.kind() != Technology.Kind.LATENT) {
            return 0;
        }
        double twh = generationTwh(technology);
        double burnt = 0;
        int f = economy.given().energyIndex(t.fuel());
        if (f >= 0) {
            EnergyGood fuel = economy.given().energyGoods().get(f);
            burnt = twh * t.heatRate() * fuel.co2Factor() * (1 - t.captureRate());
        }
        return burnt - twh * t.removal();
    }

    /**
     * {@return CO2 captured at latent technologies, from fuel and from the air, Mt}
     * @param technology position in the case
     */
    public double capturedCo2(int technology) {
        Technology t = economy.given().technologies().get(technology);
        if (t.kind() != Technology.Kind.LATENT) {
            return 0;
        }
        double twh = generationTwh(technology);
        int f = economy.given().energyIndex(t.fuel());
        double burnt = f < 0
                ? 0
                : twh * t.heatRate() * economy.given().energyGoods().get(f).co2Factor();
        return burnt * t.captureRate() + twh * t.removal();
    }

    /**
     * {@return rent of a latent technology's limit, yuan/kWh: 0 where it could be built faster than it is}
     * @param technology position of a latent technology
     */
    public double limitRent(int technology) {
        String code = economy.given().technologies().get(technology).code();
        return equilibrium().value(Names.priceLimit(code)) / EconomyBuilder.VALUE_PER_TWH;
    }

    /**
     * {@return what it costs a technology to take a tonne of CO2 out of the air, its electricity sold and the rent of its limit
     * left out, yuan/t} Where the technology runs below its limit this is the carbon price: it is the marginal technology.
     * @param technology position of a technology with removal
     */
    public double removalCost(int technology) {
        Technology t = economy.given().technologies().get(technology);
        double loss = equilibrium().marginal(economy.generate(technology))
                - equilibrium().value(Names.priceLimit(t.code()));
        return carbonPrice() + loss / t.removal() * 100;
    }

    /**
     * {@return fuel burnt by a latent technology, Mtce}
     * @param technology position in the case
     */
    public double technologyFuelMtce(int technology) {
        Technology t = economy.given().technologies().get(technology);
        return t.kind() == Technology.Kind.LATENT && !t.fuel().isEmpty() ? generationTwh(technology) * t.heatRate() : 0;
    }

    /** {@return CO2 of all users and plants net of removal, Mt} */
    public double totalCo2() {
        double sum = 0;
        for (int f = 0; f < economy.fuels(); f++) {
            for (int u = 0; u < economy.users(); u++) {
                sum += co2(f, u);
            }
        }
        return sum + technologyCo2();
    }

    /** {@return CO2 under the cap net of removal, Mt} */
    public double totalCoveredCo2() {
        double sum = 0;
        for (int f = 0; f < economy.fuels(); f++) {
            for (int u = 0; u < economy.users(); u++) {
                sum += coveredCo2(f, u);
            }
        }
        return sum + technologyCo2();
    }

    /** {@return CO2 outside the cap: uncovered energy use and feedstock, Mt} */
    public double totalUncoveredCo2() {
        double sum = totalCo2() - totalCoveredCo2();
        for (int f = 0; f < economy.fuels(); f++) {
            for (int u = 0; u < economy.users(); u++) {
                sum += feedstockCo2(f, u);
            }
        }
        return sum;
    }

    private double technologyCo2() {
        double sum = 0;
        for (int g = 0; g < economy.given().technologies().size(); g++) {
            sum += technologyCo2(g);
        }
        return sum;
    }

    /**
     * {@return generation of a technology, TWh}
     * @param technology position in the case
     */
    public double generationTwh(int technology) {
        int variable = economy.generate(technology);
        if (variable < 0) {
            return 0;
        }
        return level(variable) * economy.twhPerLevel(technology);
    }

    /**
     * {@return what the model's activities use of a good, less what they make, in the model's units}
     * @param good name in the model
     */
    public double used(String good) {
        CompiledModel compiled = economy.compiled();
        int variable = compiled.variableIndex(good);
        double used = 0;
        for (int leaf = 0; leaf < compiled.leafCount(); leaf++) {
            if (compiled.leafGood(leaf) == variable) {
                double flow = equilibrium().flow(leaf);
                used += compiled.leafSide(leaf) == LeafSide.OUTPUT ? -flow : flow;
            }
        }
        return used;
    }

    /** {@return real GDP, 10⁸ yuan of the base year} */
    public double gdp() {
        return equilibrium().value(Names.GDP);
    }

    /** {@return labour productivity, base year = 1} */
    public double productivity() {
        return equilibrium().value(Names.PRODUCTIVITY);
    }

    /** {@return carbon price, yuan/t CO2 at the consumption prices of the base year} */
    public double carbonPrice() {
        // one 10⁸ yuan a Mt is 100 yuan a tonne
        return equilibrium().value(Names.PRICE_CO2) * 100;
    }

    /** {@return permits issued, Mt} */
    public double permits() {
        return parameters[economy.compiled().parameterIndex("cap_intensity")] * gdp();
    }

    /** {@return capital stock the year starts with, base year = 1} */
    public double capital() {
        return parameters[economy.compiled().parameterIndex("capital")];
    }

    /** {@return capital formation, base year = 1} */
    public double investmentIndex() {
        return equilibrium().value(Names.INVESTMENT);
    }

    /** {@return household consumption, base year = 1} */
    public double consumptionIndex() {
        return equilibrium().value(Names.CONSUMPTION);
    }

    /**
     * {@return price of a sector's product, base year = 1 in units of consumption}
     * @param sector position
     */
    public double price(int sector) {
        return level(economy.price(sector));
    }

    /** {@return values of the model's variables in natural units, the start of the next solve} */
    public double[] values() {
        return equilibrium().values();
    }
}
