package org.cgeleap.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows between modules run one way, and each library has its role (coupling/docs/architecture.md). */
@AnalyzeClasses(packages = "org.cgeleap", importOptions = ImportOption.DoNotIncludeTests.class)
class ArrowsTest {
    private static final String CGE = "org.cgeleap.cge..";
    private static final String LEAP = "org.cgeleap.leap..";
    private static final String TABLES = "org.cgeleap.iotables..";
    private static final String CALIBRATION = "org.cgeleap.calibration..";
    private static final String COUPLING = "org.cgeleap.coupling..";

    @ArchTest
    static final ArchRule CGE_KNOWS_NO_OTHER_MODULE = noClasses()
            .that()
            .resideInAPackage(CGE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(LEAP, TABLES, CALIBRATION, COUPLING);

    @ArchTest
    static final ArchRule LEAP_KNOWS_NO_OTHER_MODULE = noClasses()
            .that()
            .resideInAPackage(LEAP)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(CGE, TABLES, CALIBRATION, COUPLING);

    @ArchTest
    static final ArchRule TABLES_KNOW_NO_OTHER_MODULE = noClasses()
            .that()
            .resideInAPackage(TABLES)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(CGE, LEAP, CALIBRATION, COUPLING);

    @ArchTest
    static final ArchRule CALIBRATION_DOES_NOT_KNOW_THE_LOOP = noClasses()
            .that()
            .resideInAPackage(CALIBRATION)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(COUPLING);

    @ArchTest
    static final ArchRule THE_SOLVER_KNOWS_NO_ECONOMICS = noClasses()
            .that()
            .resideInAPackage("org.cgeleap.cge.solver..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.cgeleap.cge.model..", "org.cgeleap.cge.system..", "org.cgeleap.cge.solution..");

    @ArchTest
    static final ArchRule THE_VOCABULARY_KNOWS_NO_FILES = noClasses()
            .that()
            .resideInAnyPackage("org.cgeleap.cge.model..", "org.cgeleap.cge.system..", "org.cgeleap.cge.solver..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.fasterxml..", "java.nio.file..");

    @ArchTest
    static final ArchRule LINEAR_ALGEBRA_STAYS_WHERE_SYSTEMS_ARE_SOLVED = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "org.cgeleap.cge.solver..",
                    "org.cgeleap.iotables.balance..",
                    "org.cgeleap.calibration.energy..",
                    "org.cgeleap.calibration.fit..",
                    "org.cgeleap.coupling.loop..",
                    "org.cgeleap.coupling.gradient..",
                    "org.cgeleap.bench..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.ejml..");

    @ArchTest
    static final ArchRule TABLES_OF_RESULTS_STAY_WITH_RESULTS = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "org.cgeleap.coupling.results..",
                    "org.cgeleap.coupling.study..",
                    "org.cgeleap.coupling.api..",
                    "org.cgeleap.acceptance..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("tech.tablesaw..");

    @ArchTest
    static final ArchRule THE_COMMAND_LINE_STAYS_AT_THE_EDGE = noClasses()
            .that()
            .resideOutsideOfPackage("org.cgeleap.coupling.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("picocli..");

    @ArchTest
    static final ArchRule FORMATS_AND_CLUSTERS_STAY_IN_MODULES_OF_THEIR_OWN = noClasses()
            .that()
            .resideOutsideOfPackages("org.cgeleap.parquet..", "org.cgeleap.spark..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.parquet..", "org.apache.spark..", "org.apache.hadoop..");
}
