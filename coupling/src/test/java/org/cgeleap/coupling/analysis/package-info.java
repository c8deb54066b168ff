@NullMarked
package org.cgeleap.coupling.analysis;

import org.jspecify.annotations.NullMarked;
