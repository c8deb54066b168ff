/** A LEAP area compiled for one scenario, its inputs from outside and its results by branch, fuel and year. */
@NullMarked
package org.cgeleap.leap;

import org.jspecify.annotations.NullMarked;
