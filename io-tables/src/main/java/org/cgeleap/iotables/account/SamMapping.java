package org.cgeleap.iotables.account;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.cgeleap.iotables.read.Finding;
import org.cgeleap.iotables.read.InvalidInputException;
import org.cgeleap.iotables.read.YamlFinding;

/**
 * Which codes of a table belong to which account of a social accounting matrix. All names are the caller's.
 *
 * @param factorRows value-added row → factor account (labour, capital)
 * @param taxRows value-added rows paid to the tax account
 * @param spending final-use column → account that pays for it (household, government, savings-investment)
 * @param partners trade column → account of the place traded with
 * @param household account that owns the factors
 * @param government account that receives the taxes
 * @param taxes account that gathers the taxes on production
 * @param savings account of savings and investment
 */
public record SamMapping(
        Map<String, String> factorRows,
        List<String> taxRows,
        Map<String, String> spending,
        Map<String, String> partners,
        String household,
        String government,
        String taxes,
        String savings) {
    private static final YAMLMapper MAPPER = YAMLMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();

    /**
     * Copies the collections.
     *
     * @param factorRows value-added row → factor account (labour, capital)
     * @param taxRows value-added rows paid to the tax account
     * @param spending final-use column → account that pays for it (household, government, savings-investment)
     * @param partners trade column → account of the place traded with
     * @param household account that owns the factors
     * @param government account that receives the taxes
     * @param taxes account that gathers the taxes on production
     * @param savings account of savings and investment
     */
    public SamMapping {
        factorRows = Map.copyOf(factorRows);
        taxRows = List.copyOf(taxRows);
        spending = Map.copyOf(spending);
        partners = Map.copyOf(partners);
    }

    /**
     * Reads a mapping from YAML with the record's components as keys in snake case.
     *
     * @param yaml the file, such as a case's {@code sam.yaml}
     * @return the mapping, checked for missing and unknown keys but not against a table
     * @throws InvalidInputException when a key is missing or unknown
     */
    public static SamMapping read(Path yaml) {
        String file = String.valueOf(yaml.getFileName());
        try {
            return MAPPER.readValue(yaml.toFile(), SamMapping.class);
        } catch (JsonProcessingException e) {
            throw new InvalidInputException(List.of(YamlFinding.of(file, e)));
        } catch (IOException e) {
            throw new InvalidInputException(
                    List.of(new Finding(file, 0, "", e.toString(), "a readable YAML file of accounts")));
        }
    }
}
