package org.cgeleap.calibration.economy;

import org.cgeleap.calibration.casefile.ParameterTable;

/** Accumulation of capital: K(t+1) = (1 − δ) K(t) + I(t) (MODEL.md §3, dynamics). */
public final class CapitalStock {
    private CapitalStock() {}

    /**
     * Next year's stock, base year = 1.
     *
     * @param economy whose case has the rate of depreciation and the stock
     * @param capital this year's stock, base year = 1
     * @param solved this year
     * @return the stock after depreciation and investment of this year
     */
    public static double next(Economy economy, double capital, EconomyYear solved) {
        return next(economy, capital, solved.investmentIndex());
    }

    /**
     * As above; being linear without a constant it holds of rates of change too.
     *
     * @param economy whose case has the rate of depreciation and the stock
     * @param capital this year's stock, base year = 1
     * @param investment index, base year = 1
     * @return next year's stock, base year = 1
     */
    public static double next(Economy economy, double capital, double investment) {
        ParameterTable table = economy.given().parameters();
        double stock = table.value("capital_stock");
        double invested = investment * economy.accounts().fixedInvestment();
        return (1 - table.value("depreciation")) * capital + invested / stock;
    }
}
