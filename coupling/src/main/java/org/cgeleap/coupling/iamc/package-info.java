/** Results in the format of the Integrated Assessment Modeling Consortium: names, rules checked before writing, files. */
@NullMarked
package org.cgeleap.coupling.iamc;

import org.jspecify.annotations.NullMarked;
