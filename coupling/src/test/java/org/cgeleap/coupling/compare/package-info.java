@NullMarked
package org.cgeleap.coupling.compare;

import org.jspecify.annotations.NullMarked;
