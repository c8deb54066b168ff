/** Instruments against each other, closed forms and published orderings. */
@NullMarked
package org.cgeleap.calibration.policy;

import org.jspecify.annotations.NullMarked;
