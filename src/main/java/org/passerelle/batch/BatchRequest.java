package org.passerelle.batch;

import java.time.LocalDate;
import java.util.Locale;
import org.passerelle.explain.Level;
import org.passerelle.programme.Programme;

/**
 * What is asked of every case of a batch.
 *
 * @param language of the texts
 * @param today the day of the decision of cases that name none
 */
public record BatchRequest(Programme programme, Level level, Locale language, LocalDate today) {}
