@NullMarked
package org.cgeleap.coupling.page;

import org.jspecify.annotations.NullMarked;
