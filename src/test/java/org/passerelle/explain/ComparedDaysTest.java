package org.passerelle.explain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.passerelle.TypedFacts;
import org.passerelle.engine.TraceListener;
import org.passerelle.programme.Edition;
import org.passerelle.programme.Models;
import org.passerelle.programme.ProgrammeFolder;
import org.passerelle.programme.ProgrammeLoader;

/** An unknown day is tried around every day that it is compared with, those that the model works out included. */
final class ComparedDaysTest {

    private static final Edition EDITION = ProgrammeLoader.load(
                    new ProgrammeFolder("sion-pilot", Path.of("dmn/sion-pilot"), Path.of("rules/sion-pilot")),
                    Models.compiled(new TraceListener()))
            .latest();

    /** With permit B the right to benefit leads into a group when it has ended and when it ends soon, but not when it ends later. */
    @Test
    void dayThatMattersOnlyMonthsAhead_isMissing() throws IOException {
        MissingFacts.Result result = MissingFacts.find(EDITION, facts("""
                {"proposal": {"inPilotRegion": true, "complexCase": true},
                 "person": {"residencePermit": "B", "formerlySelfEmployed": false},
                 "unemployment": {"hadRights": true}, "socialAid": {"clientOfCms": false}}"""), LocalDate.of(2010, 6, 1));
        assertThat(result.facts())
                .filteredOn(missing -> missing.fact().equals("/unemployment/rightsEndOn"))
                .singleElement()
                .satisfies(missing -> assertThat(missing.affects()).contains("target"));
    }

    private static Map<String, Object> facts(String json) throws IOException {
        return TypedFacts.of(EDITION, new ObjectMapper().readTree(json));
    }
}
