package org.cgeleap.cge.solution;

/**
 * The 15-point Kronrod rule and the 7-point Gauss rule inside it on (0, 1); exact for polynomials of degree 22 and 13
 * (nodes and weights: Piessens and others 1983, QUADPACK, routine QK15).
 */
final class GaussKronrod {
    static final int POINTS = 15;

    private static final double[] NODES = {
        0.991455371120812639206854697526329,
        0.949107912342758524526189684047851,
        0.864864423359769072789712788640926,
        0.741531185599394439863864773280788,
        0.586087235467691130294144691693013,
        0.405845151377397166906606412076961,
        0.207784955007898467600689403773245,
        0
    };
    private static final double[] KRONROD = {
        0.022935322010529224963732008058970,
        0.063092092629978553290700663189204,
        0.104790010322250183839876322541518,
        0.140653259715525918745189590510238,
        0.169004726639267902826583426598550,
        0.190350578064785409913256402421014,
        0.204432940075298892414161999234649,
        0.209482141084727828012999174891714
    };
    private static final double[] GAUSS = {
        0.129484966168869693270611432679082,
        0.279705391489276667901467771423780,
        0.381830050505118944950369775488975,
        0.417959183673469387755102040816327
    };

    private GaussKronrod() {}

    /** Node k of 15, ascending. */
    static double node(int k) {
        return k < 7 ? (1 - NODES[k]) / 2 : (1 + NODES[14 - k]) / 2;
    }

    /** Its weight in the 15-point rule. */
    static double weight(int k) {
        return KRONROD[Math.min(k, 14 - k)] / 2;
    }

    /** Its weight in the 7-point rule; 0 if it is not one of the seven. */
    static double inner(int k) {
        int from = Math.min(k, 14 - k);
        return from % 2 == 1 ? GAUSS[from / 2] / 2 : 0;
    }
}
