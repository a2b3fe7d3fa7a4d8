package org.passerelle.programme;

/**
 * A place in a source on which a rule rests.
 *
 * @param source the source
 * @param locator the place in it, such as an article and paragraph
 */
public record LegalBasis(Source source, String locator) {}
