package org.cgeleap.coupling.fit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cgeleap.calibration.fit.FitResult;
import org.cgeleap.coupling.study.StudyOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small fit in the coupled run: two parameters, two figures, one step. */
class FitJobTest {
    private static final Path BUNDLED = Path.of("..", "calibration", "cases", "chongqing");

    @TempDir
    private Path folder = Path.of("");

    private void copy() throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(BUNDLED)) {
            files = walk.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            Path to = folder.resolve(BUNDLED.relativize(file).toString());
            Files.createDirectories(to.toAbsolutePath().getParent());
            Files.copy(file, to);
        }
        Files.writeString(folder.resolve("fit.csv"), """
                parameter,part,key,variable,scenario,years,how,prior,sd,lower,upper,unit,basis,source
                light,leap,Key\\Dematerialisation\\Light industry,Key Assumption,AP-NZES,2055|2060,factor,1,0.1,0.5,1.5,factor,assumed,a test
                oil,parameter,energy_index.HHC.COL,,RS,2060,factor,1,0.1,0.5,1.5,factor,assumed,nothing asked for depends on it
                """);
        Files.writeString(folder.resolve("targets.csv"), """
                id,quantity,scenario,year,unit,paper,measure,variable,sector,fuel,other_scenario,other_year,basis,weight,note
                energy,energy of industry,AP-NZES,2060,Mtce,20.67,value,industrial_energy,,,,,fitted,1,a test
                co2,CO2 of industry,AP-NZES,2060,Mt CO2,3.87,value,industrial_co2,,,,,fitted,,not asked for
                """);
    }

    private FitJob fit() {
        return FitJob.run(folder, Path.of(".."), Map.of(), StudyOptions.standard(), 2, line -> {});
    }

    @Test
    void movesTowardsTheTargetAndRepeatsBitForBit() throws IOException {
        copy();
        FitJob first = fit();
        FitResult.Met energy = first.result().goals().get(0);
        assertThat(first.result().goals()).hasSize(1);
        assertThat(Math.abs(energy.fit() - 20.67)).isLessThan(0.5 * Math.abs(energy.before() - 20.67));
        assertThat(first.result().parameters().get(0).identified()).isTrue();
        assertThat(first.result().parameters().get(1).identified()).isFalse();
        assertThat(first.values()).isNotEmpty().allMatch(v -> v.scenario().equals("AP-NZES"));
        assertThat(fit().values()).isEqualTo(first.values());
    }
}
