package org.passerelle.sheet;

import java.util.List;

/** The formats of files that spreadsheets exchange. */
public enum SheetFormat {
    /** Cells separated by commas, RFC 4180, in UTF-8. */
    CSV("text/csv;charset=UTF-8"),
    /** A workbook, ISO/IEC 29500. */
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final String mediaType;

    SheetFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    /** Returns what HTTP calls it. */
    public String mediaType() {
        return mediaType;
    }

    /**
     * Returns a file with some lines of texts.
     *
     * @param name of the sheet, where the format has one
     */
    public byte[] write(String name, List<List<String>> lines) {
        return switch (this) {
            case CSV -> CsvSheet.write(lines);
            case XLSX -> XlsxSheet.write(name, lines);
        };
    }

    /**
     * Returns what the first sheet of a file holds.
     *
     * @throws UnreadableSheet when it is no such file
     */
    public Sheet read(byte[] file) throws UnreadableSheet {
        return switch (this) {
            case CSV -> CsvSheet.read(file);
            case XLSX -> XlsxSheet.read(file);
        };
    }
}
