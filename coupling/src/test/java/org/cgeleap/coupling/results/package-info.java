@NullMarked
package org.cgeleap.coupling.results;

import org.jspecify.annotations.NullMarked;
