package org.passerelle.analysis;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.kie.api.builder.Message;
import org.kie.dmn.api.core.DMNMessage;
import org.kie.dmn.validation.DMNValidator.Validation;
import org.kie.dmn.validation.DMNValidatorFactory;
import org.xml.sax.SAXParseException;

/** Looks for what is wrong or unusual in the models of a folder, beyond what keeps an edition from loading. */
public final class ModelCheck {

    /** An element without id. */
    public static final String MISSING_ID = "MISSING_ID";

    /** A column whose id has a dot. */
    public static final String DOTTED_COLUMN_ID = "DOTTED_COLUMN_ID";

    /** A table with hit policy FIRST whose decision does not say why. */
    public static final String UNEXPLAINED_FIRST = "UNEXPLAINED_FIRST";

    /** An expression that reads the clock or calls code outside FEEL. */
    public static final String IMPURE_EXPRESSION = "IMPURE_EXPRESSION";

    /** An element or requirement that no diagram shows. */
    public static final String NOT_IN_DIAGRAM = "NOT_IN_DIAGRAM";

    private ModelCheck() {}

    /** Returns what the DMN validator of the engine says of all models together, but for plain information. */
    public static List<ModelFinding> validation(Path folder) throws IOException {
        return validation(
                folder,
                Validation.VALIDATE_SCHEMA,
                Validation.VALIDATE_MODEL,
                Validation.VALIDATE_COMPILATION,
                Validation.ANALYZE_DECISION_TABLE);
    }

    /**
     * Returns what the validator says of all models together without compiling them or looking into tables: what loading and
     * {@link TableAnalysis} do not say anyway.
     */
    public static List<ModelFinding> structure(Path folder) throws IOException {
        return validation(folder, Validation.VALIDATE_MODEL);
    }

    /**
     * Where a text breaks the schema of DMN.
     *
     * @param line from 1; 0 when it is not known
     * @param message what is wrong and what would be right, as the schema says
     */
    public record SchemaFault(int line, String message) {}

    /** Returns the first place where a text breaks the schema of DMN; empty when it does not. */
    public static Optional<SchemaFault> schema(String text) {
        return DMNValidatorFactory.newValidator()
                .validateUsing(Validation.VALIDATE_SCHEMA)
                .theseModels(new StringReader(text))
                .stream()
                .map(message -> message.getException() instanceof SAXParseException fault
                        ? new SchemaFault(fault.getLineNumber(), String.valueOf(fault.getMessage()))
                        : new SchemaFault(0, message.getText()))
                .findFirst();
    }

    private static List<ModelFinding> validation(Path folder, Validation... validations) throws IOException {
        List<ModelSource> sources = ModelSource.in(folder);
        Reader[] readers =
                sources.stream().map(source -> new StringReader(source.text())).toArray(Reader[]::new);
        List<DMNMessage> messages =
                DMNValidatorFactory.newValidator().validateUsing(validations).theseModels(readers);
        return messages.stream()
                .filter(message -> message.getLevel() != Message.Level.INFO)
                .map(message -> new ModelFinding(
                        message.getMessageType().name(),
                        Objects.requireNonNullElse(message.getSourceId(), ""),
                        message.getText()))
                .toList();
    }

    /** Returns the breaches of our own conventions. */
    public static List<ModelFinding> conventions(Path folder) throws IOException {
        List<ModelFinding> findings = new ArrayList<>();
        for (ModelSource source : ModelSource.in(folder)) {
            findings.addAll(new Conventions(source).findings());
        }
        return findings;
    }
}
