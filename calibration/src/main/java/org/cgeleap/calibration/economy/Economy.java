package org.cgeleap.calibration.economy;

import java.util.List;
import org.cgeleap.calibration.casefile.Case;
import org.cgeleap.calibration.casefile.EnergyGood;
import org.cgeleap.calibration.casefile.Technology;
import org.cgeleap.cge.model.EquilibriumModel;
import org.cgeleap.cge.system.CompiledModel;

/**
 * The city's compiled equilibrium model and where its quantities stand in it. Immutable and safe to share. Users of energy
 * are the sectors of the case, then households, then government. Indices are −1 where the thing is not in the model.
 */
public final class Economy {
    private final Case given;
    private final BenchmarkAccounts accounts;
    private final EquilibriumModel model;
    private final CompiledModel compiled;
    private final double[] averagePrice;
    private final List<String> elasticityKeys;
    private final int[] output;
    private final int[] armington;
    private final int[] domesticPrice;
    private final int[] generate;
    private final int[] scale;
    private final int[][][] energyParameter;
    private final int[][] coveredParameter;
    private final int[][][] energyLeaf;
    private final int[] technologyCapital;
    private final int[] resourceParameter;
    private final String burner;
    private final int power;

    Economy(
            Case given,
            BenchmarkAccounts accounts,
            EquilibriumModel model,
            double[] averagePrice,
            List<String> elasticityKeys) {
        this.given = given;
        this.accounts = accounts;
        this.model = model;
        this.compiled = CompiledModel.compile(model);
        this.averagePrice = averagePrice.clone();
        this.elasticityKeys = elasticityKeys;
        int sectors = given.sectors().size();
        int fuels = averagePrice.length;
        output = new int[sectors];
        armington = new int[sectors];
        domesticPrice = new int[sectors];
        technologyCapital = new int[sectors];
        power = given.sectorIndex(given.powerGood());
        for (int s = 0; s < sectors; s++) {
            String code = given.sectors().get(s).code();
            output[s] = find(s == power ? Names.DELIVERY : Names.production(code));
            armington[s] = find(s == power ? Names.DELIVERY : Names.armington(code));
            int price = find(Names.priceDomestic(code));
            domesticPrice[s] = price >= 0 ? price : find(Names.priceArmington(code));
            technologyCapital[s] = compiled.parameterIndex("technology_capital." + code);
        }
        int technologies = given.technologies().size();
        generate = new int[technologies];
        scale = new int[technologies];
        resourceParameter = new int[technologies];
        String burning = "";
        for (int g = 0; g < technologies; g++) {
            String code = given.technologies().get(g).code();
            generate[g] = find(Names.generate(code));
            scale[g] = find(Names.scale(code));
            resourceParameter[g] = scale[g] < 0 ? -1 : compiled.parameterIndex("resource." + code);
            boolean active = given.technologies().get(g).kind() == Technology.Kind.ACTIVE;
            for (EnergyGood fuel : given.energyGoods()) {
                if (active && leafOrNone(Names.generate(code), Names.energyLeaf(EnergyRole.ENERGY, fuel.code())) >= 0) {
                    burning = Names.generate(code);
                }
            }
        }
        burner = burning;
        int roles = EnergyRole.values().length;
        energyParameter = new int[roles][fuels][sectors + 2];
        coveredParameter = new int[fuels][sectors + 2];
        energyLeaf = new int[roles][fuels][sectors + 2];
        for (int f = 0; f < fuels; f++) {
            String good = given.energyGoods().get(f).code();
            for (int u = 0; u < sectors + 2; u++) {
                for (EnergyRole role : EnergyRole.values()) {
                    int r = role.index();
                    String plants = role == EnergyRole.OWN_USE ? Names.DELIVERY : burner;
                    String owner = u == sectors
                            ? Names.CONSUMPTION
                            : u == sectors + 1
                                    ? Names.GOVERNMENT
                                    : u == power
                                            ? plants
                                            : Names.production(
                                                    given.sectors().get(u).code());
                    energyLeaf[r][f][u] = leafOrNone(owner, Names.energyLeaf(role, good));
                    energyParameter[r][f][u] = energyLeaf[r][f][u] < 0
                            ? -1
                            : compiled.parameterIndex(Names.energyParameter(role, good, userCode(u)));
                }
                coveredParameter[f][u] = compiled.findParameter("covered." + good + "." + userCode(u));
            }
        }
    }

