package org.cgeleap.coupling.study;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.cgeleap.calibration.Calibrated;
import org.cgeleap.calibration.CaseInputs;
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
        return of(calibrated.inputs());
    }

    /**
     * {@return those of a case that was read; each that reading the case did not compile is when it is first asked for}
     *
     * @param inputs of the case, with its area
     */
    public static CompiledAreas of(CaseInputs inputs) {
        return new CompiledAreas(inputs.area(), inputs.compiled());
    }

    /**
     * {@return the area under a LEAP scenario}
     *
     * @param leapScenario name of it in the area
     */
    public AreaModel of(String leapScenario) {
        return byScenario.computeIfAbsent(leapScenario, name -> AreaModel.compile(area, name));
    }
}
