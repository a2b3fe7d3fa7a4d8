package org.passerelle.draft;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts within XML, as the editor of models writes them. */
final class XmlText {

    private static final Pattern ENTITY = Pattern.compile("&(#x?[0-9A-Fa-f]+|\\w+);");
    private static final Map<String, String> ENTITIES =
            Map.of("amp", "&", "gt", ">", "lt", "<", "apos", "'", "quot", "\"");
    private static final int DECIMAL = 10;
    private static final int HEXADECIMAL = 16;

    private XmlText() {}

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace(">", "&gt;")
                .replace("<", "&lt;")
                .replace("'", "&apos;")
                .replace("\"", "&quot;");
    }

    static String plain(String text) {
        return ENTITY.matcher(text).replaceAll(found -> Matcher.quoteReplacement(plainEntity(found.group(1))));
    }

    private static String plainEntity(String name) {
        if (!name.startsWith("#")) {
            return ENTITIES.getOrDefault(name, "&" + name + ";");
        }
        boolean hexadecimal = name.startsWith("#x");
        int radix = hexadecimal ? HEXADECIMAL : DECIMAL;
        return Character.toString(Integer.parseInt(name.substring(hexadecimal ? 2 : 1), radix));
    }
}
