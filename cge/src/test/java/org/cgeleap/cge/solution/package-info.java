@NullMarked
package org.cgeleap.cge.solution;

import org.jspecify.annotations.NullMarked;
