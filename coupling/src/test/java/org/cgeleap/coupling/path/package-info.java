@NullMarked
package org.cgeleap.coupling.path;

import org.jspecify.annotations.NullMarked;
