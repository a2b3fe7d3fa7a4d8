package org.passerelle.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PathsTest {

    private static final Map<String, Object> CASE =
            Map.of("reports", List.of(Map.of("on", "Monday"), Map.of("on", "Friday")), "age", 52);

    @Test
    void walk_indexAfterAList_isThatEntry() {
        assertThat(Paths.walk(CASE, List.of("reports", "1", "on"))).isEqualTo("Friday");
        assertThat(Paths.walk(CASE, List.of("reports", "2", "on"))).isNull();
    }

    @Test
    void walk_nameAfterAList_isThatPartOfEachEntry() {
        assertThat(Paths.walk(CASE, List.of("reports", "on"))).isEqualTo(List.of("Monday", "Friday"));
    }

    @Test
    void walk_nameThatThereIsNot_isNull() {
        assertThat(Paths.walk(CASE, List.of("age", "years"))).isNull();
        assertThat(Paths.walk(CASE, List.of("reported"))).isNull();
    }
}
