@NullMarked
package org.cgeleap.coupling.gradient;

import org.jspecify.annotations.NullMarked;
