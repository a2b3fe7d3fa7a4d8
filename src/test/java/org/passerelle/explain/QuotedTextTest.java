package org.passerelle.explain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.passerelle.explain.Explanation.Assumption;

final class QuotedTextTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Test
    void knownText_isWrittenAsAnyOther() throws Exception {
        String signs = IntStream.range(1, 0x10000)
                .filter(sign -> !Character.isSurrogate((char) sign))
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        assertWrittenAsAnyOther(QuotedText.known(signs));
        assertWrittenAsAnyOther(QuotedText.known("a sign of two \uD83D\uDE00"));
        assertWrittenAsAnyOther("a text that nobody knows: \u00E9\"\n");
    }

    private static void assertWrittenAsAnyOther(String text) throws Exception {
        byte[] written = MAPPER.writeValueAsBytes(new Assumption("A", text));
        byte[] ordinary = MAPPER.writeValueAsBytes(text);
        assertThat(new String(written, StandardCharsets.UTF_8))
                .isEqualTo("{\"id\":\"A\",\"text\":" + new String(ordinary, StandardCharsets.UTF_8) + "}");
    }
}
