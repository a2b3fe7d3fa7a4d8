package org.passerelle.trust;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.interfaces.EdECKey;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.OctetKeyPairJsonWebKey;
import org.jose4j.jwk.OkpJwkGenerator;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/** Signs receipts and checkpoints, and says of others whether they were signed here: JSON Web Signatures, Ed25519 (RFC 7515, RFC 8037). */
@Singleton
public final class ReceiptKeys {

    private static final Logger LOG = Logger.getLogger(ReceiptKeys.class);
    private static final AlgorithmConstraints ONLY_ED25519 =
            new AlgorithmConstraints(AlgorithmConstraints.ConstraintType.PERMIT, AlgorithmIdentifiers.EDDSA);

    private final boolean isKept;
    private final PublicJsonWebKey own;
    private final List<JsonWebKey> known;

    /** What is signed; the header of a signature says it, so that none passes for another. */
    public enum Purpose {
        /** What a receipt says of a decision. */
        RECEIPT("passerelle-receipt"),
        /** Up to where the decision log has come. */
        CHECKPOINT("passerelle-checkpoint");

        private final String type;

        Purpose(String type) {
            this.type = type;
        }
    }

    /** What can be said of a signature. */
    public enum Signature {
        /** Made by a key that is known here, over exactly this text. */
        VALID,
        /** Not a signature of a known key over this text, or no receipt at all. */
        INVALID,
        /** Made by a key that is not known here. */
        UNKNOWN_KEY
    }

    /**
     * A receipt that was looked at.
     *
     * @param payload what was signed; empty unless the signature is valid
     */
    public record Checked(Signature signature, String payload) {}

    /**
     * Reads the keys.
     *
     * @param key file with the private key, as a JSON Web Key; without one a key is made up that is forgotten when the service stops
     * @param earlier file with the public keys of receipts that are to be known besides, as a JSON Web Key Set
     * @throws UnusableKey when a file cannot be used
     */
    @Inject
    public ReceiptKeys(
            @ConfigProperty(name = "passerelle.receipts.key") Optional<Path> key,
            @ConfigProperty(name = "passerelle.receipts.known") Optional<Path> earlier) {
        this.isKept = key.isPresent();
        this.own = key.map(ReceiptKeys::read).orElseGet(ReceiptKeys::madeUp);
        this.known = Stream.concat(Stream.of(own), earlier.map(ReceiptKeys::readSet).orElse(List.of()).stream())
                .toList();
        // Else nothing that is signed from now on could be shown to be genuine.
        if (check(sign("")).signature() != Signature.VALID) {
            throw new UnusableKey(key.orElseThrow(), "its public part must be that of its private part");
        }
    }

    /**
     * Returns keys that only tell whether receipts are genuine.
     *
     * @param known file with public keys, as a JSON Web Key Set
     */
    public static ReceiptKeys ofOthers(Path known) {
        return new ReceiptKeys(Optional.empty(), Optional.of(known));
    }

    private static PublicJsonWebKey read(Path file) {
        try {
            PublicJsonWebKey key = PublicJsonWebKey.Factory.newPublicJwk(Files.readString(file));
            if (!(key.getPrivateKey() instanceof EdECKey own)
                    || !own.getParams().getName().equals(OctetKeyPairJsonWebKey.SUBTYPE_ED25519)) {
                throw new UnusableKey(file, "it must be a private key of the kind OKP, Ed25519");
            }
            return named(key);
        } catch (IOException | JoseException unreadable) {
            throw new UnusableKey(file, "it must be a JSON Web Key");
        }
    }

    private static List<JsonWebKey> readSet(Path file) {
        try {
            return new JsonWebKeySet(Files.readString(file)).getJsonWebKeys();
        } catch (IOException | JoseException | ClassCastException unreadable) {
            throw new UnusableKey(file, "it must be a JSON Web Key Set");
        }
    }

    private static PublicJsonWebKey madeUp() {
        try {
            LOG.debug("Receipts are signed by a key that is forgotten when the service stops.");
            return named(OkpJwkGenerator.generateJwk(OctetKeyPairJsonWebKey.SUBTYPE_ED25519));
        } catch (JoseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static PublicJsonWebKey named(PublicJsonWebKey key) {
        key.setKeyId(key.calculateBase64urlEncodedThumbprint("SHA-256"));
        return key;
    }

    /** Returns a new private key, as a JSON Web Key. */
    public static String create() {
        return madeUp().toJson(JsonWebKey.OutputControlLevel.INCLUDE_PRIVATE);
    }

    /** Returns the public keys by which receipts are known, as a JSON Web Key Set. */
    public String published() {
        return new JsonWebKeySet(known).toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
    }

    /** Returns whether the private key outlasts the process. */
    public boolean isKept() {
        return isKept;
    }

    /** Returns what a receipt says, signed. */
    public String sign(String payload) {
        return sign(Purpose.RECEIPT, payload);
    }

    /** Returns a text signed, as a compact JSON Web Signature. */
    public String sign(Purpose purpose, String payload) {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(payload);
        signature.setKey(own.getPrivateKey());
        signature.setKeyIdHeaderValue(own.getKeyId());
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.EDDSA);
        signature.setHeader("typ", purpose.type);
        try {
            return signature.getCompactSerialization();
        } catch (JoseException fault) {
            throw new IllegalStateException(fault);
        }
    }

    /** Returns what a receipt comes to; any text may be given. */
    public Checked check(String receipt) {
        return check(Purpose.RECEIPT, receipt);
    }

    /** Returns what a compact JSON Web Signature comes to; any text may be given. */
    public Checked check(Purpose purpose, String signed) {
        try {
            JsonWebSignature signature = new JsonWebSignature();
            signature.setAlgorithmConstraints(ONLY_ED25519);
            signature.setCompactSerialization(signed);
            Optional<JsonWebKey> key = known.stream()
                    .filter(each -> String.valueOf(each.getKeyId()).equals(signature.getKeyIdHeaderValue()))
                    .findFirst();
            if (key.isEmpty()) {
                return new Checked(Signature.UNKNOWN_KEY, "");
            }
            signature.setKey(key.get().getKey());
            boolean valid = purpose.type.equals(signature.getHeader("typ")) && signature.verifySignature();
            return valid ? new Checked(Signature.VALID, signature.getPayload()) : new Checked(Signature.INVALID, "");
            // The library takes it that all in a header are texts.
        } catch (JoseException | ClassCastException noReceipt) {
            return new Checked(Signature.INVALID, "");
        }
    }
}
