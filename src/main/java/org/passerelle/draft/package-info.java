/**
 * Drafts: files laid over a published programme, sent with each request and kept nowhere. What compiles or evaluates one runs in a
 * process of its own, with bounded memory, which is ended when it takes too long: a draft is what a stranger wrote. Here are both sides, the
 * pool of processes in the service and the tasks that they work on.
 */
@NullMarked
package org.passerelle.draft;

import org.jspecify.annotations.NullMarked;
