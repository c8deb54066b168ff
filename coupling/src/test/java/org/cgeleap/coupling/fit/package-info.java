@NullMarked
package org.cgeleap.coupling.fit;

import org.jspecify.annotations.NullMarked;
