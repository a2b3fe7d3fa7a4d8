package org.passerelle.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.passerelle.Browser;

/** A draft edited in the KIE editor, from the first look to the download. */
@QuarkusTest
final class EditIT {

    @TestHTTPResource("/")
    URI server;

    @Test
    void draft_isEditedCheckedKeptAndHandedOn() {
        edit(false);
    }

    @Test
    @Tag("mornings")
    void workOnADraft_thatIsCancelled_ends() {
        edit(true);
    }

    private void edit(boolean cancels) {
        ObjectNode task = new ObjectMapper()
                .createObjectNode()
                .put("server", server.toString())
                .put("programme", "valais-coaching")
                .put("file", "dmn/valais-coaching/eligibility.dmn")
                .put("table", "laci-prior-step")
                // The status of the row that refuses: cells are counted from 0, the number of the row is none.
                .put("row", 2)
                .put("cell", 2)
                .put("text", "\"MET\"")
                .put("flips", "NOT_ELIGIBLE")
                .put("cancels", cancels)
                .put("roundTrip", Assets.address("dmn.ts").toString());
        ArrayNode models = task.putArray("dmn");
        List<String> programmes = RestAssured.get("/v1/programmes").path("id");
        for (String programme : programmes) {
            String files = "/v1/programmes/" + programme + "/files";
            List<String> paths = RestAssured.get(files).path("files.path");
            paths.stream().filter(path -> path.endsWith(".dmn")).forEach(path -> models.add(files + "/" + path));
        }

        assertThat(Browser.run("edit.mjs", task)).isEmpty();
        assertThat(models).hasSizeGreaterThan(30);
    }

    @Test
    @Tag("mornings")
    void analyst_addsACriterionAndAMeasure_andDelegatesAnotherFromANewEditionOn() {
        ObjectNode task = new ObjectMapper()
                .createObjectNode()
                .put("server", server.toString())
                .put("programme", "valais-coaching");

        assertThat(Browser.run("mornings.mjs", task)).isEmpty();
    }
}
