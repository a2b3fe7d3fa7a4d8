package org.passerelle.rest;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.passerelle.rest.Cases.DECISIONS;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Wrong input and what the service says of it: every problem at its place, at once. Columns are separated by "|"; the last holds
 * the expected problems as "pointer CODE", in the order of the document.
 */
@QuarkusTest
final class RefusalIT {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    no body but null                 | null                                        | (body) WRONG_TYPE
                    a list for the body              | []                                          | (body) WRONG_TYPE
                    a list of cases                  | [{"facts": {}}]                             | (body) WRONG_TYPE
                    a text for the body              | "facts"                                     | (body) WRONG_TYPE
                    a number for the body            | 1                                           | (body) WRONG_TYPE
                    a flag for the body              | true                                        | (body) WRONG_TYPE
                    no facts                         | {}                                          | /facts REQUIRED
                    facts null                       | {"facts": null}                             | /facts REQUIRED
                    facts a list                     | {"facts": []}                               | /facts WRONG_TYPE
                    facts a text                     | {"facts": "{}"}                             | /facts WRONG_TYPE
                    facts false                      | {"facts": false}                            | /facts WRONG_TYPE
                    facts misspelt                   | {"fact": {}}                                | /fact UNKNOWN_FIELD, /facts REQUIRED
                    facts in capitals                | {"Facts": {}}                               | /Facts UNKNOWN_FIELD, /facts REQUIRED
                    facts at the top                 | {"facts": {}, "legal": {}}                  | /legal UNKNOWN_FIELD
                    another envelope field           | {"facts": {}, "explain": "full"}            | /explain UNKNOWN_FIELD
                    outcomes preset                  | {"facts": {}, "outcomes": {}}               | /outcomes UNKNOWN_FIELD
                    an empty key                     | {"facts": {}, "": 1}                        | / UNKNOWN_FIELD
                    a key with a slash               | {"facts": {}, "a/b": 1}                     | /a~1b UNKNOWN_FIELD
                    a key with a tilde               | {"facts": {}, "a~b": 1}                     | /a~0b UNKNOWN_FIELD
                    case id a number                 | {"caseId": 20260417, "facts": {}}           | /caseId WRONG_TYPE
                    case id a list                   | {"caseId": ["a"], "facts": {}}              | /caseId WRONG_TYPE
                    case id with 65 characters       | {"caseId": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "facts": {}} | /caseId TOO_LONG
                    decision date not a day          | {"decisionDate": "2026-02-30", "facts": {}} | /decisionDate BAD_DATE
                    decision date with a time        | {"decisionDate": "2026-11-21T00:00:00Z", "facts": {}} | /decisionDate BAD_DATE
                    decision date as people write it | {"decisionDate": "21.11.2026", "facts": {}} | /decisionDate BAD_DATE
                    decision date without dashes     | {"decisionDate": "20261121", "facts": {}}   | /decisionDate BAD_DATE
                    decision date of two digits      | {"decisionDate": "26-11-21", "facts": {}}   | /decisionDate BAD_DATE
                    decision date a month            | {"decisionDate": "2026-11", "facts": {}}    | /decisionDate BAD_DATE
                    decision date a week             | {"decisionDate": "2026-W47-6", "facts": {}} | /decisionDate BAD_DATE
                    decision date after year 9999    | {"decisionDate": "+12026-11-21", "facts": {}} | /decisionDate BAD_DATE
                    decision date empty              | {"decisionDate": "", "facts": {}}           | /decisionDate BAD_DATE
                    decision date with a space       | {"decisionDate": "2026-11-21 ", "facts": {}} | /decisionDate BAD_DATE
                    decision date in words           | {"decisionDate": "today", "facts": {}}      | /decisionDate BAD_DATE
                    decision date of arabic digits   | {"decisionDate": "٢٠٢٦-١١-٢١", "facts": {}} | /decisionDate BAD_DATE
                    decision date a number           | {"decisionDate": 20261121, "facts": {}}     | /decisionDate WRONG_TYPE
                    decision date a list             | {"decisionDate": [2026, 11, 21], "facts": {}} | /decisionDate WRONG_TYPE
                    no edition in force              | {"decisionDate": "2021-06-30", "facts": {}} | /decisionDate NO_EDITION_IN_FORCE
                    no edition in year 0             | {"decisionDate": "0000-01-01", "facts": {}} | /decisionDate NO_EDITION_IN_FORCE
                    no edition and more              | {"decisionDate": "1999-01-01", "x": 1}      | /decisionDate NO_EDITION_IN_FORCE, /x UNKNOWN_FIELD, /facts REQUIRED
                    every part of the envelope       | {"caseId": 1, "decisionDate": 2, "facts": 3, "x": 4} | /caseId WRONG_TYPE, /decisionDate WRONG_TYPE, /facts WRONG_TYPE, /x UNKNOWN_FIELD
                    """)
    void envelope_thatIsWrong_isRefused(String name, String body, String problems) {
        assertRefused(body, problems);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    a group misspelt                 | {"announcment": {}}                         | /announcment UNKNOWN_FIELD
                    a group in snake case            | {"follow_up": {}}                           | /follow_up UNKNOWN_FIELD
                    a group a text                   | {"announcement": "yes"}                     | /announcement WRONG_TYPE
                    a group a list                   | {"announcement": []}                        | /announcement WRONG_TYPE
                    a group a flag                   | {"announcement": true}                      | /announcement WRONG_TYPE
                    a group a number                 | {"announcement": 0}                         | /announcement WRONG_TYPE
                    the decision date as a fact      | {"decisionDate": "2026-11-21"}              | /decisionDate UNKNOWN_FIELD
                    a decision as a fact             | {"CoachingEligibility": "ELIGIBLE"}         | /CoachingEligibility UNKNOWN_FIELD
                    a fact misspelt                  | {"followUp": {"followedByOPR": true}}       | /followUp/followedByOPR UNKNOWN_FIELD
                    a fact in the wrong group        | {"followUp": {"signed": true}}              | /followUp/signed UNKNOWN_FIELD
                    a path for a key                 | {"followUp.followedByOrp": true}            | /followUp.followedByOrp UNKNOWN_FIELD
                    a flag as text                   | {"followUp": {"followedByOrp": "true"}}     | /followUp/followedByOrp WRONG_TYPE
                    a flag as number                 | {"followUp": {"followedByOrp": 1}}          | /followUp/followedByOrp WRONG_TYPE
                    a flag as empty text             | {"followUp": {"followedByOrp": ""}}         | /followUp/followedByOrp WRONG_TYPE
                    a flag in a list                 | {"followUp": {"followedByOrp": [true]}}     | /followUp/followedByOrp WRONG_TYPE
                    a flag as object                 | {"followUp": {"followedByOrp": {}}}         | /followUp/followedByOrp WRONG_TYPE
                    a value not allowed              | {"announcement": {"announcedBy": "RAV"}}    | /announcement/announcedBy NOT_ALLOWED
                    a value in small letters         | {"announcement": {"announcedBy": "orp"}}    | /announcement/announcedBy NOT_ALLOWED
                    a value with a space             | {"announcement": {"announcedBy": "ORP "}}   | /announcement/announcedBy NOT_ALLOWED
                    a value in quotes                | {"announcement": {"announcedBy": "\\"ORP\\""}} | /announcement/announcedBy NOT_ALLOWED
                    an empty value                   | {"announcement": {"announcedBy": ""}}       | /announcement/announcedBy NOT_ALLOWED
                    the text null                    | {"announcement": {"announcedBy": "null"}}   | /announcement/announcedBy NOT_ALLOWED
                    a value as flag                  | {"announcement": {"announcedBy": true}}     | /announcement/announcedBy WRONG_TYPE
                    a value as number                | {"announcement": {"announcedBy": 0}}        | /announcement/announcedBy WRONG_TYPE
                    values as a list                 | {"announcement": {"announcedBy": ["ORP"]}}  | /announcement/announcedBy WRONG_TYPE
                    an expression for a value        | {"announcement": {"announcedBy": "${7*7}"}} | /announcement/announcedBy NOT_ALLOWED
                    a number as text                 | {"legal": {"age": "52"}}                    | /legal/age WRONG_TYPE
                    a number as flag                 | {"legal": {"age": true}}                    | /legal/age WRONG_TYPE
                    a fraction                       | {"legal": {"age": 52.5}}                    | /legal/age WRONG_TYPE
                    a tiny fraction                  | {"legal": {"age": 52.0000000000000000001}}  | /legal/age WRONG_TYPE
                    below the least                  | {"legal": {"age": -1}}                      | /legal/age OUT_OF_RANGE
                    above the most                   | {"legal": {"age": 131}}                     | /legal/age OUT_OF_RANGE
                    a huge exponent                  | {"legal": {"age": 1e400}}                   | /legal/age OUT_OF_RANGE
                    a huge negative exponent         | {"legal": {"age": 1e-400}}                  | /legal/age WRONG_TYPE
                    the largest exponent             | {"legal": {"age": 1e2147483647}}            | /legal/age OUT_OF_RANGE
                    more digits than a long          | {"legal": {"age": 99999999999999999999999}} | /legal/age OUT_OF_RANGE
                    percentage above 100             | {"legal": {"activityRatePercent": 101}}     | /legal/activityRatePercent OUT_OF_RANGE
                    percentage as a share            | {"legal": {"activityRatePercent": 0.8}}     | /legal/activityRatePercent WRONG_TYPE
                    months above 600                 | {"legal": {"contributionMonths": 601}}      | /legal/contributionMonths OUT_OF_RANGE
                    a permit not allowed             | {"legal": {"residencePermit": "F"}}         | /legal/residencePermit NOT_ALLOWED
                    a day that is not                | {"authorisation": {"signedOn": "2025-02-29"}} | /authorisation/signedOn BAD_DATE
                    a day with a time                | {"authorisation": {"signedOn": "2026-03-01T08:00"}} | /authorisation/signedOn BAD_DATE
                    a day as number                  | {"authorisation": {"signedOn": 20260301}}   | /authorisation/signedOn WRONG_TYPE
                    a day as object                  | {"authorisation": {"signedOn": {"year": 2026}}} | /authorisation/signedOn WRONG_TYPE
                    a day empty                      | {"authorisation": {"revokedOn": ""}}        | /authorisation/revokedOn BAD_DATE
                    a list as text                   | {"authorisation": {"scope": "HEALTH"}}      | /authorisation/scope WRONG_TYPE
                    a list as object                 | {"authorisation": {"scope": {"0": "HEALTH"}}} | /authorisation/scope WRONG_TYPE
                    an entry not allowed             | {"authorisation": {"scope": ["HEALTH", "health"]}} | /authorisation/scope/1 NOT_ALLOWED
                    an entry null                    | {"authorisation": {"scope": [null]}}        | /authorisation/scope/0 WRONG_TYPE
                    a list in a list                 | {"authorisation": {"scope": [["HEALTH"]]}}  | /authorisation/scope/0 WRONG_TYPE
                    measures an object               | {"measures": {"id": "m1"}}                  | /measures WRONG_TYPE
                    a measure a text                 | {"measures": ["AIT"]}                       | /measures/0 WRONG_TYPE
                    a measure null                   | {"measures": [{"id": "m1"}, null]}          | /measures/1 WRONG_TYPE
                    a measure without id             | {"measures": [{"code": "AIT"}]}             | /measures/0/id REQUIRED
                    a measure with id null           | {"measures": [{"id": null}]}                | /measures/0/id REQUIRED
                    a measure with a number for id   | {"measures": [{"id": 1}]}                   | /measures/0/id WRONG_TYPE
                    two measures with one id         | {"measures": [{"id": "a"}, {"id": "a"}]}    | /measures/1/id DUPLICATE_ID
                    three measures with one id       | {"measures": [{"id": "a"}, {"id": "a"}, {"id": "a"}]} | /measures/1/id DUPLICATE_ID, /measures/2/id DUPLICATE_ID
                    a measure's code a number        | {"measures": [{"id": "a", "code": 59}]}     | /measures/0/code WRONG_TYPE
                    a measure's field unknown        | {"measures": [{"id": "a", "cost": 1}]}      | /measures/0/cost UNKNOWN_FIELD
                    an outcome of a measure preset   | {"measures": [{"id": "a", "route": "X"}]}   | /measures/0/route UNKNOWN_FIELD
                    grant conditions a flag          | {"measures": [{"id": "a", "grantConditionsMet": true}]} | /measures/0/grantConditionsMet WRONG_TYPE
                    grant conditions of nobody       | {"measures": [{"id": "a", "grantConditionsMet": {"ai": true}}]} | /measures/0/grantConditionsMet/ai UNKNOWN_FIELD
                    a role not allowed               | {"tandem": {"members": [{"role": "BOSS"}]}} | /tandem/members/0/role NOT_ALLOWED
                    a quarter as people write it     | {"conduct": {"statements": [{"period": "Q4 2026"}]}} | /conduct/statements/0/period NOT_ALLOWED
                    a fifth quarter                  | {"conduct": {"statements": [{"period": "2026-Q5"}]}} | /conduct/statements/0/period NOT_ALLOWED
                    reports as days                  | {"conduct": {"reports": ["2026-05-02"]}}    | /conduct/reports/0 WRONG_TYPE
                    a report's day a bad date        | {"conduct": {"reports": [{}, {"on": "x"}]}} | /conduct/reports/1/on BAD_DATE
                    a disclosure to nobody           | {"conduct": {"disclosures": [{"to": "PRESS"}]}} | /conduct/disclosures/0/to NOT_ALLOWED
                    a final part unknown             | {"conduct": {"finalReportParts": ["ALL"]}}  | /conduct/finalReportParts/0 NOT_ALLOWED
                    a prototype polluted             | {"__proto__": {"legal": {}}}                | /__proto__ UNKNOWN_FIELD
                    a type smuggled in               | {"@class": "java.net.URL"}                  | /@class UNKNOWN_FIELD
                    a name with an accent            | {"légal": {}}                               | /légal UNKNOWN_FIELD
                    a name that looks alike          | {"lеgal": {}}                               | /lеgal UNKNOWN_FIELD
                    several problems in one group    | {"legal": {"age": "52", "residencePermit": "X", "aged": 1}} | /legal/age WRONG_TYPE, /legal/residencePermit NOT_ALLOWED, /legal/aged UNKNOWN_FIELD
                    several problems in many groups  | {"x": 1, "legal": {"age": -1}, "measures": [{"from": "1.1.26"}], "authorisation": {"scope": [1, "Y"]}} | /x UNKNOWN_FIELD, /legal/age OUT_OF_RANGE, /measures/0/from BAD_DATE, /measures/0/id REQUIRED, /authorisation/scope/0 WRONG_TYPE, /authorisation/scope/1 NOT_ALLOWED
                    """)
    void facts_thatAreWrong_areRefused(String name, String facts, String problems) {
        String atFacts = problems.replaceAll("(?<=^|, )/", "/facts/");
        assertRefused("{\"facts\": " + facts + "}", atFacts);
    }

    static Stream<Arguments> tooMuch() {
        return Stream.of(
                Arguments.of("101 measures", measures(101), "/facts/measures TOO_MANY"),
                Arguments.of(
                        "501 scopes",
                        "{\"authorisation\": {\"scope\": [" + "\"HEALTH\",".repeat(500) + "\"HEALTH\"]}}",
                        "/facts/authorisation/scope TOO_MANY"),
                Arguments.of(
                        "501 reports",
                        "{\"conduct\": {\"reports\": [" + "{},".repeat(500) + "{}]}}",
                        "/facts/conduct/reports TOO_MANY"),
                Arguments.of(
                        "a text of 201 characters",
                        "{\"measures\": [{\"id\": \"a\", \"code\": \"" + "x".repeat(201) + "\"}]}",
                        "/facts/measures/0/code TOO_LONG"),
                Arguments.of(
                        "an id of 201 characters",
                        "{\"measures\": [{\"id\": \"" + "x".repeat(201) + "\"}]}",
                        "/facts/measures/0/id TOO_LONG"));
    }

    private static String measures(int count) {
        StringBuilder measures = new StringBuilder();
        for (int number = 0; number < count; number++) {
            measures.append(number == 0 ? "" : ",")
                    .append("{\"id\": \"m")
                    .append(number)
                    .append("\"}");
        }
        return "{\"measures\": [" + measures + "]}";
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tooMuch")
    void facts_thatAreTooMany_areRefused(String name, String facts, String problems) {
        assertRefused("{\"facts\": " + facts + "}", problems);
    }

    @Test
    void facts_asManyAsAllowed_areDecided() {
        Cases.decide("{\"facts\": " + measures(100) + "}").then().statusCode(200);
        Cases.decide("{\"facts\": {\"measures\": [{\"id\": \"a\", \"code\": \"" + "🌲".repeat(200) + "\"}]}}")
                .then()
                .statusCode(200);
    }

    private static void assertRefused(String body, String problems) {
        Response response = Cases.decide(body);

        JsonNode problem = assertProblem(response, 422, "invalid-facts");
        assertThat(found(problem))
                .isEqualTo(List.of(problems.replace("(body)", "").split(", ")));
    }

    private static List<String> found(JsonNode problem) {
        List<String> found = new ArrayList<>();
        problem.get("errors")
                .forEach(error -> found.add(
                        error.get("pointer").asText() + " " + error.get("code").asText()));
        return found;
    }

    @Test
    void problem_saysWhatIsAllowedAndWhatWasMeant() {
        Cases.json()
                .header("Accept-Language", "en")
                .body(
                        "{\"facts\": {\"announcment\": {}, \"announcement\": {\"announcedBy\": \"SOCIALAID\"}, \"legal\": {\"age\": 131}}}")
                .post(DECISIONS)
                .then()
                .statusCode(422)
                .header("Content-Language", "en")
                .body("title", equalTo("The case cannot be decided as it was sent"))
                .body("errors[0].didYouMean", equalTo("announcement"))
                .body("errors[1].allowed", equalTo(List.of("ORP", "SOCIAL_AID", "OTHER")))
                .body("errors[1].didYouMean", equalTo("SOCIAL_AID"))
                .body("errors[1].detail", equalTo("This value is not allowed. Allowed: ORP, SOCIAL_AID, OTHER."))
                .body("errors[2].detail", equalTo("The number is out of range. Allowed: ≥ 0, ≤ 130."));
    }

    @Test
    void noEditionInForce_namesTheDates() {
        Cases.json()
                .header("Accept-Language", "en")
                .body("{\"decisionDate\": \"2021-06-30\", \"facts\": {}}")
                .post(DECISIONS)
                .then()
                .statusCode(422)
                .body("errors[0].allowed", equalTo(List.of("2021-07-01/..")))
                .body(
                        "errors[0].detail",
                        equalTo("No edition of the programme is in force on this day. In force: 2021-07-01/.."));
    }

    static Stream<Arguments> malformed() {
        return Stream.of(
                malformed("nothing", "", "EMPTY"),
                malformed("white space", " \n\t ", "EMPTY"),
                malformed("a word", "facts", "NOT_JSON"),
                malformed("a form", "caseId=1&facts=", "NOT_JSON"),
                malformed("XML", "<facts/>", "NOT_JSON"),
                malformed("YAML", "facts:\n  legal: {}", "NOT_JSON"),
                malformed("cut off", "{\"facts\": {\"legal\"", "NOT_JSON"),
                malformed("cut off in a text", "{\"facts\": \"", "NOT_JSON"),
                malformed("a brace too many", "{\"facts\": {}}}", "NOT_JSON"),
                malformed("two documents", "{\"facts\": {}} {\"facts\": {}}", "MORE_THAN_ONE_DOCUMENT"),
                malformed("lines of documents", "{\"facts\": {}}\n{\"facts\": {}}\n", "MORE_THAN_ONE_DOCUMENT"),
                malformed("a word after the document", "{\"facts\": {}} x", "NOT_JSON"),
                malformed("a zero after the document", "{\"facts\": {}}\0", "NOT_JSON"),
                malformed("a key twice", "{\"facts\": {}, \"facts\": {}}", "DUPLICATE_KEY"),
                malformed("a key twice, once escaped", "{\"facts\": {}, \"f\\u0061cts\": {}}", "DUPLICATE_KEY"),
                malformed("a fact twice", "{\"facts\": {\"legal\": {\"age\": 1, \"age\": 1}}}", "DUPLICATE_KEY"),
                malformed(
                        "a fact twice in a list",
                        "{\"facts\": {\"measures\": [{\"id\": \"a\", \"id\": \"b\"}]}}",
                        "DUPLICATE_KEY"),
                malformed("NaN", "{\"facts\": {\"legal\": {\"age\": NaN}}}", "NOT_JSON"),
                malformed("Infinity", "{\"facts\": {\"legal\": {\"age\": Infinity}}}", "NOT_JSON"),
                malformed("minus Infinity", "{\"facts\": {\"legal\": {\"age\": -Infinity}}}", "NOT_JSON"),
                malformed("undefined", "{\"facts\": {\"legal\": undefined}}", "NOT_JSON"),
                malformed("Python's None", "{\"facts\": {\"legal\": None}}", "NOT_JSON"),
                malformed("True", "{\"facts\": {\"followUp\": {\"followedByOrp\": True}}}", "NOT_JSON"),
                malformed("a comma at the end", "{\"facts\": {},}", "NOT_JSON"),
                malformed(
                        "a comma at the end of a list", "{\"facts\": {\"measures\": [{\"id\": \"a\"},]}}", "NOT_JSON"),
                malformed("no comma", "{\"facts\": {} \"caseId\": \"a\"}", "NOT_JSON"),
                malformed("a line comment", "// a case\n{\"facts\": {}}", "NOT_JSON"),
                malformed("a block comment", "{\"facts\": /* none */ {}}", "NOT_JSON"),
                malformed("a hash comment", "# a case\n{\"facts\": {}}", "NOT_JSON"),
                malformed("single quotes", "{'facts': {}}", "NOT_JSON"),
                malformed("a key without quotes", "{facts: {}}", "NOT_JSON"),
                malformed("a leading zero", "{\"facts\": {\"legal\": {\"age\": 052}}}", "NOT_JSON"),
                malformed("a leading plus", "{\"facts\": {\"legal\": {\"age\": +52}}}", "NOT_JSON"),
                malformed("a leading point", "{\"facts\": {\"legal\": {\"age\": .5}}}", "NOT_JSON"),
                malformed("a trailing point", "{\"facts\": {\"legal\": {\"age\": 52.}}}", "NOT_JSON"),
                malformed("a hexadecimal number", "{\"facts\": {\"legal\": {\"age\": 0x34}}}", "NOT_JSON"),
                malformed("a line break in a text", "{\"caseId\": \"a\nb\", \"facts\": {}}", "NOT_JSON"),
                malformed("a zero in a text", "{\"caseId\": \"a\0b\", \"facts\": {}}", "NOT_JSON"),
                malformed("an unknown escape", "{\"caseId\": \"\\x41\", \"facts\": {}}", "NOT_JSON"),
                malformed("half an escape", "{\"caseId\": \"\\u00\", \"facts\": {}}", "NOT_JSON"),
                malformed("half a surrogate pair", "{\"caseId\": \"\\ud83c\", \"facts\": {}}", "NOT_UNICODE"),
                malformed(
                        "a pair the wrong way round", "{\"caseId\": \"\\udf32\\ud83c\", \"facts\": {}}", "NOT_UNICODE"),
                malformed(
                        "a number of 2000 digits",
                        "{\"facts\": {\"legal\": {\"age\": " + "9".repeat(2000) + "}}}",
                        "TOO_LARGE"),
                malformed(
                        "an exponent of 20 digits",
                        "{\"facts\": {\"legal\": {\"age\": 1e99999999999999999999}}}",
                        "TOO_LARGE"),
                malformed("lists nested deep", "{\"facts\": " + "[".repeat(5000) + "]".repeat(5000) + "}", "TOO_DEEP"),
                malformed(
                        "objects nested deep",
                        "{\"facts\": " + "{\"a\":".repeat(5000) + "1" + "}".repeat(5001),
                        "TOO_DEEP"),
                malformed("braces without end", "[".repeat(100_000), "TOO_DEEP"),
                Arguments.of("a byte order mark", "\ufeff{\"facts\": {}}".getBytes(UTF_8), "NOT_JSON"),
                Arguments.of("Latin-1", "{\"caseId\": \"é\", \"facts\": {}}".getBytes(ISO_8859_1), "NOT_UNICODE"),
                Arguments.of("UTF-16", "{\"facts\": {}}".getBytes(UTF_16), "NOT_UNICODE"),
                Arguments.of("an overlong slash", bytes("{\"caseId\": \"", 0xc0, 0xaf), "NOT_UNICODE"),
                Arguments.of("half a character", bytes("{\"facts\": {}}", 0xe2, 0x82), "NOT_UNICODE"),
                Arguments.of("compressed", bytes("", 0x1f, 0x8b, 0x08, 0x00), "NOT_UNICODE"));
    }

    private static Arguments malformed(String name, String body, String code) {
        return Arguments.of(name, body.getBytes(UTF_8), code);
    }

    private static byte[] bytes(String start, int... rest) {
        byte[] bytes = Arrays.copyOf(start.getBytes(UTF_8), start.length() + rest.length);
        for (int index = 0; index < rest.length; index++) {
            bytes[start.length() + index] = (byte) rest[index];
        }
        return bytes;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("malformed")
    void body_thatIsNotOneJsonDocument_is400(String name, byte[] body, String code) {
        Response response = Cases.json().body(body).post(DECISIONS);

        JsonNode problem = assertProblem(response, 400, "malformed-request");
        assertThat(problem.get("errors")).hasSize(1);
        assertThat(problem.at("/errors/0/pointer").asText()).isEmpty();
        assertThat(problem.at("/errors/0/code").asText()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"all", "FULL", "short%20", "short%2Cfull", "true", "%00"})
    void explain_thatIsNotAllowed_is400(String value) {
        Response response =
                Cases.json().urlEncodingEnabled(false).body("{\"facts\": {}}").post(DECISIONS + "?explain=" + value);

        JsonNode problem = assertProblem(response, 400, "malformed-request");
        assertThat(problem.at("/errors/0/parameter").asText()).isEqualTo("explain");
        assertThat(problem.at("/errors/0/code").asText()).isEqualTo("NOT_ALLOWED");
        assertThat(problem.at("/errors/0/allowed")).hasToString("[\"none\",\"short\",\"full\"]");
        assertThat(problem.at("/errors/0").has("pointer")).isFalse();
    }

    @Test
    void parameters_thatTheOperationDoesNotHave_areRefused_allAtOnce() {
        Response response =
                Cases.json().body("{\"facts\": {}}").post(DECISIONS + "?explian=full&strictscope=true&explain=none");

        JsonNode problem = assertProblem(response, 400, "malformed-request");
        assertThat(problem.get("errors")).hasSize(2);
        assertThat(problem.at("/errors/0/parameter").asText()).isEqualTo("explian");
        assertThat(problem.at("/errors/0/code").asText()).isEqualTo("UNKNOWN_PARAMETER");
        assertThat(problem.at("/errors/0/didYouMean").asText()).isEqualTo("explain");
        assertThat(problem.at("/errors/1/didYouMean").asText()).isEqualTo("strictScope");
        problem = assertProblem(given().get("/v1/programmes?explain=none"), 400, "malformed-request");
        assertThat(problem.at("/errors/0/detail").asText()).isEqualTo("Il n’y a pas de paramètre ici.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    explain=none&explain=full | explain     | REPEATED_PARAMETER
                    receipt=true&receipt=true | receipt     | REPEATED_PARAMETER
                    explain=                  | explain     | REQUIRED
                    strictScope               | strictScope | REQUIRED
                    outcomes=                 | outcomes    | REQUIRED
                    """)
    void parameter_thatIsGivenTwice_orEmpty_isRefused(String query, String name, String code) {
        Response response =
                Cases.json().body("{\"facts\": {}}").post(DECISIONS + "?outcomes=result&outcomes=reasons&" + query);

        JsonNode problem = assertProblem(response, 400, "malformed-request");
        assertThat(problem.get("errors")).hasSize(1);
        assertThat(problem.at("/errors/0/parameter").asText()).isEqualTo(name);
        assertThat(problem.at("/errors/0/code").asText()).isEqualTo(code);
    }

    @Test
    void programme_thatIsUnknown_is404() {
        Response response = Cases.json().body("{\"facts\": {}}").post("/v1/programmes/none/decisions");

        assertProblem(response, 404, "not-found");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    GET    | /v1/programmes/valais-coaching/decisions        | POST
                    HEAD   | /v1/programmes/valais-coaching/decisions        | POST
                    PUT    | /v1/programmes/valais-coaching/decisions        | POST
                    DELETE | /v1/programmes/valais-coaching/decisions        | POST
                    PATCH  | /v1/programmes/none/decisions                   | POST
                    POST   | /v1/programmes                                  | GET, HEAD
                    POST   | /v1/programmes/valais-coaching                  | GET, HEAD
                    DELETE | /v1/programmes/valais-coaching                  | GET, HEAD
                    PUT    | /v1/programmes/valais-coaching/schema           | GET, HEAD
                    POST   | /v1/programmes/valais-coaching/rules            | GET, HEAD
                    PATCH  | /v1/programmes/valais-coaching/rules/failures.1 | GET, HEAD
                    """)
    void method_thatThePathDoesNotKnow_is405WithThoseItKnows(String method, String path, String allowed) {
        Response response = given().request(method, path);

        assertThat(response.header("Allow")).isEqualTo(allowed);
        if (method.equals("HEAD")) {
            assertThat(response.statusCode()).isEqualTo(405);
        } else {
            assertProblem(response, 405, "method-not-allowed");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "text/html, /v1/programmes",
        "application/xml, /v1/programmes/valais-coaching",
        "text/csv, /v1/programmes/valais-coaching/rules",
        "application/pdf, /v1/programmes/valais-coaching/schema",
    })
    void mediaType_thatDoesNotExist_is406(String accept, String path) {
        assertProblem(given().accept(accept).get(path), 406, "not-acceptable");
    }

    @Test
    void decision_inAnotherMediaType_is406() {
        assertProblem(Cases.json().accept("text/plain").body("{\"facts\": {}}").post(DECISIONS), 406, "not-acceptable");
    }

    @ParameterizedTest
    @CsvSource({
        "text/plain",
        "application/xml",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/octet-stream",
        "application/problem+json",
        "application/x-ndjson",
        "json",
    })
    void body_ofAnotherMediaType_is415(String type) throws Exception {
        HttpRequest request = request()
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString("{\"facts\": {}}"))
                .build();

        assertProblem(send(request), 415, "unsupported-media-type");
    }

    @Test
    void body_ofNoMediaType_is415() throws Exception {
        assertProblem(
                send(request().POST(BodyPublishers.ofString("{\"facts\": {}}")).build()),
                415,
                "unsupported-media-type");
    }

    @Test
    void body_thatIsCompressed_is415() throws Exception {
        HttpRequest request = request()
                .header("Content-Type", "application/json")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofString("{\"facts\": {}}"))
                .build();

        assertProblem(send(request), 415, "unsupported-media-type");
    }

    @Test
    void body_ofTheLimit_isDecided_andOneByteMore_is413() throws Exception {
        assertThat(send(post(BodyPublishers.ofByteArray(padded(262_144)))).statusCode())
                .isEqualTo(200);
        assertProblem(send(post(BodyPublishers.ofByteArray(padded(262_145)))), 413, "content-too-large");
    }

    @Test
    void body_inChunks_overTheLimit_is413() throws Exception {
        assertThat(send(post(chunked(262_144))).statusCode()).isEqualTo(200);
        assertProblem(send(post(chunked(262_145))), 413, "content-too-large");
        assertProblem(send(post(chunked(1_000_000))), 413, "content-too-large");
    }

    private static HttpRequest.BodyPublisher chunked(int size) {
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(padded(size)));
    }

    private static byte[] padded(int size) {
        return ("{\"facts\": {}" + " ".repeat(size - 13) + "}").getBytes(UTF_8);
    }

    private HttpRequest post(HttpRequest.BodyPublisher body) {
        return request().header("Content-Type", "application/json").POST(body).build();
    }

    private HttpRequest.Builder request() {
        return HttpRequest.newBuilder(Cases.server().resolve(DECISIONS));
    }

    private static HttpResponse<byte[]> send(HttpRequest request) throws IOException, InterruptedException {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .send(request, BodyHandlers.ofByteArray());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    a length of 18 digits       | POST %s HTTP/1.1~Host: localhost~Content-Type: application/json~Content-Length: 999999999999999999~~      | 413
                    a length of 19 digits       | POST %s HTTP/1.1~Host: localhost~Content-Type: application/json~Content-Length: 9223372036854775807~~     | 413
                    a length that is no number  | POST %s HTTP/1.1~Host: localhost~Content-Type: application/json~Content-Length: five~~                    | 400
                    a negative length           | POST %s HTTP/1.1~Host: localhost~Content-Type: application/json~Content-Length: -5~~                      | 400
                    two lengths                 | POST %s HTTP/1.1~Host: localhost~Content-Type: application/json~Content-Length: 5, 5~~                    | 400
                    no host                     | POST %s HTTP/1.1~Content-Type: application/json~Content-Length: 2~~{}                             | 400
                    two hosts                   | GET /v1/programmes HTTP/1.1~Host: localhost~Host: elsewhere.example~~                                     | 400
                    a host that is none         | POST %s HTTP/1.1~Host: a b{}~Content-Type: application/json~Content-Length: 2~~{}                 | 400
                    an escape that is none      | GET /v1/programmes/%%zz HTTP/1.1~Host: localhost~~                                                        | 400
                    an empty media type         | POST %s HTTP/1.1~Host: localhost~Content-Type: ~Content-Length: 2~~{}                             | 415
                    a line that is none         | facts~~                                                                                           | 400
                    """)
    void request_thatIsNotHttp_isRefusedByTheServerItself(String name, String request, int status) throws IOException {
        try (Socket socket = new Socket(Cases.server().getHost(), Cases.server().getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write(request.formatted(DECISIONS).replace("~", "\r\n").getBytes(UTF_8));
            byte[] answer = socket.getInputStream().readNBytes("HTTP/1.1 400".length());
            assertThat(new String(answer, UTF_8)).startsWith("HTTP/1.").endsWith(" " + status);
        }
    }

    private static JsonNode assertProblem(Response response, int status, String type) {
        return assertProblem(
                response.statusCode(),
                response.contentType(),
                response.header("Content-Language"),
                response.asByteArray(),
                status,
                type);
    }

    private static JsonNode assertProblem(HttpResponse<byte[]> response, int status, String type) {
        return assertProblem(
                response.statusCode(),
                response.headers().firstValue("Content-Type").orElse(""),
                response.headers().firstValue("Content-Language").orElse(""),
                response.body(),
                status,
                type);
    }

    private static JsonNode assertProblem(
            int actual, String contentType, String language, byte[] body, int status, String type) {
        String text = new String(body, UTF_8);
        assertThat(actual).as(text).isEqualTo(status);
        assertThat(contentType).isEqualTo("application/problem+json");
        assertThat(language).isEqualTo("fr");
        try {
            JsonNode problem = Document.JSON.readTree(text);
            assertThat(problem.get("type").asText()).isEqualTo("https://passerelle.example/problems/" + type);
            assertThat(problem.get("status").asInt()).isEqualTo(status);
            assertThat(problem.get("instance").asText()).matches("urn:uuid:[0-9a-f-]{36}");
            assertThat(Document.published().violations(problem, "/components/schemas/Problem"))
                    .isEmpty();
            return problem;
        } catch (IOException notJson) {
            throw new AssertionError(text, notJson);
        }
    }
}
