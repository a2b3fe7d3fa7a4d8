package org.passerelle.echo;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Parses a case, and writes an answer of the service to it. */
@Path("/echo")
public final class EchoResource {

    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final java.nio.file.Path answers;
    private final ObjectMapper mapper;
    private final Map<String, Map<String, Object>> answerByLevel = new ConcurrentHashMap<>();

    /**
     * Creates the resource.
     *
     * @param answers folder of answers of the service: none.json, short.json, full.json
     */
    @Inject
    EchoResource(@ConfigProperty(name = "echo.answers") java.nio.file.Path answers, ObjectMapper mapper) {
        this.answers = answers;
        this.mapper = mapper;
    }

    /** Answers a case, of which only the name is looked at. */
    @POST
    @NonBlocking
    @Path("/{level}")
    public Map<String, Object> echo(@PathParam("level") String level, Map<String, Object> request) {
        Map<String, Object> answer = new LinkedHashMap<>(answerByLevel.computeIfAbsent(level, this::read));
        answer.put("caseId", request.get("caseId"));
        return answer;
    }

    private Map<String, Object> read(String level) {
        try {
            return mapper.readValue(Files.readAllBytes(answers.resolve(level + ".json")), OBJECT);
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(level, unreadable);
        }
    }
}
