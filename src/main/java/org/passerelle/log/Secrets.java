package org.passerelle.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwe.ContentEncryptionAlgorithmIdentifiers;
import org.jose4j.jwe.JsonWebEncryption;
import org.jose4j.jwe.KeyManagementAlgorithmIdentifiers;
import org.jose4j.keys.AesKey;
import org.jose4j.lang.JoseException;

/**
 * What entries tell nothing without: a secret by which names of cases become pseudonyms, and a key for each case whose facts are kept. Who
 * deletes the key of a case has forgotten its facts. Safe for threads.
 */
final class Secrets {

    private static final String ALGORITHM = "HmacSHA256";

    private final Path cases;
    private final byte[] secret;

    private Secrets(Path folder, byte[] secret) {
        this.cases = folder.resolve("cases");
        this.secret = secret;
    }

    /** Returns the secrets in a folder; that of pseudonyms is made if it is not there. */
    static Secrets keptIn(Path folder) throws IOException {
        return new Secrets(folder, SecretFile.readOrMade(pseudonyms(folder)));
    }

    /** Returns whether the secret of pseudonyms is in a folder. */
    static boolean areIn(Path folder) {
        return Files.exists(pseudonyms(folder));
    }

    /** Returns the secrets in a folder, which must be there. */
    static Secrets foundIn(Path folder) throws IOException {
        return new Secrets(folder, SecretFile.read(pseudonyms(folder)));
    }

    private static Path pseudonyms(Path folder) {
        return folder.resolve("pseudonyms");
    }

    /** Returns what stands for a name, in hexadecimal digits: the same each time, and to be found only with the secret. */
    String pseudonym(String name) {
        return keyed(secret, "name", name.getBytes(UTF_8));
    }

    /** Returns a hash of facts that only the secret lets one compare with others. */
    String hash(String decisionId, byte[] facts) {
        return keyed(secret, decisionId, facts);
    }

    /**
     * Tries whether a key can be kept.
     *
     * @throws IOException that names no case, and is the same each time
     */
    void check() throws IOException {
        try {
            SecretFile.tryOut(cases);
        } catch (IOException failure) {
            String reason = failure instanceof FileSystemException ofFile ? ofFile.getReason() : failure.getMessage();
            throw new IOException("No key can be kept in " + cases + ": "
                    + (reason == null ? failure.getClass().getSimpleName() : reason));
        }
    }

    /**
     * Facts that are kept.
     *
     * @param hash by which facts can be compared with them, as long as the key is there
     * @param sealed encrypted, as a JSON Web Encryption
     */
    record Kept(String hash, String sealed) {}

    /**
     * Encrypts facts by the key of their case, which is made if it is not there.
     *
     * @param name of the case as entries have it
     */
    Kept keep(String name, String decisionId, byte[] facts) throws IOException {
        byte[] key = SecretFile.readOrMade(file(name));
        try {
            JsonWebEncryption encryption = encryption(key);
            encryption.setAlgorithmHeaderValue(KeyManagementAlgorithmIdentifiers.DIRECT);
            encryption.setEncryptionMethodHeaderParameter(ContentEncryptionAlgorithmIdentifiers.AES_256_GCM);
            encryption.setKeyIdHeaderValue(name);
            encryption.setPlaintext(facts);
            return new Kept(keyed(key, decisionId, facts), encryption.getCompactSerialization());
        } catch (JoseException fault) {
            throw new IllegalStateException(fault);
        }
    }

    /** Returns facts that were kept; nothing when their key is no longer there, though a later one of the case may be. */
    Optional<String> facts(String name, String sealed) throws IOException {
        Path file = file(name);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            JsonWebEncryption encryption = encryption(SecretFile.read(file));
            encryption.setCompactSerialization(sealed);
            return Optional.of(encryption.getPlaintextString());
        } catch (JoseException otherKey) {
            // The case was forgotten, and decided again.
            return Optional.empty();
        }
    }

    /** Deletes the key of a case; returns whether there was one. */
    boolean forget(String name) throws IOException {
        boolean was = Files.deleteIfExists(file(name));
        if (was) {
            Segment.forceFolder(file(name));
        }
        return was;
    }

    private static JsonWebEncryption encryption(byte[] key) {
        JsonWebEncryption encryption = new JsonWebEncryption();
        encryption.setAlgorithmConstraints(only(KeyManagementAlgorithmIdentifiers.DIRECT));
        encryption.setContentEncryptionAlgorithmConstraints(only(ContentEncryptionAlgorithmIdentifiers.AES_256_GCM));
        encryption.setKey(new AesKey(key));
        return encryption;
    }

    private static AlgorithmConstraints only(String algorithm) {
        return new AlgorithmConstraints(AlgorithmConstraints.ConstraintType.PERMIT, algorithm);
    }

    private Path file(String name) {
        return cases.resolve(name.substring(0, 2)).resolve(name);
    }

    private static String keyed(byte[] key, String purpose, byte[] value) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            mac.update(purpose.getBytes(UTF_8));
            mac.update((byte) 0);
            return HexFormat.of().formatHex(mac.doFinal(value));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
