/** Tests of the model file and of expressions. */
@NullMarked
package org.cgeleap.cge.file;

import org.jspecify.annotations.NullMarked;
