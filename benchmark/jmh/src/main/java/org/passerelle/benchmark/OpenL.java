package org.passerelle.benchmark;

import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.openl.rules.calc.SpreadsheetResult;
import org.openl.rules.runtime.RulesEngineFactory;

/** OpenL Tablets, on a workbook: a rules table per decision, and a spreadsheet that takes one after the other. */
final class OpenL implements Engine {

    private final List<Table> tables;
    private final Class<?> caseType;
    private final MethodHandle decide;

    OpenL(Model model) {
        this.tables = Table.of(model);
        try {
            Path file = Files.createTempFile("case", ".xlsx");
            Files.write(file, new OpenLWorkbook(model).bytes());
            Object rules = new RulesEngineFactory<>(file.toUri().toURL()).newEngineInstance();
            Method method = Arrays.stream(rules.getClass().getMethods())
                    .filter(each -> each.getName().equals(OpenLWorkbook.SPREADSHEET))
                    .findFirst()
                    .orElseThrow();
            this.caseType = method.getParameterTypes()[0];
            this.decide = MethodHandles.publicLookup()
                    .unreflect(method)
                    .bindTo(rules)
                    .asType(MethodType.methodType(Object.class, Object.class));
            Files.delete(file);
        } catch (IOException | IllegalAccessException unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }

    @Override
    public Supplier<?> prepare(Map<String, Object> facts) {
        Object input = input(facts);
        return () -> {
            try {
                return decide.invokeExact(input);
            } catch (Throwable failure) {
                throw new IllegalStateException(failure);
            }
        };
    }

    private Object input(Map<String, Object> facts) {
        try {
            Object input = caseType.getConstructor().newInstance();
            for (Method setter : caseType.getMethods()) {
                String name = setter.getName();
                if (name.startsWith("set")) {
                    Object fact = facts.get(name.substring(3, 4).toLowerCase() + name.substring(4));
                    setter.invoke(input, fact instanceof BigDecimal number ? number.intValueExact() : fact);
                }
            }
            return input;
        } catch (ReflectiveOperationException unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }

    @Override
    public Map<String, ?> read(Object result) {
        Map<String, Object> decisions = new HashMap<>();
        for (Table table : tables) {
            decisions.put(table.decision(), ((SpreadsheetResult) result).getFieldValue("$" + table.decision()));
        }
        return decisions;
    }
}
