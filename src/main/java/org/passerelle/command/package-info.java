/**
 * Commands that run without the service: one decides many cases from a file into a file (lines of JSON, CSV, spreadsheets), one checks
 * receipts.
 */
@NullMarked
package org.passerelle.command;

import org.jspecify.annotations.NullMarked;
