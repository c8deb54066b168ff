/** The area as files: branches, fuels, scenarios, units and the expressions of every cell. */
@NullMarked
package org.cgeleap.leap.area;

import org.jspecify.annotations.NullMarked;
