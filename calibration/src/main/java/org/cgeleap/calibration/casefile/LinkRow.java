package org.cgeleap.calibration.casefile;

/**
 * One row of the link: a branch of the LEAP area whose energy is that of a sector of the economy.
 *
 * @param branch path of the LEAP branch; no branch of the link lies below another
 * @param sector code of the sector it belongs to
 * @param response of the branch's energy to prices
 * @param technologyCost whether what the branch's technologies cost above the reference scenario's is an input of the sector
 * @param group branches of one group share the target below
 * @param target energy of the group in the base and alignment years by LEAP fuel, Mtce: [0 base, 1 alignment][LEAP fuel]
 */
@SuppressWarnings("ArrayRecordComponent") // plain numbers for arithmetic; instances are never compared
public record LinkRow(
        String branch,
        String sector,
        PriceResponse response,
        boolean technologyCost,
        String group,
        double[][] target) {}
