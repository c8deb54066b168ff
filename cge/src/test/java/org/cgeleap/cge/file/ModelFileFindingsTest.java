package org.cgeleap.cge.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with a file is said with its line and column, what was found and expected, and the nearest name. */
class ModelFileFindingsTest {

    private static final String SOUND = """
            parameters: { endow: 4, tax: 0.1 }
            activities:
              make:
                outputs: { of: [ {good: bread, quantity: 2} ] }
                inputs: { elasticity: 1, of: [ {good: work, quantity: 1, taxes: [ {rate: "=tax", to: Eve} ]}, {good: land, quantity: 1} ] }
            consumers:
              Eve:
                endowments: [ {good: work, quantity: "=endow"}, {good: land, quantity: 1} ]
                demand: { of: [ {good: bread, quantity: 2} ] }
            prices: { bread: {start: 1} }
            auxiliaries:
              AUX: { constraint: "AUX - bread" }
            numeraire: { work: 1 }
            scenarios:
              - { name: base }
            """;

    @Test
    void theSoundFileIsSound() {
        assertThat(ModelReader.read(SOUND, "sound.yaml").activities()).hasSize(1);
    }

    /** Each row: what is replaced, by what, then line, column and words of the only finding. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "numeraire: {; numerair: {; 13; 1; key \"numerair\"; did you mean \"numeraire\"?",
                "elasticity: 1, of; elastcity: 1, of; 5; 15; key \"elastcity\"; did you mean \"elasticity\"?",
                "rate: \"=tax\"; rats: 1, rate: \"=tax\"; 5; 72; key \"rats\"; did you mean \"rate\"?",
                "to: Eve; to: Eva; 5; 90; unknown name \"Eva\"; did you mean \"Eve\"?",
                "=tax; =tex; 5; 80; unknown name \"tex\"; did you mean \"tax\"?",
                "~=tax~; ~=tax + ~; 5; 86; the end of the expression; a number, a name",
                "=endow; =2 * endwo; 8; 48; unknown name \"endwo\"; did you mean \"endow\"?",
                "AUX - bread; AUX - bred; 12; 29; unknown name \"bred\"; did you mean \"bread\"?",
                "=tax; =make; 5; 80; activity \"make\"; the name of a parameter or an auxiliary",
                "prices: { bread; prices: { braed; 10; 11; unknown name \"braed\"; did you mean \"bread\"?",
                "numeraire: { work; numeraire: { wrok; 13; 14; unknown name \"wrok\"; did you mean \"work\"?",
                "numeraire: { work: 1; numeraire: { work: 0; 13; 20; \"0\"; a positive value",
                "numeraire: { work: 1; numeraire: { work: 1, bread: 1; 13; 12; numeraire; one price or consumer",
                "endow: 4; endow: four; 1; 22; \"four\"; a number or \"=expression\"",
                "\"=endow\"; endow; 8; 42; \"endow\"; did you mean \"=endow\"?",
                "endow: 4; endow: .nan; 1; 22; \".nan\"; a number or \"=expression\"",
                "endow: 4; endow: 1e999; 1; 22; \"1e999\"; a number below",
                "endow: 4; endow: \"=1/0\"; 1; 15; parameter \"endow\" = Infinity; a finite value",
                "=endow; =log(0-endow); 8; 26; endowment of \"work\" = NaN; a finite value",
                "=tax; =1/(tax-0.1); 5; 59; a tax rate of good \"work\" = Infinity; a finite value",
                "endow: 4; endow: \"=tax\"; 1; 24; parameter \"tax\" before it is defined; stand earlier",
                "endow: 4, tax; endow: 4, endow: 5, tax; 1; 25; \"endow\" a second time; once",
                "elasticity: 1, of; elasticity: -1, of; 5; 13; elasticity -1.0; >= 0",
                "{start: 1}; {start: 1, lower: 3, upper: 2}; 10; 18; lower 3.0 above upper 2.0; lower <= upper",
                "{start: 1}; {start: 1, fixed: 2}; 10; 18; both fixed and bounded; either",
                "{start: 1}; {start: \"=endow\"}; 10; 26; \"=endow\"; expressions are not read here",
                "{start: 1}; [1]; 10; 18; a list of 1; a mapping with keys start",
                "{ name: base }; { name: base, set: {endw: 5} }; 15; 25; unknown name \"endw\"; did you mean \"endow\"?",
                "{ name: base }; { name: base, fix: {Evee: 5} }; 15; 25; unknown name \"Evee\"; did you mean \"Eve\"?",
                "{ name: base }; { name: base, fix: {work: 2} }; 15; 25; \"work\" fixed at 2.0, which is the numeraire; numeraire: { work: 2.0 }",
                "{ name: base }; { name: base, fix: {make: -2} }; 15; 31; level of \"make\" at -2.0; a level >= 0",
                "{ name: base }; { name: base, replicate: yes }; 15; 30; \"yes\"; true or false",
                "{ name: base }; { name: base, subtotals: [[apels]] }; 15; 32; apels; subtotals of scenario",
                "{ name: base }; { name: base, set: {tax: 0.2}, subtotals: [[tx]] }; 15; 49; name \"tx\"; something it changes: tax; did you mean \"tax\"?",
                "{ name: base }; { name: base, set: {tax: 0.2}, subtotals: [endow] }; 15; 48; name \"endow\"; something it changes: tax",
                "AUX - bread; AUX =G= bread; 12; 27; \"=G=\" in \"AUX =G= bread\"; the left side less the right one",
                "AUX - bread; AUX >= bread; 12; 27; \">=\" in \"AUX >= bread\"; the left side less the right one",
                "{ name: base }; { name: base, bounds: {bread: {lower: -1}} }; 15; 28; price of \"bread\" with lower -1.0; lower >= 0",
                "{ name: base }; { name: base, start: {make: -2} }; 15; 33; level of \"make\" at -2.0; a level >= 0",
                "{ name: base }; { name: base, bounds: {work: {lower: 2}} }; 15; 28; numeraire \"work\" at 1.0 outside its bounds, lower 2.0; bounds that include the value",
                "{ name: base }; { name: base, bounds: {bread: {upper: 2}}, numeraire: {bread: 3} }; 15; 28; numeraire \"bread\" at 3.0 outside its bounds, lower 0.0, upper 2.0; in scenario \"base\"",
                "{ name: base }; { name: base, fix: {make: 3}, bounds: {make: {upper: 2}} }; 15; 44; \"make\" fixed at 3.0 outside its bounds; fix or bounds",
                "prices: { bread: {start: 1} }; prices: { bread: {start: 1}, work: {start: 3, lower: 2} }; 13; 12; numeraire \"work\" at 1.0 outside its bounds; in the model",
                "{ name: base }; { name: base, subtotals: [[], {}] }; 15; 35; an empty mapping; name in a group",
                "- { name: base }; - { name: base }\\n  - { name: base }; 16; 5; scenario \"base\" a second time; of its own",
                "demand: { of: [ {good: bread, quantity: 2; demand: { of: [ {good: bread, quantity: 0; 9; 13; nest \"demand\" without positive value; quantity x price > 0",
                "taxes: [ {rate: \"=tax\", to: Eve} ]; taxes: {rate: \"=tax\", to: Eve}; 5; 69; taxes; a list",
                "prices: { bread: {start: 1} }; prices: { bread: {start: 1} }}; 10; 30; not YAML; valid YAML",
                "of: [ {good: bread, quantity: 2} ] }; of: [ {good: bread, quantity: 2}, {good: land, quantity: -1} ] }; 4; 73; quantity -1.0 of good \"land\"; a finite quantity >= 0",
                "{ name: base }; { replicate: true }; 15; 5; a scenario without \"name\"; the key \"name\"",
                "{ of: [ {good: bread, quantity: 2} ] }\\n    inputs; { of: [ {good: bread} ] }\\n    inputs; 4; 22; without \"quantity\"; the key \"quantity\"",
            })
    void oneThingWrong(String from, String to, int line, int column, String found, String expected) {
        String before = from.replace("\\n", "\n");
        assertThat(SOUND).contains(before);
        int place = SOUND.indexOf(before);
        String broken = SOUND.substring(0, place) + to.replace("\\n", "\n") + SOUND.substring(place + before.length());
        List<Finding> findings = findings(broken, "broken.yaml");
        assertThat(findings).hasSize(1);
        assertThat(findings.get(0).toString())
                .startsWith("broken.yaml:" + line + ":" + column + ": found ")
                .contains(found)
                .contains(expected);
    }

    @Test
    void everythingIsSaidAtOnceInTheOrderOfTheText() {
        String broken = SOUND.replace("tax: 0.1", "tax: much")
                .replace("good: land, quantity: 1} ] }", "good: lend, quantity: 1} ] }")
                .replace("AUX: {", "Eve: {")
                .replace("- { name: base }", "- { name: base, sett: {} }");
        assertThat(findings(broken, "broken.yaml"))
                .extracting(f -> f.at().line() + " " + f.found()
                        + f.nearest().map(n -> " ~ " + n).orElse(""))
                .containsExactly(
                        "1 \"much\"",
                        "5 good nothing supplies, \"lend\" ~ land",
                        "8 good nobody demands, \"land\" ~ lend",
                        "12 auxiliary \"Eve\", which is also the name of the consumer at line 7",
                        "12 unknown name \"AUX\"",
                        "15 key \"sett\" ~ set");
    }

    @Test
    void emptyAndForeignFiles() {
        assertThat(findings("", "empty.yaml").get(0).found()).isEqualTo("an empty file");
        assertThat(findings("- 1\n- 2\n", "list.yaml").get(0).found()).isEqualTo("a list of 2");
        assertThat(findings("{\"title\": ", "cut.json").get(0).expected()).isEqualTo("valid JSON");
        assertThat(findings("title: x\n", "none.yaml").get(0).found()).isEqualTo("no consumers");
        assertThat(findings(SOUND + "---\ntitle: second\n", "two.yaml").get(0).found())
                .isEqualTo("a second document");
        assertThat(findings("a: *nowhere\n", "alias.yaml")).isNotEmpty();
        assertThat(findings("title: " + "[".repeat(5_000), "deep.yaml").get(0).toString())
                .startsWith("deep.yaml:1:407: ")
                .contains("more than 400");
        assertThat(findings("title: x\nactivities:\n  [ make ]: {}\n", "key.yaml")
                        .get(0)
                        .toString())
                .startsWith("key.yaml:3:3: ")
                .contains("a key that is no text");
    }

    private static List<Finding> findings(String text, String name) {
        ModelFileException e = catchThrowableOfType(ModelFileException.class, () -> ModelReader.read(text, name));
        assertThat(e).isNotNull();
        return e.findings();
    }

    @Test
    void nestsMayStandBeforeTheParametersTheyUse() {
        String turned = after("activities:", "parameters:");
        assertThat(ModelReader.read(turned, "turned.yaml")).isEqualTo(ModelReader.read(SOUND, "sound.yaml"));
        String bare = turned.replace("\"=endow\"", "endow");
        assertThat(findings(bare))
                .singleElement()
                .satisfies(f -> assertThat(f.toString())
                        .startsWith("turned.yaml:7:42: found \"endow\"")
                        .endsWith("did you mean \"=endow\"?"));
    }

    @Test
    void anErrorOfSyntaxIsSaidAlone() {
        String broken = SOUND.replace("to: Eve", "to: Eva").replace("{ name: base }", "{ name: base ");
        assertThat(findings(broken))
                .singleElement()
                .satisfies(f -> assertThat(f.toString())
                        .contains("text that is not YAML")
                        .contains("expected ',' or '}'"));
    }

    @Test
    void aSectionReferredToElsewhereIsReadInBothPlaces() {
        String anchored = SOUND.replace("activities:\n", "activities: &all\n").replace("- { name: base }", "- *all");
        assertThat(findings(anchored))
                .isNotEmpty()
                .allSatisfy(f -> assertThat(f.toString()).contains("a scenario"));
    }

    @Test
    void namesTwiceAmongActivitiesAreFound() {
        String twice = SOUND.replace("consumers:\n", "  make: {}\nconsumers:\n");
        assertThat(findings(twice))
                .singleElement()
                .satisfies(f -> assertThat(f.toString()).startsWith("turned.yaml:6:3: found \"make\" a second time"));
    }

    private static String after(String section, String moved) {
        String line = SOUND.lines().filter(l -> l.startsWith(moved)).findFirst().orElseThrow() + "\n";
        assertThat(SOUND).contains(section);
        return SOUND.replace(line, "") + line;
    }

    private static List<Finding> findings(String text) {
        return findings(text, "turned.yaml");
    }
}
