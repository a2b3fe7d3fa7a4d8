package org.passerelle;

import java.nio.file.Path;
import org.passerelle.engine.TraceListener;
import org.passerelle.programme.Edition;
import org.passerelle.programme.Models;
import org.passerelle.programme.Programme;
import org.passerelle.programme.ProgrammeFolder;
import org.passerelle.programme.ProgrammeLoader;

/** The programme valais-coaching, loaded once from its folders for all tests. */
public final class Valais {

    public static final ProgrammeFolder FOLDER =
            new ProgrammeFolder("valais-coaching", Path.of("dmn/valais-coaching"), Path.of("rules/valais-coaching"));

    public static final Programme PROGRAMME = ProgrammeLoader.load(FOLDER, Models.compiled(new TraceListener()));

    public static final Edition EDITION = PROGRAMME.latest();

    private Valais() {}
}
