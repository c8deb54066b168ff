/** Activity of processes and technologies, stock turnover with vintages, final energy. */
@NullMarked
package org.cgeleap.leap.demand;

import org.jspecify.annotations.NullMarked;
