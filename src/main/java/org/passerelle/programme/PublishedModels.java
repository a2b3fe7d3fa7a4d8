package org.passerelle.programme;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kie.kogito.decision.DecisionModels;

/**
 * Models and rules as generated when the service was built. All programmes share one space of names there, so two that use the same name
 * are refused: nobody could say which of them decides.
 */
final class PublishedModels extends Models {

    private final DecisionModels generated;
    private final Map<List<String>, String> placeByModel = new HashMap<>();
    private final Map<String, String> programmeByPackage = new HashMap<>();

    PublishedModels(DecisionModels generated) {
        this.generated = generated;
    }

    @Override
    @Nullable
    DecisionModels models(String programme, List<ModelFile> files, List<Defect> defects) {
        boolean unique = true;
        for (ModelFile file : files) {
            String place = programme + "/" + file.name();
            String other = placeByModel.putIfAbsent(
                    List.of(
                            file.definitions().getNamespace(),
                            file.definitions().getName()),
                    place);
            if (other != null && !other.equals(place)) {
                defects.add(new Defect(
                        file.name(),
                        file.lineOf(file.definitions().getId()),
                        "The model has the namespace and the name of " + other + "; it needs a namespace of its own."));
                unique = false;
            }
        }
        return unique ? generated : null;
    }

    @Override
    @Nullable
    ClassLoader rules(String programme, List<RuleFile> files, List<Defect> defects) {
        boolean unique = true;
        for (RuleFile file : files) {
            String other = programmeByPackage.putIfAbsent(file.packageName(), programme);
            if (other != null && !other.equals(programme)) {
                defects.add(new Defect(
                        file.name(),
                        file.packageLine(),
                        "The programme '" + other + "' uses the package " + file.packageName()
                                + " too; the rules need a package of their own."));
                unique = false;
            }
        }
        return unique ? Thread.currentThread().getContextClassLoader() : null;
    }
}
