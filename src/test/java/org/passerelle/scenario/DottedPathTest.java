package org.passerelle.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.facts.FactType.Field;
import org.passerelle.facts.FactType.Flag;
import org.passerelle.facts.FactType.ListOf;
import org.passerelle.facts.FactType.Structure;

final class DottedPathTest {

    private static final Structure ENTRY = new Structure(Map.of("open", new Field(new Flag(), false, "")));

    private static final Structure TYPE = new Structure(Map.of("entries", new Field(new ListOf(ENTRY, 10), false, "")));

    private static final Map<String, Object> VALUE = Map.of("entries", List.of(Map.of("open", true)));

    @Test
    void of_namesAndIndices_isTheSameAsTheJsonPointer() {
        DottedPath path = path("entries[12].open");

        assertThat(path.pointer()).hasToString("/entries/12/open");
        assertThat(DottedPath.written("/entries/12/open")).isEqualTo("entries[12].open");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "entries.", "entries[]", "entries[x]", "entries.0", "[0]", "en tries", "a/b"})
    void of_anotherForm_isEmpty(String text) {
        assertThat(DottedPath.of(text)).isEmpty();
    }

    @Test
    void typeIn_placeOfTheType_isFoundWhateverTheIndex() {
        assertThat(path("entries[7].open").typeIn(TYPE)).contains(new Flag());
        assertThat(path("entries[0]").typeIn(TYPE)).contains(ENTRY);
    }

    @Test
    void typeIn_noPlaceOfTheType_isEmpty() {
        assertThat(path("entries.open").typeIn(TYPE)).isEmpty();
        assertThat(path("entries[0].closed").typeIn(TYPE)).isEmpty();
        assertThat(path("others").typeIn(TYPE)).isEmpty();
    }

    @Test
    void valueIn_listsAndStructures_isFound() {
        assertThat(path("entries[0].open").valueIn(VALUE)).isEqualTo(true);
        assertThat(path("entries[0].open").existsIn(VALUE)).isTrue();
    }

    @Test
    void existsIn_entryBeyondTheEnd_isFalse() {
        assertThat(path("entries[1].open").existsIn(VALUE)).isFalse();
        assertThat(path("entries[0].closed").existsIn(VALUE)).isFalse();
    }

    @Test
    void leavesOf_lists_nameTheFirstEntry() {
        assertThat(DottedPath.leavesOf(TYPE)).containsExactly("entries[0].open");
    }

    private static DottedPath path(String text) {
        Optional<DottedPath> path = DottedPath.of(text);
        assertThat(path).isPresent();
        return path.get();
    }
}