    private Economy(Economy same, Case given) {
        this.given = given;
        accounts = same.accounts;
        model = same.model;
        compiled = same.compiled;
        averagePrice = same.averagePrice;
        elasticityKeys = same.elasticityKeys;
        output = same.output;
        armington = same.armington;
        domesticPrice = same.domesticPrice;
        generate = same.generate;
        scale = same.scale;
        energyParameter = same.energyParameter;
        coveredParameter = same.coveredParameter;
        energyLeaf = same.energyLeaf;
        technologyCapital = same.technologyCapital;
        resourceParameter = same.resourceParameter;
        burner = same.burner;
        power = same.power;
    }

    /** The same compiled model for a case with other paths after the alignment year. */
    Economy with(Case other) {
        return new Economy(this, other);
    }

    /** {@return the same city with a model that says more: the names this one has must be in it}
     * @param richer the other model */
    public Economy with(EquilibriumModel richer) {
        return new Economy(given, accounts, richer, averagePrice, elasticityKeys);
    }

    /** {@return the model as said, before it was compiled} */
    public EquilibriumModel model() {
        return model;
    }

    /** {@return parameters of a year of this city's model or of a poorer one; the rest keep their base values}
     * @param other the poorer city, or this one
     * @param values its parameters in the year */
    public double[] parametersFrom(Economy other, double[] values) {
        if (other.compiled == compiled) {
            return values.clone();
        }
        double[] p = compiled.baseParameters();
        for (int i = 0; i < p.length; i++) {
            int there = other.compiled.findParameter(compiled.parameterName(i));
            p[i] = there < 0 ? p[i] : values[there];
        }
        return p;
    }

    /** {@return values of the variables of a year of this city's model or of a poorer one; others are at their start}
     * @param year solved */
    public double[] valuesFrom(EconomyYear year) {
        double[] values = year.values();
        if (year.economy().compiled == compiled) {
            return values;
        }
        double[] mine = compiled.start();
        for (int i = 0; i < mine.length; i++) {
            int there = year.economy().compiled.findVariable(compiled.variableName(i));
            mine[i] = there < 0 ? mine[i] : values[there];
        }
        return mine;
    }

    private int find(String variable) {
        return compiled.findVariable(variable);
    }

    private int leafOrNone(String owner, String leaf) {
        return compiled.findLeaf(owner, leaf);
    }

    /** {@return the case} */
    public Case given() {
        return given;
    }

    /** {@return accounts of the base year} */
    public BenchmarkAccounts accounts() {
        return accounts;
    }

    /** {@return the model as it is solved} */
    public CompiledModel compiled() {
        return compiled;
    }

    /** {@return keys of the case's elasticities, each a parameter of the model} */
    public List<String> elasticityKeys() {
        return elasticityKeys;
    }

    /** {@return whether a technology of the base year burns fuel of the energy accounts}
     * @param technology position in the case */
    public boolean burnsFuel(int technology) {
        return generate[technology] >= 0
                && compiled.variableName(generate[technology]).equals(burner);
    }

    /** {@return number of energy goods} */
    public int fuels() {
        return averagePrice.length;
    }

    /** {@return number of users of energy: sectors, households, government} */
    public int users() {
        return given.sectors().size() + 2;
    }

    /** {@return index of the sector that makes electricity} */
    public int powerSector() {
        return power;
    }

    /** {@return code of a user of energy}
     * @param u position: sectors, then households, then government */
    public String userCode(int u) {
        int sectors = given.sectors().size();
        return u < sectors ? given.sectors().get(u).code() : u == sectors ? given.households() : given.government();
    }

    /** {@return position of a user of energy by code, −1 for none}
     * @param code of a sector, of households or of government */
    public int userIndex(String code) {
        for (int u = 0; u < users(); u++) {
            if (userCode(u).equals(code)) {
                return u;
            }
        }
        return -1;
    }

    /** {@return average base price of an energy good, 10⁸ yuan/Mtce}
     * @param fuel position of the energy good */
    public double averagePrice(int fuel) {
        return averagePrice[fuel];
    }

    /** {@return household consumption of the base year, 10⁸ yuan} */
    public double consumptionValue() {
        return accounts.consumptionValue(given);
    }

    /** {@return capital formation of the base year, stocks drawn down left out, 10⁸ yuan} */
    public double investmentValue() {
        return accounts.investmentValue();
    }

