/** Tests of global warming potentials. */
@NullMarked
package org.cgeleap.leap.effect;

import org.jspecify.annotations.NullMarked;
