package org.passerelle.engine.plan;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.core.impl.BaseDMNTypeImpl;
import org.kie.dmn.core.impl.CompositeTypeImpl;
import org.kie.dmn.feel.lang.types.BuiltInType;
import org.passerelle.engine.feel.Verdicts;

/**
 * Whether a value fits a type as it is. The engine would convert some that do not, such as a single value for a list, and refuse others: it
 * is asked about all of those.
 */
final class Fit {

    private static final Map<BuiltInType, Class<?>> CLASSES = Map.of(
            BuiltInType.STRING, String.class,
            BuiltInType.NUMBER, BigDecimal.class,
            BuiltInType.BOOLEAN, Boolean.class,
            BuiltInType.DATE, LocalDate.class);

    private final BaseDMNTypeImpl type;
    private final boolean any;
    private final boolean admitsNull;
    private final boolean constrained;
    private final @Nullable Class<?> plain;
    private final @Nullable Fit base;
    private final Map<String, Fit> fields = new LinkedHashMap<>();
    private final Verdicts texts = new Verdicts();

    /** Creates the test of a type. */
    Fit(BaseDMNTypeImpl type) {
        this.type = type;
        this.any = type.getFeelType() == BuiltInType.UNKNOWN && type.getBaseType() == null;
        this.admitsNull = type.isAssignableValue(null);
        this.constrained = !isEmpty(type.getAllowedValuesFEEL()) || !isEmpty(type.getTypeConstraintFEEL());
        this.base = type.getBaseType() instanceof BaseDMNTypeImpl known ? new Fit(known) : null;
        this.plain = base == null && !type.isCollection() && type.getFeelType() instanceof BuiltInType builtIn
                ? CLASSES.get(builtIn)
                : null;
        if (type instanceof CompositeTypeImpl && base == null) {
            type.getFields().forEach((name, field) -> fields.put(name, new Fit((BaseDMNTypeImpl) field)));
        }
    }

    private static boolean isEmpty(@Nullable List<?> tests) {
        return tests == null || tests.isEmpty();
    }

    /** Returns whether values surely fit by what is known of them. */
    boolean isSure(Known values) {
        if (any) {
            return true;
        } else if (values instanceof Known.OneOf known) {
            return known.values().stream().allMatch(this::admits);
        } else if (values instanceof Known.OfType known) {
            // A list of one is converted where the type is not itself said to be a list.
            return admitsNull
                    && named(type).isCollection() == type.isCollection()
                    && areOne(named(type), named(known.type()));
        } else if (base != null && isAlias(type)) {
            return base.isSure(values);
        } else if (constrained) {
            return false;
        } else if (values instanceof Known.ListOf known) {
            return type.isCollection() && (base != null ? base.isSure(known.entries()) : hasFields(known.entries()));
        }
        return !type.isCollection() && hasFields(values);
    }

    private boolean hasFields(Known values) {
        return !fields.isEmpty()
                && values instanceof Known.Structure known
                && fields.entrySet().stream()
                        .allMatch(field -> known.fields().containsKey(field.getKey())
                                && field.getValue().isField(known.fields().get(field.getKey())));
    }

    /** As a field whose value was checked, null or not. */
    private boolean isField(@Nullable BaseDMNTypeImpl checked) {
        return any || (checked != null && areOne(named(type), named(checked)));
    }

    /** A component of a structure that is nothing but a named type is that type. */
    private static BaseDMNTypeImpl named(BaseDMNTypeImpl type) {
        BaseDMNTypeImpl named = type;
        while (isAlias(named) && named.getBaseType() instanceof BaseDMNTypeImpl base) {
            named = base;
        }
        return named;
    }

    private static boolean isAlias(BaseDMNTypeImpl type) {
        return !type.isCollection() && isEmpty(type.getAllowedValuesFEEL()) && isEmpty(type.getTypeConstraintFEEL());
    }

    /** Components of different structures may share a name. */
    private static boolean areOne(BaseDMNTypeImpl one, BaseDMNTypeImpl other) {
        return one == other
                || (one.getBelongingType() == null
                        && other.getBelongingType() == null
                        && one.getName() != null
                        && one.getName().equals(other.getName())
                        && Objects.equals(one.getNamespace(), other.getNamespace())
                        && one.isCollection() == other.isCollection());
    }

    /** Returns whether a value fits, and would not be converted: the engine takes the one element of a list for the list. */
    boolean admits(@Nullable Object value) {
        return any || (conforms(value) && (type.isCollection() || !isSingle(value)));
    }

    private static boolean isSingle(@Nullable Object value) {
        return value instanceof Collection<?> entries && entries.size() == 1;
    }

    private boolean conforms(@Nullable Object value) {
        if (any) {
            return true;
        } else if (value == null) {
            return admitsNull;
        } else if (base != null && isAlias(type)) {
            return base.conforms(value);
        } else if (type.isCollection() || value instanceof Collection) {
            return type.isCollection() && value instanceof Collection<?> entries && conformAll(entries);
        } else if (constrained) {
            return value instanceof String ? texts.on(value, type::isAssignableValue) : isConvertible(value);
        }
        return fields.isEmpty() ? admitsPlain(value) : admitsStructure(value);
    }

    private boolean admitsPlain(Object value) {
        return plain == null ? isConvertible(value) : plain.isInstance(value);
    }

    private boolean conformAll(Collection<?> entries) {
        if (constrained || (base == null && fields.isEmpty()) || (base != null && base.type.isCollection())) {
            return type.isAssignableValue(entries);
        }
        for (Object entry : entries) {
            boolean fits = base != null ? base.conforms(entry) : entry == null || admitsStructure(entry);
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private boolean admitsStructure(Object value) {
        if (!(value instanceof Map<?, ?> structure)) {
            return false;
        }
        for (Map.Entry<String, Fit> field : fields.entrySet()) {
            Object part = structure.get(field.getKey());
            if (!field.getValue().conforms(part) || (part == null && !structure.containsKey(field.getKey()))) {
                return false;
            }
        }
        return true;
    }

    /** The engine makes days to moments where moments are wanted. */
    private boolean isConvertible(Object value) {
        return !(value instanceof LocalDate && type.getFeelType() == BuiltInType.DATE_TIME)
                && type.isAssignableValue(value);
    }
}
