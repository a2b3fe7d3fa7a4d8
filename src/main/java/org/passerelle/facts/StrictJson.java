package org.passerelle.facts;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.passerelle.facts.JsonDocument.Malformed;
import org.passerelle.facts.JsonDocument.Malformed.Code;
import org.passerelle.facts.JsonDocument.WellFormed;

/** Parses JSON with Jackson, which by itself would guess the encoding and pass over duplicates and a second document. */
final class StrictJson {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private StrictJson() {}

    static JsonDocument parse(byte[] bytes) {
        return parse(bytes, Integer.MAX_VALUE);
    }

    static JsonDocument parse(byte[] bytes, int mostParts) {
        CharBuffer text = CharBuffer.allocate(bytes.length);
        boolean invalid = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes), text, true)
                .isError();
        text.flip();
        return invalid ? afterEndOf(text.toString()) : parse(text, mostParts);
    }

    private static Malformed afterEndOf(String valid) {
        int lines =
                1 + (int) valid.chars().filter(character -> character == '\n').count();
        return new Malformed(Code.NOT_UNICODE, lines, valid.length() - valid.lastIndexOf('\n'));
    }

    private static JsonDocument parse(CharBuffer text, int mostParts) {
        try (JsonParser parser = MAPPER.createParser(text.array(), text.arrayOffset(), text.remaining())) {
            JsonParser strict = isEscaped(text) ? new UnicodeParser(parser) : parser;
            return parse(mostParts == Integer.MAX_VALUE ? strict : new BoundedParser(strict, mostParts));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isEscaped(CharBuffer text) {
        for (int index = 0; index < text.length(); index++) {
            if (text.charAt(index) == '\\') {
                return true;
            }
        }
        return false;
    }

    private static JsonDocument parse(JsonParser parser) throws IOException {
        try {
            JsonNode root = MAPPER.readTree(parser);
            if (root == null) {
                return malformed(Code.EMPTY, parser);
            }
            return parser.nextToken() == null ? new WellFormed(root) : malformed(Code.MORE_THAN_ONE_DOCUMENT, parser);
        } catch (CharacterCodingException e) {
            return malformed(Code.NOT_UNICODE, parser);
        } catch (TooManyParts e) {
            return malformed(Code.TOO_MANY, parser);
        } catch (StreamConstraintsException e) {
            return malformed(isTooDeep(parser) ? Code.TOO_DEEP : Code.TOO_LARGE, parser);
        } catch (NumberFormatException e) {
            return malformed(Code.TOO_LARGE, parser);
        } catch (MismatchedInputException e) {
            return malformed(Code.DUPLICATE_KEY, parser);
        } catch (JsonProcessingException e) {
            return malformed(Code.NOT_JSON, parser);
        }
    }

    private static boolean isTooDeep(JsonParser parser) {
        return parser.getParsingContext().getNestingDepth()
                > parser.streamReadConstraints().getMaxNestingDepth();
    }

    /* Takes the place from the parser: the exceptions quote the document. */
    private static Malformed malformed(Code code, JsonParser parser) {
        JsonLocation location = parser.currentLocation();
        return new Malformed(code, location.getLineNr(), location.getColumnNr());
    }

    /** Says that a document has more parts than it may. */
    private static final class TooManyParts extends StreamConstraintsException {
        private static final long serialVersionUID = 1L;

        TooManyParts() {
            super("too many parts");
        }
    }

    /** Counts the parts of a document. */
    private static final class BoundedParser extends JsonParserDelegate {

        private int left;

        BoundedParser(JsonParser parser, int most) {
            super(parser);
            this.left = most;
        }

        @Override
        public JsonToken nextToken() throws IOException {
            if (left == 0) {
                throw new TooManyParts();
            }
            left--;
            return super.nextToken();
        }
    }

    /** Refuses escaped surrogates without their pair, which could never be written as UTF-8 again. */
    private static final class UnicodeParser extends JsonParserDelegate {

        UnicodeParser(JsonParser parser) {
            super(parser);
        }

        @Override
        public JsonToken nextToken() throws IOException {
            JsonToken token = super.nextToken();
            boolean hasText = token == JsonToken.FIELD_NAME || token == JsonToken.VALUE_STRING;
            if (hasText && getText().codePoints().anyMatch(UnicodeParser::isSurrogate)) {
                throw new CharacterCodingException();
            }
            return token;
        }

        private static boolean isSurrogate(int codePoint) {
            return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
        }
    }
}
