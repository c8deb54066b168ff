/** Balancing: RAS, GRAS and weighted cross-entropy or least squares under linear constraints and bounds. */
@NullMarked
package org.cgeleap.iotables.balance;

import org.jspecify.annotations.NullMarked;
