package org.passerelle.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.OctetKeyPairJsonWebKey;
import org.jose4j.jwk.OkpJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.trust.ReceiptKeys.Checked;
import org.passerelle.trust.ReceiptKeys.Signature;

final class ReceiptKeysTest {

    private static final String TEXT = "{\"outcome\":\"é\"}";

    @TempDir
    private Path folder;

    private final ReceiptKeys keys = new ReceiptKeys(Optional.empty(), Optional.empty());

    @Test
    void receipt_signedHere_isValidAndSaysWhatWasSigned() {
        assertThat(keys.check(keys.sign(TEXT))).isEqualTo(new Checked(Signature.VALID, TEXT));
    }

    @Test
    void receipt_changedInAnyPart_isInvalid() {
        String receipt = keys.sign(TEXT);
        int payload = receipt.indexOf('.') + 5;
        char other = receipt.charAt(payload) == 'A' ? 'B' : 'A';
        String changed = receipt.substring(0, payload) + other + receipt.substring(payload + 1);

        assertThat(keys.check(changed).signature()).isEqualTo(Signature.INVALID);
        assertThat(keys.check(receipt.substring(0, receipt.length() - 8)).signature())
                .isEqualTo(Signature.INVALID);
    }

    @Test
    void text_thatIsNoReceipt_isInvalid() {
        for (String text : new String[] {"", ".", "..", "a.b.c", "{}", "é", keys.sign(TEXT) + ".x"}) {
            assertThat(keys.check(text).signature()).as(text).isEqualTo(Signature.INVALID);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alg\":\"EdDSA\",\"kid\":123}",
                "{\"alg\":\"EdDSA\",\"kid\":{}}",
                "{\"alg\":\"EdDSA\",\"kid\":\"OURS\",\"typ\":5}",
                "{\"alg\":\"EdDSA\",\"kid\":\"OURS\",\"typ\":\"passerelle-receipt\",\"crit\":[5]}",
                "{\"alg\":5,\"kid\":\"OURS\",\"typ\":\"passerelle-receipt\"}"
            })
    void header_thatIsNotOfTexts_isInvalid(String header) throws JoseException {
        String own = new JsonWebKeySet(keys.published()).getJsonWebKeys().get(0).getKeyId();
        String encoded = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(header.replace("OURS", own).getBytes(StandardCharsets.UTF_8));

        assertThat(keys.check(encoded + ".e30.AAAA").signature()).isEqualTo(Signature.INVALID);
    }

    @Test
    void receipt_ofAnotherService_hasAnUnknownKey() {
        ReceiptKeys others = new ReceiptKeys(Optional.empty(), Optional.empty());

        assertThat(keys.check(others.sign(TEXT)).signature()).isEqualTo(Signature.UNKNOWN_KEY);
    }

    @Test
    void receipt_signedByThePublicKeyAsASecret_isInvalid() throws JoseException {
        JsonWebKey known = new JsonWebKeySet(keys.published()).getJsonWebKeys().get(0);
        JsonWebSignature forged = new JsonWebSignature();
        forged.setPayload(TEXT);
        forged.setHeader("typ", "passerelle-receipt");
        forged.setKeyIdHeaderValue(known.getKeyId());
        forged.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
        forged.setKey(new HmacKey(known.getKey().getEncoded()));

        assertThat(keys.check(forged.getCompactSerialization()).signature()).isEqualTo(Signature.INVALID);
    }

    @Test
    void receipt_withoutSignature_isInvalid() throws JoseException {
        JsonWebKey known = new JsonWebKeySet(keys.published()).getJsonWebKeys().get(0);
        JsonWebSignature unsigned = new JsonWebSignature();
        unsigned.setPayload(TEXT);
        unsigned.setAlgorithmConstraints(AlgorithmConstraints.ALLOW_ONLY_NONE);
        unsigned.setHeader("typ", "passerelle-receipt");
        unsigned.setKeyIdHeaderValue(known.getKeyId());
        unsigned.setAlgorithmHeaderValue(AlgorithmIdentifiers.NONE);

        assertThat(keys.check(unsigned.getCompactSerialization()).signature()).isEqualTo(Signature.INVALID);
    }

