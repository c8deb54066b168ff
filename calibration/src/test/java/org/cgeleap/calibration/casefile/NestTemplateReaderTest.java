package org.cgeleap.calibration.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Trees in the notation of {@code nests.yaml}. */
class NestTemplateReaderTest {
    private final List<Finding> findings = new ArrayList<>();

    private Map<String, NestTemplate.Aggregate> read(String yaml) throws IOException {
        return new NestTemplateReader("nests.yaml", findings).read(new YAMLMapper().readTree(yaml));
    }

    /** Written as the paper's Table A2 has it: Y = σ [materials, KLE], KLE = σ [VA, EN]. */
    @Test
    void nestsLeavesAndReferencesAreRead() throws IOException {
        NestTemplate.Aggregate tree = Objects.requireNonNull(read("""
                        trees:
                          value-added: {nest: VA, elasticity: 1, of: [labour, capital]}
                          ordinary:
                            nest: KLEM
                            elasticity: sigma_klem
                            of:
                              - materials
                              - {nest: KLE, elasticity: sigma_eva, of: [{tree: value-added}, "energy:COL"]}
                        """).get("ordinary"));
        assertThat(findings).isEmpty();
        assertThat(tree)
                .isEqualTo(new NestTemplate.Aggregate(
                        "KLEM",
                        "sigma_klem",
                        List.of(
                                new NestTemplate.Slot(LeafRole.MATERIALS, "", 0),
                                new NestTemplate.Aggregate(
                                        "KLE",
                                        "sigma_eva",
                                        List.of(
                                                new NestTemplate.Tree("value-added", 0),
                                                new NestTemplate.Slot(LeafRole.ENERGY, "COL", 0)),
                                        0)),
                        0));
    }

    @Test
    void anUnknownLeafIsNamedWithItsPlaceAndTheLeavesThereAre() throws IOException {
        read("trees: {t: {nest: A, elasticity: 1, of: [{nest: B, elasticity: 0, of: [labor, capital]}]}}");
        assertThat(findings).singleElement().satisfies(f -> {
            assertThat(f.message()).contains("nests.yaml", "t/A/B: found labor");
            assertThat(f.expected()).contains("labour", "capital", "technology_capital");
        });
    }

    @Test
    void anUnknownTreeIsNamed() throws IOException {
        read("trees: {t: {nest: A, elasticity: 1, of: [capital, {tree: u}]}}");
        assertThat(findings)
                .singleElement()
                .satisfies(f -> assertThat(f.message()).contains("tree u", "one of the trees [t]"));
    }

    @Test
    void treesThatContainEachOtherAreRefused() throws IOException {
        read("""
                trees:
                  t: {nest: A, elasticity: 1, of: [{tree: u}]}
                  u: {nest: B, elasticity: 1, of: [{tree: t}]}
                """);
        assertThat(findings)
                .hasSize(2)
                .allSatisfy(f -> assertThat(f.message()).contains("contain themselves", "without a loop"));
    }

    @Test
    void aNestNeedsNameElasticityAndBranches() throws IOException {
        read("trees: {a: {elasticity: 1, of: [capital]}, b: {nest: B, of: [capital]}, c: {nest: C, elasticity: 1}}");
        assertThat(findings).hasSize(3).allSatisfy(f -> assertThat(f.expected()).contains("nest, elasticity and of"));
    }

    @Test
    void aFileWithoutTreesIsRefused() throws IOException {
        assertThat(read("nests: {}")).isEmpty();
        assertThat(findings)
                .singleElement()
                .satisfies(f -> assertThat(f.message()).contains("nests.yaml, trees"));
    }
}
