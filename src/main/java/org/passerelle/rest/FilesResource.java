package org.passerelle.rest;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.passerelle.decision.Hash;
import org.passerelle.draft.Drafts;
import org.passerelle.programme.Programme;
import org.passerelle.programme.Programmes;
import org.passerelle.programme.PublishedFiles;

/** Shows the files that programmes are made of. */
@Path("/v1/programmes/{programme}/files")
public final class FilesResource {

    private static final Map<String, String> MEDIA_TYPES = Map.of(
            ".dmn", "application/xml",
            ".drl", "text/plain;charset=UTF-8",
            ".csv", "text/csv;charset=UTF-8",
            ".yaml", "application/yaml",
            ".properties", "text/plain;charset=UTF-8");

    private final Programmes programmes;
    private final PublishedFiles files;
    private final Drafts drafts;
    private final boolean rulesAllowed;

    @Inject
    FilesResource(
            Programmes programmes,
            PublishedFiles files,
            Drafts drafts,
            @ConfigProperty(name = Drafts.RULES_ALLOWED) boolean rulesAllowed) {
        this.programmes = programmes;
        this.files = files;
        this.drafts = drafts;
        this.rulesAllowed = rulesAllowed;
    }

    /**
     * The files of a programme.
     *
     * @param rulesDigest of the edition in force last
     */
    record Listing(String rulesDigest, List<Entry> files) {}

    /**
     * A file.
     *
     * @param path in a project
     * @param editable whether a draft may change it
     */
    record Entry(String path, String mediaType, int bytes, String sha256, boolean editable) {}

    /** Lists the files of a programme. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response all(
            @PathParam("programme") String id, @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String accepted) {
        Locale language = AcceptedLanguage.of(accepted);
        Optional<Programme> programme = programmes.find(id);
        if (programme.isEmpty()) {
            return Answers.notFound(language);
        }
        drafts.warm(id);
        SortedMap<String, String> texts = files.of(id);
        List<Entry> entries = texts.entrySet().stream()
                .map(file -> entry(file.getKey(), file.getValue()))
                .toList();
        return Answers.ok(new Listing(programme.get().latest().digest(), entries), language);
    }

    private Entry entry(String path, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new Entry(
                path, mediaType(path), bytes.length, Hash.hexOf(bytes), rulesAllowed || !path.endsWith(".drl"));
    }

    /** Returns a file as it is. */
    @GET
    @Path("/{folder}/{owner}/{file}")
    public Response one(
            @PathParam("programme") String id,
            @PathParam("folder") String folder,
            @PathParam("owner") String owner,
            @PathParam("file") String file,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String accepted) {
        String path = folder + "/" + owner + "/" + file;
        SortedMap<String, String> texts = programmes.find(id).isEmpty() ? new TreeMap<>() : files.of(id);
        String text = texts.get(path);
        if (text == null) {
            return Answers.notFound(AcceptedLanguage.of(accepted));
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return Response.ok(bytes, mediaType(path)).tag(Hash.hexOf(bytes)).build();
    }

    private static String mediaType(String path) {
        return MEDIA_TYPES.getOrDefault(path.substring(path.lastIndexOf('.')), MediaType.APPLICATION_OCTET_STREAM);
    }
}
