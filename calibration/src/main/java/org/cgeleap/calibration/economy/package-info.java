/** Social accounts and elasticities made into an equilibrium model, and the model's numbers by year. */
@NullMarked
package org.cgeleap.calibration.economy;

import org.jspecify.annotations.NullMarked;
