/** Exported models read back by readers that share nothing with the engine. */
@NullMarked
package org.cgeleap.exported;

import org.jspecify.annotations.NullMarked;
