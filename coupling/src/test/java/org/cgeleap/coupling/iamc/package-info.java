@NullMarked
package org.cgeleap.coupling.iamc;

import org.jspecify.annotations.NullMarked;
