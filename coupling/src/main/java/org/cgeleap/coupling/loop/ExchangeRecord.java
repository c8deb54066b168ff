package org.cgeleap.coupling.loop;

/**
 * One round of a scenario's loop with everything that was exchanged.
 *
 * @param scenario name
 * @param vector layout
 * @param round iterate, residual and record
 * @param exchanged both models' figures
 */
public record ExchangeRecord(
        String scenario, ExchangeVector vector, FixedPoint.Round round, CoupledProblem.Exchanged exchanged) {}