    @Test
    void signature_overSomethingElseThanAReceipt_isInvalid() throws IOException, JoseException {
        String key = ReceiptKeys.create();
        ReceiptKeys own = new ReceiptKeys(Optional.of(written("own.jwk", key)), Optional.empty());
        JsonWebSignature other = new JsonWebSignature();
        other.setPayload(TEXT);
        JsonWebKey known = new JsonWebKeySet(own.published()).getJsonWebKeys().get(0);
        other.setKeyIdHeaderValue(known.getKeyId());
        other.setAlgorithmHeaderValue(AlgorithmIdentifiers.EDDSA);
        other.setKey(org.jose4j.jwk.PublicJsonWebKey.Factory.newPublicJwk(key).getPrivateKey());

        assertThat(own.check(other.getCompactSerialization()).signature()).isEqualTo(Signature.INVALID);
    }

    @Test
    void key_givenAgain_knowsReceiptsFromBefore_alsoByItsPublicPartAlone() throws IOException {
        Path file = written("own.jwk", ReceiptKeys.create());
        ReceiptKeys before = new ReceiptKeys(Optional.of(file), Optional.empty());
        String receipt = before.sign(TEXT);

        assertThat(new ReceiptKeys(Optional.of(file), Optional.empty())
                        .check(receipt)
                        .signature())
                .isEqualTo(Signature.VALID);
        Path published = written("known.jwks", before.published());
        assertThat(ReceiptKeys.ofOthers(published).check(receipt).signature()).isEqualTo(Signature.VALID);
    }

    @Test
    void published_holdsNoPrivateKey() {
        assertThat(keys.published()).contains("\"x\"").doesNotContain("\"d\"");
    }

    @Test
    void file_thatHoldsNoKey_isRefusedByName() throws IOException {
        Path file = written("broken.jwk", "no key");

        assertThatThrownBy(() -> new ReceiptKeys(Optional.of(file), Optional.empty()))
                .isInstanceOf(UnusableKey.class)
                .hasMessageContaining("broken.jwk")
                .hasMessageNotContaining("no key");
        Path published = written("public.jwk", publicOnly());
        assertThatThrownBy(() -> new ReceiptKeys(Optional.of(published), Optional.empty()))
                .hasMessageContaining("private");
    }

    /** What it signed, nobody could show to be genuine. */
    @Test
    void key_whosePartsAreOfTwo_isRefused() throws IOException, JoseException {
        Map<String, Object> mixed = new HashMap<>(JsonUtil.parseJson(ReceiptKeys.create()));
        mixed.put("x", JsonUtil.parseJson(ReceiptKeys.create()).get("x"));
        Path file = written("mixed.jwk", JsonUtil.toJson(mixed));

        assertThatThrownBy(() -> new ReceiptKeys(Optional.of(file), Optional.empty()))
                .isInstanceOf(UnusableKey.class)
                .hasMessageContaining("mixed.jwk")
                .hasMessageContaining("public part");
    }

    @ParameterizedTest
    @ValueSource(strings = {OctetKeyPairJsonWebKey.SUBTYPE_X25519, OctetKeyPairJsonWebKey.SUBTYPE_ED448})
    void key_ofAnotherCurve_isRefused(String curve) throws IOException, JoseException {
        String key = OkpJwkGenerator.generateJwk(curve).toJson(JsonWebKey.OutputControlLevel.INCLUDE_PRIVATE);
        Path file = written("other.jwk", key);

        assertThatThrownBy(() -> new ReceiptKeys(Optional.of(file), Optional.empty()))
                .isInstanceOf(UnusableKey.class)
                .hasMessageContaining("Ed25519");
    }

    private String publicOnly() {
        try {
            return new JsonWebKeySet(keys.published())
                    .getJsonWebKeys()
                    .get(0)
                    .toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
        } catch (JoseException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private Path written(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void header_saysAlgorithmAndKey() {
        String receipt = keys.sign(TEXT);
        String header = new String(
                Base64.getUrlDecoder().decode(receipt.substring(0, receipt.indexOf('.'))), StandardCharsets.UTF_8);
        assertThat(header).contains("\"alg\":\"EdDSA\"", "\"kid\":", "\"typ\":\"passerelle-receipt\"");
    }
}
