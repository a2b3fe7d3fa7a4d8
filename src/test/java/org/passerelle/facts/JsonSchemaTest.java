package org.passerelle.facts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.passerelle.facts.FactType.Day;
import org.passerelle.facts.FactType.Decimal;
import org.passerelle.facts.FactType.Field;
import org.passerelle.facts.FactType.Flag;
import org.passerelle.facts.FactType.ListOf;
import org.passerelle.facts.FactType.Structure;
import org.passerelle.facts.FactType.Text;

final class JsonSchemaTest {

    private static final Decimal PERCENT = new Decimal(BigDecimal.ZERO, BigDecimal.valueOf(100), true);

    @Test
    void of_structure_isAClosedObject() {
        assertThat(schema(Map.of()).toString())
                .isEqualTo("{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\","
                        + "\"$id\":\"https://example.org/facts\",\"title\":\"Facts\","
                        + "\"type\":\"object\",\"properties\":{},\"additionalProperties\":false}");
    }

    @Test
    void of_optionalLeaf_mayBeNull() throws JsonProcessingException {
        assertThat(optional(Text.upTo(200))).isEqualTo(json("{\"type\":[\"string\",\"null\"],\"maxLength\":200}"));
        assertThat(optional(Text.oneOf(List.of("CH", "B"))))
                .isEqualTo(json("{\"type\":[\"string\",\"null\"],\"enum\":[\"CH\",\"B\",null]}"));
        assertThat(optional(new Flag())).isEqualTo(json("{\"type\":[\"boolean\",\"null\"]}"));
        assertThat(optional(new Day())).isEqualTo(json("{\"type\":[\"string\",\"null\"],\"format\":\"date\"}"));
    }

    @Test
    void of_requiredField_isListedAndMayNotBeNull() throws JsonProcessingException {
        JsonNode schema = schema(Map.of("permit", new Field(Text.oneOf(List.of("CH", "B")), true, "")));

        assertThat(schema.get("required")).isEqualTo(json("[\"permit\"]"));
        assertThat(schema.at("/properties/permit")).isEqualTo(json("{\"type\":\"string\",\"enum\":[\"CH\",\"B\"]}"));
    }

    @Test
    void of_decimal_hasItsBounds() throws JsonProcessingException {
        assertThat(optional(PERCENT).toString())
                .isEqualTo("{\"type\":[\"integer\",\"null\"],\"minimum\":0,\"maximum\":100}");
        assertThat(optional(new Decimal(null, null, false))).isEqualTo(json("{\"type\":[\"number\",\"null\"]}"));
    }

    @ParameterizedTest
    @CsvSource({
        "[0-9]{4}, ^(?:[0-9]{4})$",
        "^[0-9]{4}$, ^[0-9]{4}$",
        "^[0-9]{4}, ^(?:^[0-9]{4})$",
        "[0-9]{4}$, ^(?:[0-9]{4}$)$",
        "^A|B$, ^(?:^A|B$)$",
        "^CHF\\$, ^(?:^CHF\\$)$"
    })
    void of_pattern_isThatOfTheWholeText(String pattern, String inSchema) {
        assertThat(optional(new Text(List.of(), 7, pattern)).get("pattern").textValue())
                .isEqualTo(inSchema);
    }

    @Test
    void of_optionalStructureAndList_mayBeNullAndTheirEntriesNot() throws JsonProcessingException {
        Structure report = new Structure(Map.of("on", new Field(new Day(), false, "")));

        assertThat(optional(report).get("type")).isEqualTo(json("[\"object\",\"null\"]"));
        assertThat(optional(new ListOf(report, 500)).get("type")).isEqualTo(json("[\"array\",\"null\"]"));
        assertThat(optional(new ListOf(report, 500)).get("maxItems").intValue()).isEqualTo(500);
        assertThat(optional(new ListOf(report, 500)).at("/items/type").textValue())
                .isEqualTo("object");
        assertThat(optional(new ListOf(Text.oneOf(List.of("CH")), 9)).get("items"))
                .isEqualTo(json("{\"type\":\"string\",\"enum\":[\"CH\"]}"));
    }

    @Test
    void of_uniqueIds_areAnnotatedAndDescribed() {
        ListOf members = new ListOf(new Structure(Map.of("id", new Field(Text.upTo(64), true, ""))), 9);
        JsonNode described = schema(Map.of("members", new Field(members, false, "Who takes part.")))
                .at("/properties/members");

        assertThat(described.get("x-unique").textValue()).isEqualTo("id");
        assertThat(described.get("description").textValue())
                .isEqualTo("Who takes part. No two entries have the same id.");
        assertThat(optional(members).get("description").textValue()).isEqualTo("No two entries have the same id.");
    }

    @Test
    void of_optionalIds_mayRepeat() {
        ListOf members = new ListOf(new Structure(Map.of("id", new Field(Text.upTo(64), false, ""))), 9);

        assertThat(optional(members).has("x-unique")).isFalse();
    }

    @Test
    void of_fields_keepTheirOrderAndDescriptions() {
        Map<String, Field> fields = new LinkedHashMap<>();
        fields.put("signedOn", new Field(new Day(), false, "Day of the signature."));
        fields.put("age", new Field(PERCENT, true, ""));
        fields.put("comment", new Field(Text.upTo(10), true, ""));
        JsonNode schema = schema(fields);

        assertThat(schema.get("properties").fieldNames()).toIterable().containsExactly("signedOn", "age", "comment");
        assertThat(schema.at("/properties/signedOn/description").textValue()).isEqualTo("Day of the signature.");
        assertThat(schema.at("/properties/age").has("description")).isFalse();
        assertThat(schema.get("required")).extracting(JsonNode::textValue).containsExactly("age", "comment");
    }

    private static JsonNode optional(FactType type) {
        return schema(Map.of("fact", new Field(type, false, ""))).at("/properties/fact");
    }

    private static JsonNode schema(Map<String, Field> fields) {
        return JsonSchema.of(new Structure(fields), "https://example.org/facts", "Facts");
    }

    @Test
    void fieldThatNobodyCanChange_isMarked() {
        Field age = new Field(PERCENT, false, "", false);

        assertThat(schema(Map.of("age", age))
                        .at("/properties/age/x-unchangeable")
                        .asBoolean())
                .isTrue();
    }

    private static JsonNode json(String text) throws JsonProcessingException {
        return new JsonMapper().readTree(text);
    }
}
