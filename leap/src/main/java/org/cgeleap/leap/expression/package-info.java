/** LEAP's expression language: text to syntax tree to terms evaluated over the years. */
@NullMarked
package org.cgeleap.leap.expression;

import org.jspecify.annotations.NullMarked;
