package org.passerelle.rest;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Objects;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.passerelle.programme.Programme;
import org.passerelle.programme.Programmes;

/** Completes the OpenAPI document with what follows from the programmes: facts are as the schema of one of them says. */
@Singleton
@OpenApiFilter(stages = OpenApiFilter.RunStage.RUNTIME_STARTUP)
public final class OpenApiFacts implements OASFilter {

    private static final String FACTS = "Facts";

    private final Programmes programmes;

    @Inject
    OpenApiFacts(Programmes programmes) {
        this.programmes = programmes;
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        Schema facts =
                Objects.requireNonNull(document.getComponents().getSchemas().get(FACTS));
        for (Programme programme : programmes.all()) {
            facts.addAnyOf(OASFactory.createSchema().ref("/v1/programmes/" + programme.id() + "/schema"));
        }
    }
}
