package org.cgeleap.coupling.loop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.cgeleap.calibration.Calibrated;
import org.cgeleap.calibration.Calibration;
import org.cgeleap.cge.solver.SolverOptions;
import org.cgeleap.coupling.path.CapPath;
import org.cgeleap.coupling.path.ReferenceEnergy;
import org.cgeleap.coupling.path.ScenarioPath;
import org.cgeleap.coupling.path.TopDown;
import org.cgeleap.leap.AreaModel;

/** The bundled case with few years after the alignment year, and its reference scenario's loop taken apart. */
public final class ShortCase {
    static final Path HOME = Path.of("..");
    private static final Path BUNDLED = HOME.resolve("calibration/cases/chongqing");

    private final Calibrated calibrated;

    private ShortCase(Calibrated calibrated) {
        this.calibrated = calibrated;
    }

    /** Copies the case into a folder and cuts it. */
    public static Path copy(Path folder, int horizon, UnaryOperator<String> edit) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(BUNDLED)) {
            files = walk.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            Path to = folder.resolve(BUNDLED.relativize(file).toString());
            Files.createDirectories(to.toAbsolutePath().getParent());
            Files.copy(file, to);
        }
        Path yaml = folder.resolve("case.yaml");
        String text = Files.readString(yaml).replaceAll("horizon: \\d+", "horizon: " + horizon);
        // a fit of the whole horizon is none of this one's
        text = text.replaceAll("(?m)^(fit|fitted):.*\\n", "");
        Files.writeString(yaml, edit.apply(text));
        return folder;
    }

    static ShortCase of(Path folder) {
        return new ShortCase(Calibration.of(folder, HOME, Map.of(), SolverOptions.standard()));
    }

    Calibrated calibrated() {
        return calibrated;
    }

    CapPath cap() {
        return CapPath.of(
                calibrated.given(),
                calibrated.given().reference().name(),
                calibrated.aligned().last().totalCoveredCo2()
                        / calibrated.aligned().last().gdp());
    }

    ReferenceEnergy trends() {
        return ReferenceEnergy.trends(
                calibrated.aligned(), calibrated.given().reference().name());
    }

    LeapSide side(UnaryOperator<AreaModel> change) {
        AreaModel area = AreaModel.compile(
                calibrated.area(), calibrated.given().reference().leap());
        AreaModel changed = change.apply(area);
        return new LeapSide(
                calibrated.aligned(), calibrated.given().reference().name(), changed, changed, calibrated.link());
    }

    CoupledLoop loop(LeapSide side, BottomUp bottomUp, ReferenceEnergy trends, CapPath cap) {
        return loop(side, bottomUp, path(cap), trends);
    }

    ScenarioPath path(CapPath cap) {
        return new ScenarioPath(
                calibrated.aligned(), calibrated.given().reference(), cap, Optional.empty(), SolverOptions.standard());
    }

    CoupledLoop loop(LeapSide side, BottomUp bottomUp, TopDown path, ReferenceEnergy trends) {
        return new CoupledLoop(
                calibrated.aligned().economy(),
                calibrated.given().reference(),
                path,
                side,
                bottomUp,
                trends,
                LoopOptions.standard());
    }
}
