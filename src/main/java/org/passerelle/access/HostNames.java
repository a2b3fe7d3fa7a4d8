package org.passerelle.access;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * By which names a service may be called that asks nobody who they are, since only this machine reaches it. A browser on this machine reaches it
 * too, and may be made to believe that the page of a stranger comes from there: the name of that page is made to mean 127.0.0.1 ("DNS
 * rebinding"). It sends the name along.
 */
@Singleton
public final class HostNames {

    private static final Pattern LOOPBACK = Pattern.compile("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}");

    /** A name or address alone. */
    private static final Pattern NAME = Pattern.compile("[\\w.-]+|\\[[\\da-fA-F:.]+]");

    private final boolean everyName;
    private final Set<String> names;

    @Inject
    HostNames(
            @ConfigProperty(name = "quarkus.http.host") String host,
            @ConfigProperty(name = "passerelle.host-names") Optional<List<String>> names,
            @ConfigProperty(name = "passerelle.open") boolean isOpen,
            Identification identification) {
        this(identification.isPossible() || (isOpen && names.isEmpty()), host, names.orElse(List.of()));
    }

    /**
     * Knows names.
     *
     * @param everyName whether any will do, since callers are known or something before the service looks at them
     * @param host address to listen on
     * @param names besides those of this machine
     */
    HostNames(boolean everyName, String host, List<String> names) {
        this.everyName = everyName;
        this.names = Stream.concat(Stream.of("localhost", "[::1]", host), names.stream())
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Returns what is wrong with configured names; empty when nothing is. */
    static Optional<String> refusal(List<String> names) {
        List<String> wrong = names.stream()
                .map(String::strip)
                .filter(name -> !NAME.matcher(name).matches())
                .toList();
        return wrong.isEmpty()
                ? Optional.empty()
                : Optional.of("PASSERELLE_HOST_NAMES: not the name of a host: " + String.join(", ", wrong)
                        + ". Names stand alone, without scheme or port, separated by commas: passerelle.office.example. More"
                        + " in docs/access.md.");
    }

    /**
     * Returns whether a request is meant for this service.
     *
     * @param name by which it was called, without the port; null when it says none, which no browser does
     */
    public boolean admits(@Nullable String name) {
        return everyName || name == null || names.contains(name) || isOfThisMachine(name.toLowerCase(Locale.ROOT));
    }

    private boolean isOfThisMachine(String name) {
        String plain = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        return names.contains(plain)
                // RFC 6761, section 6.3.
                || plain.endsWith(".localhost")
                || LOOPBACK.matcher(plain).matches();
    }
}
