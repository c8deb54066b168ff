/**
 * Exact derivatives of a coupled study's results with respect to elasticities: the implicit function theorem through the
 * alignment, every year, capital and productivity, and the loop's fixed point.
 */
@NullMarked
package org.cgeleap.coupling.gradient;

import org.jspecify.annotations.NullMarked;
