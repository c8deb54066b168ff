/** Benchmarks (JMH): {@code java -cp … org.openjdk.jmh.Main} after {@code mvn -pl src-test -am package}. */
@NullMarked
package org.cgeleap.bench;

import org.jspecify.annotations.NullMarked;
