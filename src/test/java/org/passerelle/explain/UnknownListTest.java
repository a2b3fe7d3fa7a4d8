package org.passerelle.explain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.passerelle.TypedFacts;
import org.passerelle.engine.Network;
import org.passerelle.engine.TraceListener;
import org.passerelle.programme.Edition;
import org.passerelle.programme.Models;
import org.passerelle.programme.ProgrammeFolder;
import org.passerelle.programme.ProgrammeLoader;

/** An outcome that goes through a list which is not known depends on it; with the list known it depends on its entries. */
final class UnknownListTest {

    private static final Edition EDITION = ProgrammeLoader.load(
                    new ProgrammeFolder("brest-mesp", Path.of("dmn/brest-mesp"), Path.of("rules/brest-mesp")),
                    Models.compiled(new TraceListener()))
            .latest();

    private static final List<String> OUTCOME = List.of("site", "requirements", "psychologistAtDebriefs");

    private static Influence influence(String json) throws IOException {
        Map<String, Object> facts = TypedFacts.of(EDITION, new ObjectMapper().readTree(json));
        Network network = new Network(EDITION, facts, EDITION.inForce().from());
        return new Influence(network.outcome(OUTCOME), new Budget());
    }

    @Test
    void unknownList_canChangeIt_thoughNotExactly() throws IOException {
        Influence influence = influence("{}");
        assertThat(influence.facts()).containsKey("/site/debriefs");
        assertThat(influence.isExact()).isFalse();
    }

    @Test
    void unknownFactsOfAKnownList_canChangeIt() throws IOException {
        Influence influence = influence("{\"site\": {\"debriefs\": [{}]}}");
        assertThat(influence.facts())
                .containsKey("/site/debriefs/0/psychologistPresent")
                .doesNotContainKey("/site/debriefs");
        assertThat(influence.isExact()).isTrue();
    }
}
