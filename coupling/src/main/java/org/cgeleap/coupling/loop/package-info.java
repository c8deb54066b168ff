/** The fixed point of the two models: what is exchanged, how it is accelerated, when it has converged. */
@NullMarked
package org.cgeleap.coupling.loop;

import org.jspecify.annotations.NullMarked;
