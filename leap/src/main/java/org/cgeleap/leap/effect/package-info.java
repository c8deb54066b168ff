/** Direct and indirect CO2, capture, and the comparison of scenarios. */
@NullMarked
package org.cgeleap.leap.effect;

import org.jspecify.annotations.NullMarked;
