package org.passerelle.programme;

import java.util.List;

/**
 * Something wrong in a programme folder.
 *
 * @param kind what it is about
 * @param file name within the folder
 * @param line where, from 1; 0 when it concerns the whole file
 * @param message what is wrong, and what is allowed
 */
public record Defect(Kind kind, String file, int line, String message) {

    /** What defects are about. */
    public enum Kind {
        /** The description of the programme. */
        DESCRIPTION,
        /** A file that is no DMN model. */
        XML,
        /** A model that says what cannot be. */
        MODEL,
        /** Rules on findings. */
        RULES,
        /** A row or rule without legal basis, or with one that no source has. */
        LEGAL_BASIS,
        /** A text or label that is missing, superfluous, or not as in the other languages. */
        TEXT;

        private static Kind of(String file) {
            if (file.endsWith(".properties")) {
                return TEXT;
            }
            return file.endsWith(".dmn") ? MODEL : file.endsWith(".drl") ? RULES : DESCRIPTION;
        }
    }

    /** Creates a defect of the kind that is usual in such a file. */
    public Defect(String file, int line, String message) {
        this(Kind.of(file), file, line, message);
    }

    /** Returns whether a programme could be evaluated all the same: only what it says to people is not in order. */
    static boolean areOfWords(List<Defect> defects) {
        return defects.stream().allMatch(defect -> defect.kind == Kind.LEGAL_BASIS || defect.kind == Kind.TEXT);
    }

    @Override
    public String toString() {
        return line > 0 ? file + ":" + line + ": " + message : file + ": " + message;
    }
}
