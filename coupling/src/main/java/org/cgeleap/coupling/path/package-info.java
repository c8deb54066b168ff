/** The recursive path of one scenario: years solved one after the other, capital carried over, the carbon cap followed. */
@NullMarked
package org.cgeleap.coupling.path;

import org.jspecify.annotations.NullMarked;
