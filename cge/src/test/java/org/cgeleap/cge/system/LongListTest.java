package org.cgeleap.cge.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Pairs sorted by counting, against the platform's sort. */
class LongListTest {

    @Test
    void pairsAreInOrderAndOnce() {
        Random random = new Random(1);
        int n = 37;
        LongList list = new LongList();
        long[] added = new long[500];
        for (int i = 0; i < added.length; i++) {
            added[i] = ((long) random.nextInt(n) << 32) | random.nextInt(n);
            list.add(added[i]);
        }
        assertThat(list.sortedPairs(n))
                .containsExactly(Arrays.stream(added).sorted().distinct().toArray());
        assertThat(new LongList().sortedPairs(0)).isEmpty();
    }
}
