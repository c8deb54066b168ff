package org.cgeleap.calibration;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.cgeleap.calibration.casefile.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Generation of the accounts that no technology of the power sector takes, or two take, is refused. */
class GenerationCheckTest {
    @TempDir
    Path folder = Path.of("");

    private void isRefused(String old, String fresh, String... said) throws IOException {
        CaseCopy.in(folder).replace("power.csv", old, fresh);
        assertThatThrownBy(() -> CaseInputs.read(folder, Path.of(".."), Map.of()))
                .isInstanceOf(InputException.class)
                .message()
                .contains(said);
    }

    @Test
    void whatNoTechnologyTakesWouldBeLost() throws IOException {
        isRefused("coal|gas", "coal", "gas of energy/generation-technologies.csv in no active technology", "lost");
    }

    @Test
    void whatTwoTakeWouldBeCountedTwice() throws IOException {
        isRefused("coal|gas", "coal|gas|hydro", "hydro in fossil and hydro", "counted twice");
    }
}
