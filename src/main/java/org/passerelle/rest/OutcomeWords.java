package org.passerelle.rest;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.passerelle.analysis.words.Words;
import org.passerelle.facts.FactType.Field;
import org.passerelle.facts.FactType.ListOf;
import org.passerelle.facts.FactType.Structure;

/** Puts the outcomes of a case in words: a group for the case, one for each structure, one for each entry of a list. */
final class OutcomeWords {

    private static final String ID = "id";
    private static final String DOT = " · ";

    private final Words words;
    private final List<Group> groups = new ArrayList<>();

    private OutcomeWords(Words words) {
        this.words = words;
    }

    /**
     * Outcomes that belong together.
     *
     * @param title null for those of the case as a whole
     */
    record Group(@Nullable String title, List<Line> lines) {

        /** Returns whether any of them decides the case. */
        public boolean decides() {
            return lines.stream().anyMatch(Line::decides);
        }

        List<Line> deciding() {
            return lines.stream().filter(Line::decides).toList();
        }

        /** Returns the group without what decides the case. */
        Group rest() {
            return new Group(
                    title, lines.stream().filter(line -> !line.decides()).toList());
        }
    }

    /**
     * An outcome.
     *
     * @param decides whether it is one of those that decide the case
     */
    record Line(String name, List<String> values, boolean decides) {}

    /** Returns the groups, that of the case first; what is null or empty is left out. */
    static List<Group> of(Map<String, Object> outcomes, Words words) {
        OutcomeWords all = new OutcomeWords(words);
        if (words.edition().outcomes() instanceof Structure type) {
            all.groups.add(new Group(null, new ArrayList<>()));
            all.addFields(type, outcomes, "", all.groups.get(0));
        }
        return all.groups.stream().filter(group -> !group.lines().isEmpty()).toList();
    }

    private void addFields(Structure type, Map<?, ?> values, String path, Group group) {
        type.fields().forEach((name, field) -> {
            Object value = values.get(name);
            boolean entryId = name.equals(ID) && group.title() != null;
            if (value != null && !entryId) {
                add(field, value, path + "/" + name, group);
            }
        });
    }

    private void add(Field field, Object value, String path, Group group) {
        boolean top = path.lastIndexOf('/') == 0;
        if (field.type() instanceof Structure type && value instanceof Map<?, ?> values) {
            addFields(type, values, path, top ? begin(words.outcome(path)) : group);
        } else if (field.type() instanceof ListOf list
                && list.element() instanceof Structure type
                && value instanceof Collection<?> entries) {
            addEntries(type, entries, path, group);
        } else {
            addLine(path, value, group);
        }
    }

    private void addLine(String path, Object value, Group group) {
        List<String> values = value instanceof Collection<?> several
                ? several.stream().map(words::value).toList()
                : List.of(words.value(value));
        if (!values.isEmpty()) {
            group.lines().add(new Line(words.outcome(path), values, decides(path)));
        }
    }

    private void addEntries(Structure type, Collection<?> entries, String path, Group group) {
        boolean top = path.lastIndexOf('/') == 0;
        if (!isFlat(type)) {
            int index = 0;
            for (Object entry : entries) {
                addFields(type, (Map<?, ?>) entry, path, begin(title(path, index++, (Map<?, ?>) entry)));
            }
        } else if (top && !entries.isEmpty()) {
            Group own = begin(words.outcome(path));
            entries.forEach(entry -> {
                List<String> parts = parts(type, (Map<?, ?>) entry);
                own.lines().add(new Line(parts.get(0), List.of(joined(parts.subList(1, parts.size()))), decides(path)));
            });
        } else if (!entries.isEmpty()) {
            List<String> values = entries.stream()
                    .map(entry -> joined(parts(type, (Map<?, ?>) entry)))
                    .toList();
            group.lines().add(new Line(words.outcome(path), values, decides(path)));
        }
    }

    private String title(String path, int index, Map<?, ?> entry) {
        String title = words.numbered(words.outcome(path), index);
        return entry.get(ID) == null ? title : title + DOT + entry.get(ID);
    }

    private Group begin(String title) {
        Group group = new Group(title, new ArrayList<>());
        groups.add(group);
        return group;
    }

    private List<String> parts(Structure type, Map<?, ?> entry) {
        return type.fields().keySet().stream()
                .map(entry::get)
                .filter(Objects::nonNull)
                .map(words::value)
                .toList();
    }

    private static String joined(List<String> parts) {
        return parts.stream().collect(Collectors.joining(DOT));
    }

    private static boolean isFlat(Structure type) {
        return type.fields().values().stream()
                .map(Field::type)
                .noneMatch(each -> each instanceof Structure || each instanceof ListOf);
    }

    private boolean decides(String path) {
        return words.edition().decidingOutcomes().stream()
                .map(outcome -> "/" + outcome.replace("[]", "").replace('.', '/'))
                .anyMatch(path::equals);
    }
}
