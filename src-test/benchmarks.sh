#!/bin/sh
# Runs the table of speed in coupling/docs/method.md: evaluation, Jacobian, factors and whole solves at about 100, 400, 1,500
# and 10,000 equations beside EJML (dense, sparse) and Commons Math on the same Jacobians, in one run. Five minutes or so on
# an idle machine. A name chooses other benchmarks ("Yardstick"), further arguments go to JMH ("Scale -p size=3x6").
set -eu
home=$(CDPATH='' cd -P "$(dirname "$0")/.." && pwd -P)
cd "$home"
paths=target/benchmarks.classpath
if [ ! -f "src-test/$paths" ] || [ ! -f src-test/target/classes/META-INF/BenchmarkList ] ||
    [ -n "$(find ./*/src/main -name '*.java' -newer "src-test/$paths" | head -n 1)" ]; then
    mvn -q -B -DskipTests -Dspotless.check.skip=true -pl src-test -am package dependency:build-classpath -Dmdep.outputFile="$paths"
fi
[ $# -gt 0 ] || set -- 'ScaleBenchmark|FactorisationBenchmark' -f 1 -wi 2 -w 1 -i 2 -r 1
exec java -Dcgeleap.home="$home" -cp "src-test/target/classes:$(cat "src-test/$paths")" org.openjdk.jmh.Main "$@"
