/** The fit of a case to its targets in the coupled run: figures of the loop for the algorithm of {@code calibration.fit}. */
@NullMarked
package org.cgeleap.coupling.fit;

import org.jspecify.annotations.NullMarked;
