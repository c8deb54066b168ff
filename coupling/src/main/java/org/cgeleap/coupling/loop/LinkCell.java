package org.cgeleap.coupling.loop;

/**
 * A fuel of a linked sector: what both models describe.
 *
 * @param sector index in the economy
 * @param good energy good in the economy
 * @param leapFuel fuel in the LEAP area
 * @param name for reports, "SECTOR FUEL"
 */
public record LinkCell(int sector, int good, int leapFuel, String name) {}
