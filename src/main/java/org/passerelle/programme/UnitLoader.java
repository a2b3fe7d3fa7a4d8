package org.passerelle.programme;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Loads the rule units on findings of an edition. */
final class UnitLoader {

    private final Models models;
    private final String programme;
    private final StoreReader stores;
    private final List<Defect> defects;

    UnitLoader(Models models, String programme, StoreReader stores, List<Defect> defects) {
        this.models = models;
        this.programme = programme;
        this.stores = stores;
        this.defects = defects;
    }

    /** Returns the units that files declare, but those, with defects, that cannot be used. */
    List<FindingUnit> load(List<RuleFile> files) {
        checkNames(files);
        Map<RuleFile, List<FindingUnit.Store>> storesByFile = new HashMap<>();
        files.forEach(file -> storesByFile.put(file, stores.read(file)));
        ClassLoader classes = models.rules(programme, files, defects);
        List<FindingUnit> units = new ArrayList<>();
        if (classes != null) {
            for (RuleFile file : files) {
                add(units, file, classes, storesByFile.getOrDefault(file, List.of()));
            }
        }
        return units;
    }

    private void checkNames(List<RuleFile> files) {
        Map<String, RuleFile> fileByUnit = new HashMap<>();
        for (RuleFile file : files) {
            RuleFile other = fileByUnit.putIfAbsent(file.unitClass(), file);
            if (other != null) {
                defects.add(new Defect(
                        file.name(),
                        file.unitLine(),
                        "The rule unit '" + file.unitClass() + "' is declared in " + other.name() + " too."));
            }
        }
    }

    private void add(List<FindingUnit> units, RuleFile file, ClassLoader classes, List<FindingUnit.Store> stores) {
        try {
            units.add(FindingUnit.of(file.unitClass(), classes, stores));
        } catch (ReflectiveOperationException absent) {
            defects.add(new Defect(
                    file.name(),
                    file.unitLine(),
                    "The rule unit '" + file.unitClass() + "' was not compiled when the service was built."));
        }
    }
}
