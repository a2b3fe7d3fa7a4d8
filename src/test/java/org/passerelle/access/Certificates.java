package org.passerelle.access;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** An authority made up for a test, which signs certificates of servers and clients. */
final class Certificates {

    private static final char[] NO_PASSWORD = {};

    private final X500Name name;
    private final KeyPair keys = newKeys();
    private final X509Certificate certificate;
    private int serial = 1;

    Certificates(String name) {
        this.name = new X500Name("CN=" + name);
        this.certificate = sign(this.name, keys, true, Duration.ofHours(1));
    }

    /** A certificate and its key. */
    record Identity(KeyPair keys, X509Certificate certificate) {}

    /** Returns a certificate that ends after a time, which may be past. */
    Identity identity(String commonName, Duration validFor) {
        KeyPair own = newKeys();
        return new Identity(own, sign(new X500Name("CN=" + commonName), own, false, validFor));
    }

    private static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private X509Certificate sign(X500Name subject, KeyPair owner, boolean isAuthority, Duration validFor) {
        try {
            Instant now = Instant.now();
            X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    name,
                    BigInteger.valueOf(serial++),
                    Date.from(now.minus(Duration.ofDays(1))),
                    Date.from(now.plus(validFor)),
                    subject,
                    owner.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(isAuthority));
            GeneralName[] local = {
                new GeneralName(GeneralName.dNSName, "localhost"), new GeneralName(GeneralName.iPAddress, "127.0.0.1")
            };
            builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(local));
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
        } catch (IOException | GeneralSecurityException | OperatorCreationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Returns what a client needs that trusts this authority, with a certificate of its own or, when null, without. */
    SSLContext client(Identity own) {
        try {
            KeyStore trusted = empty();
            trusted.setCertificateEntry("authority", certificate);
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            KeyStore owned = empty();
            if (own != null) {
                owned.setKeyEntry("own", own.keys().getPrivate(), NO_PASSWORD, new Certificate[] {own.certificate()});
            }
            KeyManagerFactory key = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            key.init(owned, NO_PASSWORD);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(key.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static KeyStore empty() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, NO_PASSWORD);
        return store;
    }

    void write(Path file) throws IOException {
        Files.writeString(file, pem("CERTIFICATE", encoded(certificate)));
    }

    static void write(Identity identity, Path certificate, Path key) throws IOException {
        Files.writeString(certificate, pem("CERTIFICATE", encoded(identity.certificate())));
        Files.writeString(key, pem("PRIVATE KEY", identity.keys().getPrivate().getEncoded()));
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String pem(String what, byte[] bytes) {
        return "-----BEGIN " + what + "-----\n" + Base64.getMimeEncoder().encodeToString(bytes) + "\n-----END " + what
                + "-----\n";
    }
}
