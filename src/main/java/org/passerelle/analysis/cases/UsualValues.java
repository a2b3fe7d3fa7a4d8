package org.passerelle.analysis.cases;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.passerelle.analysis.cases.Draw.Values;
import org.passerelle.facts.FactType;
import org.passerelle.facts.FactType.Decimal;
import org.passerelle.facts.FactType.Text;

/** Plausible values of facts of which no distribution speaks: half of them stand where tables draw their lines. */
final class UsualValues {

    private static final String OTHER = "other";
    private static final int MOST_AWAY = 400;
    private static final BigDecimal LEAST_SPREAD = BigDecimal.TEN;
    private static final BigDecimal WHOLE_RANGE = BigDecimal.valueOf(200);

    private final Compared compared;
    private final Compared alsoCompared;

    /** Prepares values by what two editions compare with. */
    UsualValues(Compared compared, Compared alsoCompared) {
        this.compared = compared;
        this.alsoCompared = alsoCompared;
    }

    Values of(String path, FactType type) {
        if (type instanceof FactType.Flag) {
            return draw -> draw.random().nextInt(2) == 1;
        } else if (type instanceof Text text) {
            return texts(path, text);
        } else if (type instanceof Decimal number) {
            return numbers(path, number);
        }
        return days(path);
    }

    private Values texts(String path, Text text) {
        if (!text.allowed().isEmpty()) {
            return draw -> draw.any(text.allowed());
        }
        TreeSet<String> known = new TreeSet<>(compared.texts(path));
        known.addAll(alsoCompared.texts(path));
        known.removeIf(each -> !fits(text, each));
        return draw -> {
            List<String> texts = new ArrayList<>(known.isEmpty() ? draw.ids() : known);
            texts.removeIf(each -> !fits(text, each));
            for (String other : List.of(
                    OTHER, "a", draw.day().getYear() + "-Q" + (draw.day().getMonthValue() + 2) / 3)) {
                if (fits(text, other)) {
                    texts.add(other);
                    break;
                }
            }
            return texts.isEmpty() ? OTHER : draw.any(texts);
        };
    }

    private static boolean fits(Text type, String text) {
        return text.length() <= type.maxLength() && (type.pattern() == null || text.matches(type.pattern()));
    }

    /** The numbers that tables compare with and their neighbours, and others between and around them. */
    private Values numbers(String path, Decimal type) {
        List<BigDecimal> notable = notable(path, type);
        BigDecimal low = notable.get(0);
        BigDecimal high = notable.get(notable.size() - 1);
        BigDecimal spread = high.subtract(low).max(LEAST_SPREAD);
        boolean narrow = type.minimum() != null
                && type.maximum() != null
                && type.maximum().subtract(type.minimum()).compareTo(WHOLE_RANGE) <= 0;
        BigDecimal least = type.minimum() == null
                ? low.subtract(spread)
                : narrow ? type.minimum() : type.minimum().max(low.subtract(spread));
        BigDecimal most = type.maximum() == null
                ? high.add(spread)
                : narrow ? type.maximum() : type.maximum().min(high.add(spread));
        Optional<NumberRange> range = NumberRange.of(least, most, type.whole());
        return draw -> {
            boolean chosen = notable.size() > 2 && draw.random().nextInt(2) == 0;
            return chosen || range.isEmpty() ? draw.any(notable) : range.get().draw(draw);
        };
    }

    private List<BigDecimal> notable(String path, Decimal type) {
        TreeSet<BigDecimal> notable = new TreeSet<>();
        List<BigDecimal> constants = new ArrayList<>(compared.numbers(path));
        constants.addAll(alsoCompared.numbers(path));
        for (BigDecimal constant : constants) {
            notable.add(constant.subtract(BigDecimal.ONE));
            notable.add(constant);
            notable.add(constant.add(BigDecimal.ONE));
        }
        notable.removeIf(number -> (type.minimum() != null && number.compareTo(type.minimum()) < 0)
                || (type.maximum() != null && number.compareTo(type.maximum()) > 0));
        if (notable.isEmpty()) {
            notable.add(type.minimum() != null ? type.minimum() : BigDecimal.ZERO);
        }
        return List.copyOf(notable);
    }

    /** Days near that of the decision, or as far from another day as tables look, give or take a day. */
    private Values days(String path) {
        List<LocalDate> notable = new ArrayList<>(compared.days(path));
        notable.addAll(alsoCompared.days(path));
        List<Period> durations = new ArrayList<>(compared.durations());
        durations.addAll(alsoCompared.durations());
        durations.add(Period.ZERO);
        return draw -> {
            if (draw.random().nextInt(2) == 0) {
                return draw.day().plusDays(draw.upTo(2 * MOST_AWAY + 1) - (long) MOST_AWAY);
            }
            LocalDate base = !notable.isEmpty() && draw.random().nextInt(2) == 0 ? draw.any(notable) : draw.anyDay();
            Period duration = draw.any(durations);
            LocalDate away = draw.random().nextInt(2) == 0 ? base.plus(duration) : base.minus(duration);
            return away.plusDays(draw.upTo(3) - 1L);
        };
    }
}
