package org.cgeleap.coupling.loop;

import java.util.List;

/**
 * One round of a scenario's loop with everything that was exchanged.
 *
 * @param scenario name
 * @param vector layout
 * @param cells of the link
 * @param round iterate, residual and record
 * @param exchanged both models' figures
 */
public record ExchangeRecord(
        String scenario,
        ExchangeVector vector,
        List<LinkCell> cells,
        FixedPoint.Round round,
        CoupledProblem.Exchanged exchanged) {}
