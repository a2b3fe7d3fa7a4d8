package org.passerelle.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TokenRolesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    groups                    | {"groups": ["decide", "audit"]}                                   | [audit, decide]
                    groups                    | {"groups": 1}                                                     | []
                    groups                    | {"realm_access": {"roles": ["audit"]}}                            | []
                    realm_access/roles        | {"realm_access": {"roles": ["decide"]}, "groups": ["audit"]}      | [decide]
                    realm_access/roles        | {"groups": ["audit"]}                                             | []
                    scope                     | {"scope": "openid decide"}                                        | [decide, openid]
                    "https://x.example/roles" | {"https://x.example/roles": ["analyse"], "https:": {"x": "decide"}} | [analyse]
                    """)
    void roles_areThoseOfTheClaim_andNoOthers(String claim, String payload, String roles) {
        String token = "e30."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(payload.getBytes(StandardCharsets.UTF_8))
                + ".x";

        assertThat(new TokenRoles(claim).of(token)).hasToString(roles);
    }
}
