/** Tidy results, checks, convergence history and manifest, and the files they are written to. */
@NullMarked
package org.cgeleap.coupling.results;

import org.jspecify.annotations.NullMarked;
