package org.passerelle.engine;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.beans.IntrospectionException;
import java.beans.Introspector;
import java.beans.PropertyDescriptor;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes what rules are declared to see of the values of a case: an object per structure, each of which knows where it stands. */
final class Beans {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** Lists of whatever the case has. */
    private static final JavaType LISTS = MAPPER.constructType(List.class);

    private final JavaType type;
    private final @Nullable Constructor<?> constructor;
    private final Map<String, Property> properties = new LinkedHashMap<>();

    /** How to set a property; looked up once, since the description of a property looks for it anew each time. */
    private record Property(Method setter, Beans values) {}

    /** Reads a class that rules declare, or a type of plain values. */
    static Beans of(Type type) {
        return new Beans(MAPPER.constructType(type));
    }

    private Beans(JavaType type) {
        this.type = type;
        this.constructor = constructor(type.getRawClass());
        if (constructor != null) {
            properties(type.getRawClass()).forEach((name, property) -> {
                Method setter = property.getWriteMethod();
                if (setter != null) {
                    Type of = property.getReadMethod().getGenericReturnType();
                    properties.put(name, new Property(setter, of(of)));
                }
            });
        }
    }

    /** How to make an empty bean; null for what is no bean. */
    private static @Nullable Constructor<?> constructor(Class<?> type) {
        boolean isValue = type.getClassLoader() == null || type.isInterface() || type.isEnum() || type.isRecord();
        return isValue
                ? null
                : Arrays.stream(type.getConstructors())
                        .filter(constructor -> constructor.getParameterCount() == 0)
                        .findFirst()
                        .orElse(null);
    }

    /** Returns the properties of a class by name. */
    static Map<String, PropertyDescriptor> properties(Class<?> type) {
        Map<String, PropertyDescriptor> properties = new LinkedHashMap<>();
        try {
            for (PropertyDescriptor property : Introspector.getBeanInfo(type).getPropertyDescriptors()) {
                properties.put(property.getName(), property);
            }
        } catch (IntrospectionException failure) {
            throw new IllegalStateException(failure);
        }
        return properties;
    }

    /**
     * Returns a value as rules see it.
     *
     * @param pointer where it stands
     */
    @Nullable
    Object of(@Nullable Object value, String pointer) {
        if (value instanceof Map<?, ?> structure && constructor != null) {
            return bean(structure, pointer);
        } else if (value == null || (type.getRawClass().isInstance(value) && !type.isContainerType())) {
            return value;
        }
        Object situated = Pointers.situated(value, pointer);
        return value instanceof List && type.equals(LISTS) ? situated : MAPPER.convertValue(situated, type);
    }

    private Object bean(Map<?, ?> structure, String pointer) {
        try {
            Object bean = Objects.requireNonNull(constructor).newInstance();
            for (Map.Entry<String, Property> property : properties.entrySet()) {
                String name = property.getKey();
                Object value = name.equals(Pointers.POINTER)
                        ? structure.containsKey(name) ? structure.get(name) : pointer
                        : property.getValue().values().of(structure.get(name), pointer + "/" + name);
                if (value != null) {
                    property.getValue().setter().invoke(bean, value);
                }
            }
            return bean;
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException(type + " cannot be filled.", failure);
        }
    }
}
