package org.passerelle.draft;

import java.util.List;

/** A draft that cannot be evaluated. */
final class UnusableDraft extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Message> messages;

    UnusableDraft(List<Message> messages) {
        super("The draft cannot be evaluated.");
        this.messages = List.copyOf(messages);
    }

    /** Returns what is wrong. */
    List<Message> messages() {
        return messages;
    }
}
