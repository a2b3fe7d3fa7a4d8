package org.passerelle.workbench;

import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.passerelle.analysis.words.Words;
import org.passerelle.programme.Programme;
import org.passerelle.programme.Table;

/**
 * The page that leads to each programme.
 *
 * @param sought what was searched for in all of them; null for nothing
 */
record ProgrammesPage(
        Locale language,
        List<Programme> programmes,
        @Nullable String sought) implements WorkbenchPage {

    @Override
    public String template() {
        return "workbench-programmes";
    }

    @Override
    public String title() {
        return text("workbench");
    }

    @Override
    public URI address() {
        UriBuilder address = UriBuilder.fromPath(ROOT);
        return sought == null ? address.build() : Search.query(address, sought);
    }

    @Override
    public List<Link> above() {
        return List.of();
    }

    public int tables(Programme programme) {
        return programme.latest().graph().tables().size();
    }

    public int rows(Programme programme) {
        return programme.latest().graph().tables().stream()
                .map(Table::rows)
                .mapToInt(List::size)
                .sum();
    }

    public Words words(Programme programme) {
        return new Words(programme.latest(), language);
    }

    /** Returns what was found, programme by programme; none when nothing was searched for. */
    public List<Search> found() {
        return sought == null
                ? List.of()
                : programmes.stream()
                        .map(programme -> Search.of(programme, words(programme), sought))
                        .filter(search -> !search.rules().isEmpty())
                        .toList();
    }
}
