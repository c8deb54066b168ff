/** Models with published solutions, solved from their files and compared at the precision printed there. */
@NullMarked
package org.cgeleap.cge.published;

import org.jspecify.annotations.NullMarked;
