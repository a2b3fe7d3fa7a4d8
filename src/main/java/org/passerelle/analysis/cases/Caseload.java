package org.passerelle.analysis.cases;

import java.util.List;

/** Cases to decide, each by its number. Safe for threads. */
public interface Caseload {

    /** Returns how many cases there are. */
    int size();

    /** Returns a case, the same one each time. */
    Case at(int index);

    /** Returns why some of what was uploaded is no case, by line; never a value of it. */
    default List<String> problems() {
        return List.of();
    }
}
