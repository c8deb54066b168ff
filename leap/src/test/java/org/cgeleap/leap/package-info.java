/** Tests of the area as a whole, written as a LEAP user would use it. */
@NullMarked
package org.cgeleap.leap;

import org.jspecify.annotations.NullMarked;
