package org.passerelle.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What requests say of media types, in ways that few do. */
@QuarkusTest
final class TypeHeadersIT {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ''                                        | 200
                    ' '                                       | 200
                    ,                                         | 200
                    ,application/json                         | 200
                    application/json, ,*/*                    | 200
                    application/json;q=x, */*                 | 200
                    application/json;charset=utf-8            | 200
                    text/plain, application/json;v="1";q=0.5  | 200
                    application/*;q=1.000                     | 200
                    application/json;q=x                      | 200
                    application/json;q=                       | 200
                    application/json;q=1.5                    | 200
                    application/json;                         | 200
                    application/json;q=0.8333                 | 200
                    json                                      | 200
                    */json                                    | 200
                    *json/x                                   | 200
                    *                                         | 200
                    text/html, image/gif, *; q=.2, */*; q=.2  | 200
                    text/plain                                | 406
                    text/plain, ,                             | 406
                    text/plain, json                          | 406
                    application/json;q=0                      | 406
                    */*;q=0.000                               | 406
                    application/json;q=0, text/plain          | 406
                    */*;q=0, application/json;q=0.1           | 200
                    """)
    void acceptedTypes_emptyOrMalformed_arePassedOver(String accepted, int status) throws Exception {
        assertThat(decide("application/json", accepted)).isEqualTo(status);
        assertThat(get(accepted)).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    application/json; charset=utf-8  | 200
                    application/json;charset="UTF-8" | 200
                    ''                               | 415
                    ' '                              | 415
                    */*                              | 415
                    application/*                    | 415
                    application                      | 415
                    /                                | 415
                    ;                                | 415
                    """)
    void contentType_thatIsNone_is415(String contained, int status) throws Exception {
        assertThat(decide(contained, "application/json")).isEqualTo(status);
    }

    private static int decide(String contained, String accepted) throws IOException, InterruptedException {
        return send(request("/v1/programmes/valais-coaching/decisions")
                .header("Content-Type", contained)
                .header("Accept", accepted)
                .POST(BodyPublishers.ofString("{\"facts\": {}}")));
    }

    private static int get(String accepted) throws IOException, InterruptedException {
        return send(request("/v1/programmes/valais-coaching/rules").header("Accept", accepted));
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(Cases.server().resolve(path));
    }

    private static int send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(request.build(), BodyHandlers.discarding())
                .statusCode();
    }
}
