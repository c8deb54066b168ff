package org.cgeleap.calibration.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.cgeleap.calibration.CaseCopy;
import org.cgeleap.calibration.CaseInputs;
import org.cgeleap.calibration.FittedArea;
import org.cgeleap.calibration.casefile.Basis;
import org.cgeleap.calibration.casefile.CaseException;
import org.cgeleap.calibration.casefile.Finding;
import org.cgeleap.calibration.casefile.FittedValue;
import org.cgeleap.calibration.casefile.ParameterTable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a fit's parameters do to the numbers of a case, and what is refused. */
class FitPlanTest {
    private static final Path HOME = Path.of("..");
    private static final String HEADER =
            "parameter,part,key,variable,scenario,years,how,prior,sd,lower,upper,unit,basis,source";

    @TempDir
    private Path folder = Path.of("");

    private CaseCopy copy = new CaseCopy(folder);

    @BeforeEach
    void copyTheCase() throws IOException {
        copy = CaseCopy.in(folder);
    }

    private CaseInputs priors() {
        return CaseInputs.readPriors(folder, HOME, Map.of());
    }

    private FitPlan plan(String... rows) throws IOException {
        copy.write("fit.csv", HEADER + "\n" + String.join("\n", rows));
        return FitPlan.of(priors());
    }

    private List<String> refused(String... rows) {
        CaseException e = catchThrowableOfType(CaseException.class, () -> plan(rows));
        assertThat(e).isNotNull();
        return e.findings().stream().map(Finding::message).toList();
    }

    /** Odds: a share of one fifth with four times the odds is one half; nothing and everything stay. */
    @Test
    void oddsKeepAShareBetweenNothingAndEverything() {
        assertThat(FitParameter.How.ODDS.act(0.2, 4, 1)).isEqualTo(0.5);
        assertThat(FitParameter.How.ODDS.act(20, 4, 100)).isEqualTo(50);
        assertThat(FitParameter.How.ODDS.act(0, 4, 1)).isZero();
        assertThat(FitParameter.How.ODDS.act(100, 4, 100)).isEqualTo(100);
        assertThat(FitParameter.How.FACTOR.act(3, 2, 1)).isEqualTo(6);
        assertThat(FitParameter.How.ADD.act(3, 2, 1)).isEqualTo(5);
    }

    @Test
    void parametersActOnRowsAndExpressions() throws IOException {
        copy.write(
                "macro-extra.csv",
                "key,year,scenario,value,unit,basis,source",
                "loss_index,2020,RS,1,index,assumed,a test",
                "loss_index,2040,RS,0.8,index,assumed,a test");
        copy.replace("case.yaml", "indicators.csv]", "indicators.csv, macro-extra.csv]");
        copy.replace(
                "leap/expressions.csv",
                "Key\\Efficiency\\Kiln fuel,Key Assumption,RS,\"Interp(2020, 1, 2030, 0.961,",
                "Key\\Efficiency\\Kiln fuel,Key Assumption,RS,\"Interp(2020, 1, 2030, 0.96,");
        FitPlan plan = plan(
                "loss,parameter,loss_*,,RS,2040,factor,1,0.1,0.5,2,index,assumed,why",
                "kiln,leap,Key\\Efficiency\\Kiln*,Key Assumption,RS,2030,factor,1,0.1,0.5,2,factor,assumed,why",
                "both,leap,Key\\Efficiency\\Kiln fuel,Key Assumption,RS,2030,add,0,0.1,-1,2,factor,assumed,why");
        assertThat(plan.values(new double[] {1, 1, 0})).isEmpty();
        List<FittedValue> values = plan.values(new double[] {0.5, 2, 0.04});
        assertThat(values).extracting(FittedValue::value).containsExactly(0.4, 1.96);

        CaseInputs with = priors().with(values);
        assertThat(with.given().parameters().value("loss_index", "RS", 2040)).isEqualTo(0.4);
        assertThat(with.given().parameters().value("loss_index", "RS", 2030)).isEqualTo(0.7);
        assertThat(with.given().parameters().entry("loss_index", "RS", 2040))
                .map(ParameterTable.Entry::basis)
                .hasValue(Basis.FITTED);
        String key = "Key\\Efficiency\\Kiln fuel";
        assertThat(FittedArea.number(with.area(), key, "Key Assumption", "RS", 2030))
                .hasValue(1.96);
        assertThat(FittedArea.number(with.area(), key, "Key Assumption", "RS", 2040))
                .isEqualTo(FittedArea.number(priors().area(), key, "Key Assumption", "RS", 2040));
        assertThat(FittedArea.number(with.area(), key, "Key Assumption", "RS", 2031))
                .isEmpty();
    }

