package org.cgeleap.coupling.study;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.cgeleap.calibration.Calibrated;
import org.cgeleap.leap.AreaModel;
import org.cgeleap.leap.area.LeapArea;

/** The LEAP area of a case, compiled once for each of its LEAP scenarios, however many runs and threads use it. */
public final class CompiledAreas {
    private final LeapArea area;
    private final Map<String, AreaModel> byScenario = new ConcurrentHashMap<>();

    private CompiledAreas(LeapArea area, Map<String, AreaModel> compiled) {
        this.area = area;
        byScenario.putAll(compiled);
    }

    /**
     * {@return those of a case; each that reading the case did not compile is when it is first asked for}
     *
     * @param calibrated case, with its area
     */
    public static CompiledAreas of(Calibrated calibrated) {
        return new CompiledAreas(calibrated.area(), calibrated.inputs().compiled());
    }

    /** The area under a LEAP scenario. */
    AreaModel of(String leapScenario) {
        return byScenario.computeIfAbsent(leapScenario, name -> AreaModel.compile(area, name));
    }
}
