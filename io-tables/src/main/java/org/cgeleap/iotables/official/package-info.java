/** Official tables as statistical offices publish them: workbooks and text files brought to the canonical layout. */
@NullMarked
package org.cgeleap.iotables.official;

import org.jspecify.annotations.NullMarked;
