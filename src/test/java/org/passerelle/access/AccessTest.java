package org.passerelle.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AccessTest {

    @ParameterizedTest
    @CsvSource({
        "/v1/programmes/p/decisions,             DECIDE",
        "/v1/programmes/p/decisions/,            DECIDE",
        "/v1/programmes/p/decisions/batch,       DECIDE",
        "/v1/programmes/p/changes,               DECIDE",
        "/v1/programmes/p/files,                 ANALYSE",
        "/v1/programmes/p/files/dmn/p/a b.dmn,   ANALYSE",
        "/v1/programmes/p/drafts/check,          ANALYSE",
        "/workbench,                             ANALYSE",
        "/workbench/p/edit,                      ANALYSE",
        "/workbench/assets/a/edit,               ANALYSE",
        "/workbench/assets/edit-ABCDEFGH.js,     OPEN",
        "/q/metrics,                             AUDIT",
        "/v1/receipts/verify,                    AUDIT",
        "/v1/log/head,                           AUDIT",
        "/v1/receipts/keys,                      OPEN",
        "/v1/programmes,                         OPEN",
        "/v1/programmes/p,                       OPEN",
        "/v1/programmes/p/schema,                OPEN",
        "/v1/programmes/p/rules,                 OPEN",
        "/v1/programmes/p/rules/table.3,         OPEN",
        "/q/health/ready,                        OPEN",
        "/q/openapi,                             OPEN",
        "/q/asyncapi,                            OPEN",
        "/q/openapi.json,                        OPEN",
        "/q/swagger-ui/index.html,               OPEN",
    })
    void path_asksForARole(String path, Access access) {
        assertThat(Access.of(path)).isEqualTo(access);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "*",
                "/v1",
                "/v1/receipts",
                "/v1/log",
                "/v1/programmes/p/other",
                "/v1/programmes/p;a=b/schema",
                "/v1/programmes/p/rules/a%2Fb",
                "/v1/programmes/p/schema/decisions",
                "/v1/programmes/p/schema\n",
                "/V1/programmes",
                "/workbenchy",
                "/q",
                "/q/metricsy",
                "/q/dev-ui",
                "/q/openapi.exe",
                "/x/v1/programmes",
            })
    void path_thatNobodyNamed_isClosed(String path) {
        assertThat(Access.of(path)).isEqualTo(Access.CLOSED);
    }
}
