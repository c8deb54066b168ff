/**
 * Conversion of energy from the demand side up: modules in order, dispatch of their processes, capacity, primary
 * requirements and the energy balance. Plain numbers by fuel and year; knows no files.
 */
@NullMarked
package org.cgeleap.leap.transformation;

import org.jspecify.annotations.NullMarked;
