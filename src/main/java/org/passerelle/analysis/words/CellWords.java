package org.passerelle.analysis.words;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.passerelle.analysis.Meaning;
import org.passerelle.analysis.Meaning.AnyOf;
import org.passerelle.analysis.Meaning.Anything;
import org.passerelle.analysis.Meaning.Between;
import org.passerelle.analysis.Meaning.Bound;
import org.passerelle.analysis.Meaning.Constant;
import org.passerelle.analysis.Meaning.NoneOf;
import org.passerelle.programme.Reference;
import org.passerelle.programme.Table;

/** Puts cells of decision tables in words. */
public record CellWords(Words words) {

    private static final Pattern CODE = Pattern.compile("\"([^\"\\\\]*)\"");

    private static final Pattern CODES = Pattern.compile("\\[\\s*" + CODE + "(\\s*,\\s*" + CODE + ")*\\s*]");

    /** Returns what an input cell asks of the value of its column. */
    public String test(String cell, Table.Column column) {
        Meaning meaning = Meaning.ofTest(cell);
        if (meaning instanceof NoneOf none) {
            return noneOf(none.excluded(), !column.required());
        }
        return words(meaning);
    }

    /** Returns what an output cell yields. */
    public String result(String cell, Table.Row row) {
        if (Meaning.ofResult(cell) instanceof Constant constant) {
            return constant.value() == null ? words.text("none") : words.value(constant.value());
        }
        if (CODES.matcher(cell).matches()) {
            return words.value(
                    CODE.matcher(cell).results().map(code -> code.group(1)).toList());
        }
        return row.references().stream()
                .filter(reference -> reference.toString().equals(cell))
                .findFirst()
                .map(this::asDecided)
                .orElse(cell);
    }

    private String asDecided(Reference reference) {
        Stream<String> names = Stream.concat(Stream.of(reference.root()), reference.path().stream());
        return words.text(
                "as-decided",
                Map.of("name", String.join(" – ", names.map(words::name).toList())));
    }

    private String words(Meaning meaning) {
        if (meaning instanceof Anything) {
            return words.text("any");
        }
        if (meaning instanceof Constant constant) {
            return words.value(constant.value());
        }
        if (meaning instanceof AnyOf any) {
            return either(any.alternatives());
        }
        if (meaning instanceof Between range) {
            return between(range.low(), range.high());
        }
        return meaning instanceof NoneOf none ? noneOf(none.excluded(), false) : ((Meaning.Formula) meaning).text();
    }

    private String either(List<Meaning> meanings) {
        List<String> parts = meanings.stream().map(this::words).toList();
        String last = parts.get(parts.size() - 1);
        return parts.size() == 1
                ? last
                : words.text(
                        "or", Map.of("first", String.join(", ", parts.subList(0, parts.size() - 1)), "last", last));
    }

    /**
     * What is not known is none of the values excluded, unless it is excluded itself.
     *
     * @param open whether the value may be not known
     */
    private String noneOf(List<Meaning> excluded, boolean open) {
        List<Meaning> values = excluded.stream()
                .filter(each -> !each.equals(new Constant(null)))
                .toList();
        if (values.isEmpty()) {
            return words.text("known");
        }
        boolean known = values.size() < excluded.size();
        String key = known ? "known-but-not" : open ? "not-or-unknown" : "not";
        return words.text(key, Map.of("values", either(values)));
    }

    private String between(@Nullable Bound low, @Nullable Bound high) {
        if (low != null && high != null) {
            return words.text("both", Map.of("first", bound("above", low), "last", bound("below", high)));
        }
        return low != null ? bound("above", low) : high != null ? bound("below", high) : words.text("any");
    }

    private String bound(String side, Bound bound) {
        String key = (bound.value() instanceof LocalDate ? "day-" : "") + side + (bound.included() ? "-or-equal" : "");
        return words.text(key, Map.of("value", words.value(bound.value())));
    }
}