    /** {@return capital formation of a solved year at base prices, stocks drawn down left out, 10⁸ yuan}
     * @param year solved */
    public double investmentValue(EconomyYear year) {
        double value = accounts.investmentValue();
        for (EnergyGood good : given.energyGoods()) {
            int stock = year.economy().compiled.findParameter(Names.stock(good.code()));
            if (stock >= 0) {
                value += year.parameters()[stock] - accounts.investment()[given.sectorIndex(good.code())];
            }
        }
        return year.investmentIndex() * value;
    }

    /** {@return government consumption of the base year, 10⁸ yuan} */
    public double governmentValue() {
        return accounts.governmentValue(given);
    }

    /** {@return supply of an energy good to the domestic market in a solved year, Mtce}
     * @param fuel position of the energy good
     * @param year solved */
    public double supplyMtce(int fuel, EconomyYear year) {
        int sector = given.sectorIndex(given.energyGoods().get(fuel).code());
        if (supply(sector) < 0) {
            return 0;
        }
        return year.solve().equilibrium().value(year.economy().supply(sector))
                * accounts.supplyValue(sector, given)
                / averagePrice[fuel];
    }

    /** {@return an energy good put into stock, less what is taken from it, in a solved year, Mtce}
     * @param fuel position of the energy good
     * @param year solved */
    public double investmentMtce(int fuel, EconomyYear year) {
        int sector = given.sectorIndex(given.energyGoods().get(fuel).code());
        double value = accounts.investment()[sector];
        int stock = year.economy()
                .compiled
                .findParameter(Names.stock(given.energyGoods().get(fuel).code()));
        double put = stock < 0 ? value : year.parameters()[stock] * year.investmentIndex();
        return averagePrice[fuel] > 0 ? put / averagePrice[fuel] : 0;
    }

    /** {@return generation the grid needs in a solved year, TWh}
     * @param year solved */
    public double generationDemandTwh(EconomyYear year) {
        return year.parameters()[year.economy().compiled.parameterIndex("generation_per_delivery")]
                * year.solve().equilibrium().value(Names.DELIVERY)
                / (given.parameters().value("generation_price") * EconomyBuilder.VALUE_PER_TWH);
    }

    /** {@return permits the model's activities use, less those they make, in a solved year, Mt}
     * @param year solved */
    public double permitsUsed(EconomyYear year) {
        return year.used(Names.PRICE_CO2);
    }

    /** {@return level variable of a sector; the grid's for the power sector}
     * @param sector position */
    public int output(int sector) {
        return output[sector];
    }

    /** Level variable of a good's supply to the domestic market. */
    int supply(int good) {
        return armington[good];
    }

    /** {@return price variable of a sector's product on the domestic market}
     * @param sector position */
    public int price(int sector) {
        return domesticPrice[sector];
    }

    /** {@return level variable of a technology}
     * @param technology position in the case */
    public int generate(int technology) {
        return generate[technology];
    }

    /** What a technology generates at level one of its activity, TWh. */
    double twhPerLevel(int technology) {
        boolean latent = given.technologies().get(technology).kind() == Technology.Kind.LATENT;
        return latent ? 1 : accounts.generation()[technology];
    }

    /** {@return auxiliary that scales a technology's resource to meet a generation target}
     * @param technology position in the case */
    public int scale(int technology) {
        return scale[technology];
    }

    /** {@return parameter of a technology's resource endowment, index of the base year}
     * @param technology position in the case */
    public int resourceParameter(int technology) {
        return resourceParameter[technology];
    }

    /** {@return parameter of the reference quantity of a fuel per unit of a user's level}
     * @param role of the fuel
     * @param fuel position of the energy good
     * @param user position */
    public int energyParameter(EnergyRole role, int fuel, int user) {
        return energyParameter[role.index()][fuel][user];
    }

    /** {@return parameter of the share of a user's fuel whose CO2 is under the cap}
     * @param fuel position of the energy good
     * @param user position */
    public int coveredParameter(int fuel, int user) {
        return coveredParameter[fuel][user];
    }

    /** {@return leaf of an energy good in a role}
     * @param role of the fuel
     * @param fuel position of the energy good
     * @param user position */
    public int energyLeaf(EnergyRole role, int fuel, int user) {
        return energyLeaf[role.index()][fuel][user];
    }

    /** {@return payments for capital in the base year, resource rents excluded, 10⁸ yuan: its endowment at price 1} */
    public double capitalServices() {
        return BaseEndowment.of(compiled, Names.RENTAL);
    }

    /** {@return parameter of LEAP's extra capital input of a sector, per unit of its level}
     * @param sector position */
    public int technologyCapital(int sector) {
        return technologyCapital[sector];
    }
}
