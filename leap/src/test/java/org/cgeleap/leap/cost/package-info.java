/** Tests of annuity, discounting and abatement curves. */
@NullMarked
package org.cgeleap.leap.cost;

import org.jspecify.annotations.NullMarked;
