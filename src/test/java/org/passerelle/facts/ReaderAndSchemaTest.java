package org.passerelle.facts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.passerelle.facts.FactType.Structure;
import org.passerelle.facts.JsonDocument.WellFormed;
import org.passerelle.facts.Problem.Code;

/** What the reader accepts, the schema allows, and nothing else; only that ids are unique no schema can say. */
final class ReaderAndSchemaTest {

    private static final SchemaValidatorsConfig ASSERT_FORMATS =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

    @Test
    void schema_ofAnyType_isASchema() {
        RandomFacts random = new RandomFacts(new Random(20261231));
        com.networknt.schema.JsonSchema schemas = JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(SchemaLocation.of(SchemaId.V202012), ASSERT_FORMATS);

        for (int types = 0; types < 500; types++) {
            assertThat(schemas.validate(JsonSchema.of(random.structure(), "https://example.org/facts", "Facts")))
                    .isEmpty();
        }
    }

    @Test
    void readerAndSchema_onValidDocuments_accept() {
        RandomFacts random = new RandomFacts(new Random(20261121));

        for (int types = 0; types < 200; types++) {
            Structure type = random.structure();
            com.networknt.schema.JsonSchema schema = schema(type);
            for (int documents = 0; documents < 25; documents++) {
                JsonNode document = parsed(random.document(type));
                assertThat(problems(document, type))
                        .as("%s%n%s", document, type)
                        .isEmpty();
                assertThat(schema.validate(document))
                        .as("%s%n%s", document, type)
                        .isEmpty();
            }
        }
    }

    @Test
    void readerAndSchema_onChangedDocuments_agree() {
        RandomFacts random = new RandomFacts(new Random(20260417));
        Set<Code> seen = EnumSet.noneOf(Code.class);
        List<Boolean> verdicts = new ArrayList<>();

        for (int types = 0; types < 800; types++) {
            Structure type = random.structure();
            com.networknt.schema.JsonSchema schema = schema(type);
            for (int documents = 0; documents < 25; documents++) {
                JsonNode document = parsed(random.changed(random.document(type)));
                List<Problem> problems = problems(document, type);
                assertThat(schema.validate(document).isEmpty())
                        .as("%s%n%s%n%s", document, type, problems)
                        .isEqualTo(problems.isEmpty());
                verdicts.add(problems.isEmpty());
                problems.forEach(problem -> seen.add(problem.code()));
            }
        }

        assertThat(seen).as("kinds of problem met").isEqualTo(EnumSet.range(Code.UNKNOWN_FIELD, Code.REQUIRED));
        assertThat(verdicts).hasSize(20_000);
        assertThat(verdicts.stream().filter(accepted -> accepted).count()).isBetween(4_000L, 16_000L);
    }

    private static com.networknt.schema.JsonSchema schema(Structure type) {
        return JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(JsonSchema.of(type, "https://example.org/facts", "Facts"), ASSERT_FORMATS);
    }

    private static JsonNode parsed(JsonNode document) {
        return ((WellFormed) JsonDocument.parse(document.toString().getBytes(UTF_8))).root();
    }

    private static List<Problem> problems(JsonNode document, Structure type) {
        if (FactReader.read(document, type, "") instanceof Reading.Rejected rejected) {
            return rejected.problems().stream()
                    .filter(problem -> problem.code() != Code.DUPLICATE_ID)
                    .toList();
        }
        return List.of();
    }
}
