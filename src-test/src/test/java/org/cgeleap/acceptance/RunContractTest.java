package org.cgeleap.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the contract of the command line says of options and of the manifest. */
class RunContractTest {
    @TempDir
    private Path folder = Path.of("");

    /** The bundled tables are inputs as well: without their hash a run cannot be told from one with other tables. */
    @Test
    void theManifestHasTheHashOfTheBundledTables() throws IOException, NoSuchAlgorithmException {
        Path out = folder.resolve("out");
        assertThat(Commands.run("run", "chongqing", "--scenario", "RS", "--out", out.toString())
                        .status())
                .isZero();
        Path table = Commands.HOME.resolve("io-tables/tables/china-2017-42.csv");
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(table));
        assertThat(Files.readString(out.resolve("manifest.json")))
                .contains(HexFormat.of().formatHex(hash));
    }

    /** A tolerance of the user's own holds for the checks as well, so that converged_loose can end with 0. */
    @ParameterizedTest
    @CsvSource({"1e-3, converged_loose", "1e-5, converged"})
    void aToleranceOfTheUsersOwnIsKept(String tolerance, String status) throws IOException {
        Path loose = folder.resolve("loose" + tolerance);
        Commands.Outcome outcome = Commands.run(
                "run", "chongqing", "--scenario", "RS", "--tolerance", tolerance, "--out", loose.toString());
        assertThat(Files.readString(loose.resolve("manifest.json"))).contains("\"status\" : \"" + status + "\"");
        assertThat(outcome.status()).as(outcome.said()).isZero();
    }
}