    /** The file a fit leaves is read in place of the priors, and says so. */
    @Test
    void fittedValuesAreReadInPlaceOfPriors() throws IOException {
        copy.write(
                "fitted.csv",
                "part,key,variable,scenario,year,value,prior,unit,basis,source",
                "parameter,gdp_growth,,,2030,4.2,4.65,% a year,fitted,a test",
                "leap,Key\\Product Link\\Crude steel,Key Assumption,Current Accounts,,0.9,0.8,elasticity,fitted,a test");
        copy.replace("case.yaml", "targets: targets.csv", "targets: targets.csv\nfitted: fitted.csv");
        CaseInputs with = CaseInputs.read(folder, HOME, Map.of());
        assertThat(with.given().parameters().value("gdp_growth", "", 2030)).isEqualTo(4.2);
        assertThat(FittedArea.number(
                        with.area(), "Key\\Product Link\\Crude steel", "Key Assumption", "Current Accounts", 0))
                .hasValue(0.9);
        assertThat(with.fitted()).hasSize(2);
        assertThat(priors().fitted()).isEmpty();
        assertThat(priors().given().parameters().value("gdp_growth", "", 2030)).isNotEqualTo(4.2);
    }

    /** Whoever edits a number that was fitted is told, instead of having the edit go unused. */
    @Test
    void anEditedPriorIsNotSilentlyOverruled() throws IOException {
        copy.write(
                "fitted.csv",
                "part,key,variable,scenario,year,value,prior,unit,basis,source",
                "parameter,gdp_growth,,,2030,4.2,4.6,% a year,fitted,a test");
        copy.replace("case.yaml", "targets: targets.csv", "targets: targets.csv\nfitted: fitted.csv");
        CaseException e = catchThrowableOfType(
                CaseException.class, () -> org.cgeleap.calibration.casefile.CaseReader.read(folder));
        assertThat(e)
                .hasMessageContaining("fitted.csv, row 2, prior: found 4.6")
                .hasMessageContaining("the case now has 4.65")
                .hasMessageContaining("calibrate --fit again");
    }

    @Test
    void aFittedNumberTheCaseDoesNotHaveIsNamed() throws IOException {
        copy.write(
                "fitted.csv",
                "part,key,variable,scenario,year,value,prior,unit,basis,source",
                "parameter,gdp_growth,,,2047,4.2,4.65,% a year,fitted,a test",
                "parameter,gdp_growth,,,2030,4.2,4.65,% a year,assumed,a test");
        copy.replace("case.yaml", "targets: targets.csv", "targets: targets.csv\nfitted: fitted.csv");
        CaseException e = catchThrowableOfType(
                CaseException.class, () -> org.cgeleap.calibration.casefile.CaseReader.read(folder));
        assertThat(e.findings().stream().map(Finding::message))
                .anyMatch(m -> m.contains("fitted.csv, row 2") && m.contains("gdp_growth in 2047"))
                .anyMatch(m -> m.contains("fitted.csv, row 3, basis"));
    }

    @Test
    void whatCannotBeFittedIsRefusedWithItsRow() {
        assertThat(refused("a,parameter,gdp_growth,,,2019,add,0,0.1,-1,1,points,assumed,why"))
                .singleElement()
                .asString()
                .contains("fit.csv, row 2, years", "gdp_growth in 2019", "alignment year 2020");
        assertThat(refused("a,parameter,no_such,,,2030,factor,1,0.1,0.5,2,index,assumed,why"))
                .singleElement()
                .asString()
                .contains("fit.csv, row 2, key", "no number of the case");
        assertThat(
                        refused(
                                "a,leap,Demand\\Steel\\Steelmaking,Activity Level,Current Accounts,,factor,1,0.1,0.5,2,Mt,assumed,why"))
                .singleElement()
                .asString()
                .contains("no number of the case", "Interp");
        assertThat(refused("a,parameter,gdp_growth,,,2030,factor,1,0,0.5,2,index,assumed,why"))
                .anyMatch(m -> m.contains("sd") && m.contains("above zero"));
        assertThat(refused("a,parameter,gdp_growth,,,2030,factor,1,0.1,1.5,2,index,assumed,why"))
                .anyMatch(m -> m.contains("between the bounds 1.5 and 2.0"));
        assertThat(refused("a,parameter,gdp_growth,,,2030,times,1,0.1,0.5,2,index,assumed,why"))
                .anyMatch(m -> m.contains("how") && m.contains("factor, add, odds"));
        assertThat(refused("a,parameter,gdp_growth,,,2030,factor,2,0.1,0.5,3,index,assumed,why"))
                .anyMatch(m -> m.contains("prior") && m.contains("1.0 for factor"));
    }

    @Test
    void aCaseWithoutAFitFileSaysWhatToDo() throws IOException {
        copy.replace("case.yaml", "fit: fit.csv", "# none");
        CaseException e = catchThrowableOfType(CaseException.class, () -> FitPlan.of(priors()));
        assertThat(e).hasMessageContaining("fit: fit.csv");
    }
}
