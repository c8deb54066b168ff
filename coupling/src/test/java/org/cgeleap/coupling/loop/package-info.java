@NullMarked
package org.cgeleap.coupling.loop;

import org.jspecify.annotations.NullMarked;
