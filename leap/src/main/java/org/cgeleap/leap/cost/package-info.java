/** Investment and annualised cost of technologies. */
@NullMarked
package org.cgeleap.leap.cost;

import org.jspecify.annotations.NullMarked;
