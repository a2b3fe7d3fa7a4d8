package org.passerelle.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.passerelle.benchmark.Requests;
import org.passerelle.benchmark.Valais;
import org.passerelle.decision.Answer;
import org.passerelle.decision.CaseRequest;
import org.passerelle.decision.Json;
import org.passerelle.engine.DecisionEngine;
import org.passerelle.engine.Evaluation;
import org.passerelle.engine.Parts;
import org.passerelle.explain.Account;
import org.passerelle.explain.Explainer;
import org.passerelle.explain.Level;
import org.passerelle.facts.JsonDocument;
import org.passerelle.programme.Edition;
import org.passerelle.programme.Programme;

/** The path of a request through the service, stage by stage, without HTTP. */
@State(Scope.Benchmark)
public class StageBenchmark {

    /** What is asked. */
    @Param
    public Requests requests;

    private final DecisionEngine engine = new DecisionEngine();
    private final Parts parts = new Parts();
    private final Explainer explainer = new Explainer();
    private Programme programme;
    private List<Asked> asked;
    private int next;

    /** A request, and what each stage makes of it. */
    private record Asked(
            byte[] body,
            JsonNode root,
            CaseRequest request,
            Map<String, Object> factsAndOutcomes,
            Evaluation evaluation,
            Account account,
            Answer.Open open) {}

    /** Takes all requests through all stages. */
    @Setup
    public void load() {
        programme = Valais.programme();
        asked = requests.bodies(programme.latest()).stream().map(this::ask).toList();
    }

    private Asked ask(byte[] body) {
        JsonNode root = root(body);
        CaseRequest request = request(root);
        Evaluation evaluation = decide(request);
        Map<String, Object> values = new HashMap<>(request.facts());
        values.put(Edition.DECISION_DATE, request.day());
        values.put(Edition.OUTCOMES, evaluation.outcomes());
        Account account = explain(request, evaluation, Level.SHORT);
        return new Asked(body, root, request, values, evaluation, account, missing(request, account));
    }

    private Asked next() {
        next = (next + 1) % asked.size();
        return asked.get(next);
    }

    /** Bytes to a JSON tree. */
    @Benchmark
    public Object parse() {
        return root(next().body());
    }

    /** The tree to typed facts. */
    @Benchmark
    public Object readFacts() {
        return request(next().root());
    }

    /** Facts to outcomes and findings, with a trace. */
    @Benchmark
    public Object decide() {
        return decide(next().request());
    }

    /** Only the rules on findings. */
    @Benchmark
    public Object findings() {
        Asked one = next();
        return parts.findings(one.request().edition(), one.factsAndOutcomes());
    }

    /** Which unknown facts could still matter, of a case that has been explained. */
    @Benchmark
    public Object missing() {
        Asked one = next();
        return missing(one.request(), one.account());
    }

    /** The short explanation. */
    @Benchmark
    public Object explainShort() {
        Asked one = next();
        return explain(one.request(), one.evaluation(), Level.SHORT);
    }

    /** The full explanation. */
    @Benchmark
    public Object explainFull() {
        Asked one = next();
        return explain(one.request(), one.evaluation(), Level.FULL);
    }

    /** The answer to bytes. */
    @Benchmark
    public Object write() {
        Asked one = next();
        return write(one.request(), one.evaluation(), one.account(), one.open());
    }

    /** Bytes to bytes, with the short explanation. */
    @Benchmark
    public Object whole() {
        CaseRequest request = request(root(next().body()));
        Evaluation evaluation = decide(request);
        Account account = explain(request, evaluation, Level.SHORT);
        return write(request, evaluation, account, missing(request, account));
    }

    private static JsonNode root(byte[] body) {
        return ((JsonDocument.WellFormed) JsonDocument.parse(body)).root();
    }

    private CaseRequest request(JsonNode root) {
        return ((CaseRequest.Read.Valid) CaseRequest.read(root, programme, Valais.DAY)).request();
    }

    private Evaluation decide(CaseRequest request) {
        return engine.decide(request.edition(), request.facts(), request.day());
    }

    private static Answer.Open missing(CaseRequest request, Account account) {
        return Answer.Open.of(account.missing(request.facts(), request.day()));
    }

    private Account explain(CaseRequest request, Evaluation evaluation, Level level) {
        return explainer.explain(request.edition(), evaluation, level, Locale.FRENCH);
    }

    private static byte[] write(CaseRequest request, Evaluation evaluation, Account account, Answer.Open open) {
        return Json.bytes(Answer.of(request, evaluation, open, account.explanation(), Locale.FRENCH));
    }
}
