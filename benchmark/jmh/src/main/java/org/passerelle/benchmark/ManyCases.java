package org.passerelle.benchmark;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.Map;
import java.util.regex.Pattern;
import org.passerelle.analysis.cases.Case;
import org.passerelle.analysis.cases.Caseload;
import org.passerelle.analysis.cases.Distribution;
import org.passerelle.analysis.cases.Revision;
import org.passerelle.decision.Json;
import org.passerelle.programme.Programme;

/**
 * Writes lines of synthetic cases, one in a hundred of them broken, and checks the answers: as many, in the same order, the broken ones
 * refused, and the same case answered alike each time. The same lines in every run.
 */
public final class ManyCases {

    private static final int DISTINCT = 4_001;
    private static final int BROKEN = 100;
    private static final long SEED = 20261122;
    private static final Pattern OWN = Pattern.compile("\"decisionId\":\"[^\"]*\"");
    /** What is sent. */
    private record Request(LocalDate decisionDate, Map<String, Object> facts) {}

    private ManyCases() {}

    /**
     * Writes lines to standard output, or checks answers from standard input.
     *
     * @param arguments {@code write} or {@code check}, and how many
     * @throws IllegalStateException naming the first answer that is wrong
     */
    public static void main(String... arguments) throws IOException {
        int count = Integer.parseInt(arguments[1]);
        if ("write".equals(arguments[0])) {
            write(count, new BufferedOutputStream(System.out, 1 << 16));
        } else {
            check(count, new BufferedReader(new InputStreamReader(new BufferedInputStream(System.in, 1 << 16), UTF_8)));
        }
    }

    /** Returns distinct lines without their ends. */
    public static byte[][] distinct() {
        Programme programme = Valais.programme();
        Caseload caseload =
                new Revision(programme, programme, Valais.DAY).synthetic(Distribution.usual(), SEED, DISTINCT);
        byte[][] lines = new byte[DISTINCT][];
        for (int line = 0; line < DISTINCT; line++) {
            Case drawn = caseload.at(line);
            lines[line] = Json.bytes(new Request(drawn.day(), drawn.known()));
        }
        return lines;
    }

    /** Returns the line at a place. */
    public static byte[] line(byte[][] distinct, int place) {
        byte[] line = distinct[place % DISTINCT];
        return isBroken(place) ? broken(new String(line, UTF_8), place / BROKEN) : line;
    }

    private static boolean isBroken(int place) {
        return place % BROKEN == BROKEN - 1;
    }

    private static byte[] broken(String line, int kind) {
        String cut = line.substring(0, line.length() / 2);
        return switch (kind % 5) {
            case 0 -> cut.getBytes(UTF_8);
            case 1 -> line.replaceFirst("\\{", "{\"unheardOf\":1,").getBytes(UTF_8);
            case 2 -> "{\"decisionDate\":\"2026-02-30\",\"facts\":{}}".getBytes(UTF_8);
            case 3 -> (cut + '\u00e9').getBytes(ISO_8859_1);
            default -> "[]".getBytes(UTF_8);
        };
    }

    private static void write(int count, OutputStream out) throws IOException {
        byte[][] distinct = distinct();
        for (int place = 0; place < count; place++) {
            out.write(line(distinct, place));
            out.write('\n');
        }
        out.flush();
    }

    private static void check(int count, BufferedReader answers) throws IOException {
        int[] known = new int[DISTINCT];
        int refused = 0;
        for (int place = 0; place < count; place++) {
            String answer = answers.readLine();
            demand(answer != null, place, "There is no answer");
            boolean isProblem = answer.contains("\"status\":4");
            demand(isProblem == isBroken(place), place, "Refused, or not, against expectation");
            refused += isProblem ? 1 : 0;
            int hash = OWN.matcher(answer).replaceFirst("").hashCode();
            if (!isProblem && known[place % DISTINCT] == 0) {
                known[place % DISTINCT] = hash;
            }
            demand(isProblem || known[place % DISTINCT] == hash, place, "Answered otherwise than before");
        }
        System.out.printf("%d answers, %d refusals, in order, the same each time%n", count, refused);
        answers.lines().forEach(summary -> System.out.println(summary.length() + " characters of summary"));
    }

    private static void demand(boolean holds, int place, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise + ": line " + (place + 1));
        }
    }
}
