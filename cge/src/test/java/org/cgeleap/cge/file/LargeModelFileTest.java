package org.cgeleap.cge.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.cgeleap.cge.model.Activity;
import org.cgeleap.cge.model.Bounds;
import org.cgeleap.cge.model.Branch;
import org.cgeleap.cge.model.Consumer;
import org.cgeleap.cge.model.Endowment;
import org.cgeleap.cge.model.EquilibriumModel;
import org.cgeleap.cge.model.Expression;
import org.cgeleap.cge.model.Leaf;
import org.cgeleap.cge.model.Nest;
import org.junit.jupiter.api.Test;

/** Files beyond the three million characters YAML readers allow by default, and models of thousands of names. */
class LargeModelFileTest {

    private static final int SECTORS = 1_000;

    @Test
    void longFilesAndThousandsOfNamesAreRead() {
        EquilibriumModel model = model();
        String text = ("#" + "-".repeat(99) + "\n").repeat(32_000) + ModelWriter.write(model);
        assertThat(ModelReader.read(text, "large.yaml")).isEqualTo(model);
    }

    private static EquilibriumModel model() {
        EquilibriumModel.Builder builder = EquilibriumModel.builder("large");
        List<Branch> demand = new ArrayList<>();
        for (int i = 0; i < SECTORS; i++) {
            Expression scale =
                    builder.parameter("scale" + i, i == 0 ? Expression.constant(1) : Expression.ref("scale0"));
            List<Branch> inputs = new ArrayList<>();
            for (int j = 1; j <= 12; j++) {
                inputs.add(Leaf.of("P.good" + (i + 37 * j) % SECTORS, 1 + j / 7.0));
            }
            inputs.add(Nest.of("va", 1, Leaf.of("PF.l", scale), Leaf.of("PF.k", 2)));
            builder.activity(new Activity(
                    "X.sector" + i,
                    Nest.of("outputs", 0, Leaf.of("P.good" + i, 20)),
                    new Nest("inputs", Expression.constant(0.5), inputs),
                    Bounds.NON_NEGATIVE));
            demand.add(Leaf.of("P.good" + i, 1));
        }
        return builder.consumer(new Consumer(
                        "RA",
                        List.of(
                                new Endowment("PF.l", Expression.constant(SECTORS)),
                                new Endowment("PF.k", Expression.constant(2.0 * SECTORS))),
                        new Nest("demand", Expression.constant(1), demand),
                        Bounds.NON_NEGATIVE))
                .build();
    }
}
