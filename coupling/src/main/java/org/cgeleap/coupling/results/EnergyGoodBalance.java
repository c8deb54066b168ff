package org.cgeleap.coupling.results;

import java.util.ArrayList;
import java.util.List;
import org.cgeleap.calibration.casefile.Case;
import org.cgeleap.calibration.casefile.Technology;
import org.cgeleap.calibration.economy.Economy;
import org.cgeleap.calibration.economy.EconomyYear;
import org.cgeleap.calibration.economy.EnergyRole;
import org.cgeleap.calibration.economy.Names;
import org.cgeleap.cge.solution.Equilibrium;
import org.cgeleap.cge.system.CompiledModel;
import org.cgeleap.cge.system.LeafSide;

/**
 * Where an energy good of a solved year comes from and goes, in Mtce: {@code production + inflow + substitution − stock −
 * transformation − finalUse = 0}. Origins are read off the flows of production and trade, uses off those of the users, so the
 * sum is zero because markets clear. Goods are turned into Mtce at the average base price.
 *
 * @param production of the region; of power what its plants deliver
 * @param inflow from outside less outflow; of power what is purchased, as delivered
 * @param substitution what the supplied good counts beyond the sum of its origins: goods of different origin are imperfect
 *     substitutes, and a nest of them has units of its own; zero in the base year
 * @param stock put into stock less what is taken from it
 * @param transformation turned into another energy good, lost on the way, or burnt in plants
 * @param finalUse by all users, raw material and the energy sector's own use included
 */
record EnergyGoodBalance(
        double production, double inflow, double substitution, double stock, double transformation, double finalUse) {

    static final EnergyGoodBalance ZERO = new EnergyGoodBalance(0, 0, 0, 0, 0, 0);

    /** The balances of a year, an energy good each, in the case's order. */
    static List<EnergyGoodBalance> of(EconomyYear year) {
        List<EnergyGoodBalance> all = new ArrayList<>();
        for (int f = 0; f < year.economy().fuels(); f++) {
            all.add(of(f, year));
        }
        return all;
    }

    private static EnergyGoodBalance of(int f, EconomyYear year) {
        Economy economy = year.economy();
        if (!(economy.averagePrice(f) > 0)) {
            return ZERO; // nobody uses it as energy, so its value says nothing of its energy
        }
        String code = economy.given().energyGoods().get(f).code();
        double supplied = economy.supplyMtce(f, year);
        double production;
        double inflow;
        double substitution = 0;
        if (code.equals(economy.given().powerGood())) {
            double purchased = supplied * purchasedShare(year);
            production = supplied - purchased;
            inflow = purchased;
        } else {
            String made = Names.production(code);
            String sold = Names.armington(code);
            double price = economy.averagePrice(f);
            double out = outside(year, made, LeafSide.OUTPUT) / price;
            production = flow(year, made, Names.priceDomestic(code), LeafSide.OUTPUT) / price + out;
            inflow = outside(year, sold, LeafSide.INPUT) / price - out;
            double parts = flow(year, sold, Names.priceDomestic(code), LeafSide.INPUT) / price + inflow + out;
            substitution = supplied - parts;
        }
        double transformation = year.mtce(EnergyRole.ENERGY, f, economy.powerSector());
        double taken = 0;
        for (int u = 0; u < economy.users(); u++) {
            transformation += year.mtce(EnergyRole.CONVERSION, f, u);
            taken += year.finalMtce(f, u);
        }
        double finalUse = taken - year.mtce(EnergyRole.ENERGY, f, economy.powerSector());
        List<Technology> technologies = economy.given().technologies();
        for (int g = 0; g < technologies.size(); g++) {
            transformation += technologies.get(g).fuel().equals(code) ? year.technologyFuelMtce(g) : 0;
        }
        return new EnergyGoodBalance(
                production, inflow, substitution, economy.investmentMtce(f, year), transformation, finalUse);
    }

    private static double purchasedShare(EconomyYear year) {
        Case given = year.economy().given();
        double purchased = 0;
        double all = 0;
        for (int g = 0; g < given.technologies().size(); g++) {
            double twh = year.generationTwh(g);
            all += twh;
            purchased += given.technologies().get(g).kind() == Technology.Kind.INFLOW ? twh : 0;
        }
        return all > 0 ? purchased / all : 0;
    }

    private static double outside(EconomyYear year, String activity, LeafSide side) {
        double sum = 0;
        for (String exchange : Names.exchanges(year.economy().given())) {
            sum += flow(year, activity, exchange, side);
        }
        return sum;
    }

    /** What an activity makes or takes of a good; nothing where there is no such activity. */
    private static double flow(EconomyYear year, String activity, String good, LeafSide side) {
        CompiledModel model = year.economy().compiled();
        Equilibrium at = year.solve().equilibrium();
        int owner = model.findVariable(activity);
        int of = model.findVariable(good);
        double sum = 0;
        for (int leaf = 0; leaf < model.leafCount(); leaf++) {
            if (model.leafOwner(leaf) == owner && model.leafGood(leaf) == of && model.leafSide(leaf) == side) {
                sum += at.flow(leaf);
            }
        }
        return sum;
    }

    EnergyGoodBalance plus(EnergyGoodBalance other) {
        return new EnergyGoodBalance(
                production + other.production,
                inflow + other.inflow,
                substitution + other.substitution,
                stock + other.stock,
                transformation + other.transformation,
                finalUse + other.finalUse);
    }

    /** What does not add up, relative to what passes through; zero of a good that nobody has. */
    double gap() {
        double turnover = Math.abs(production) + Math.abs(inflow) + Math.abs(transformation) + Math.abs(finalUse);
        return turnover == 0 ? 0 : (production + inflow + substitution - stock - transformation - finalUse) / turnover;
    }
}
