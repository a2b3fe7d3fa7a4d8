package org.passerelle.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.passerelle.Valais;

/** How many questions a form asks until nothing is missing, one at a time. The means that it prints are published in docs/measured.md. */
final class QuestionsTest {

    private static final int CASES = Integer.getInteger("passerelle.random.cases", 12);

    /** Asks until nothing is missing; returns how often. */
    private static int ask(Map<String, Object> answers, Function<MissingFacts.Result, String> choice) {
        Map<String, Object> facts = Valais.facts("{\"measures\": [{\"id\": \"m\"}]}");
        int questions = 0;
        for (MissingFacts.Result open = find(facts); !open.facts().isEmpty(); open = find(facts)) {
            String question = choice.apply(open);
            Pointer.set(facts, question, answers.get(question));
            questions++;
        }
        return questions;
    }

    private static MissingFacts.Result find(Map<String, Object> facts) {
        return MissingFacts.find(Valais.EDITION, facts, Valais.DAY);
    }

    private static String firstInTheSchema(MissingFacts.Result open) {
        List<String> missing =
                open.facts().stream().map(MissingFacts.Missing::fact).toList();
        return MissingFactsTest.DECIDING.stream()
                .filter(missing::contains)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void next_needsFewerQuestionsThanTheOrderOfTheSchema() {
        Random random = new Random(3);
        List<Integer> next = new ArrayList<>();
        List<Integer> inOrder = new ArrayList<>();
        for (int round = 0; round < CASES; round++) {
            Map<String, Object> answers = new TreeMap<>();
            for (String fact : MissingFactsTest.DECIDING) {
                List<Object> values = BruteForce.values(fact).stream()
                        .filter(Objects::nonNull)
                        .toList();
                answers.put(fact, values.get(random.nextInt(values.size())));
            }
            next.add(ask(answers, MissingFacts.Result::next));
            inOrder.add(ask(answers, QuestionsTest::firstInTheSchema));
        }
        System.out.printf(
                "Questions per case with one measure, mean of %d: %.2f by next, %.2f of what is missing in the order of the"
                        + " schema, %d of everything%n",
                CASES, mean(next), mean(inOrder), MissingFactsTest.DECIDING.size());
        assertThat(mean(next)).isLessThan(mean(inOrder));
    }

    private static double mean(List<Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue).average().orElseThrow();
    }
}
