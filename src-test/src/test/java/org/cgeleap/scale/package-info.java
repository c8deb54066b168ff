/** Models and matrices of a size at which other methods are used than for small ones. */
@NullMarked
package org.cgeleap.scale;

import org.jspecify.annotations.NullMarked;
