/** Tests of units. */
@NullMarked
package org.cgeleap.leap.area;

import org.jspecify.annotations.NullMarked;
