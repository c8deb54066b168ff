package org.cgeleap.cge.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestNameTest {

    /** Distances of Levenshtein's and Damerau's examples. */
    @Test
    void distances() {
        assertThat(NearestName.distance("kitten", "sitting")).isEqualTo(3);
        assertThat(NearestName.distance("ca", "ac")).isEqualTo(1);
        assertThat(NearestName.distance("", "abc")).isEqualTo(3);
    }

    @Test
    void closeNamesOnly() {
        List<String> known = List.of("quantity", "price", "good");
        assertThat(NearestName.of("quantiyt", known)).contains("quantity");
        assertThat(NearestName.of("Price", known)).contains("price");
        assertThat(NearestName.of("elasticity", known)).isEmpty();
    }
}
